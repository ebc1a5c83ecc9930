const isPattern = {
  /** `{ a } = x`, `{ a }: T = x`, `{ a } of x`. */
  before: /\s*(?::[^=;{}()]*)?(?:=(?![=>])|\b(?:of|in)\b)/y,
  /** `{ a }, b) =>`, `{ a }: T): U {`, `{ a } = {}) {`. */
  parameter: /\s*(?::[^(){};]*)?(?:,[^(){};]*)?\)\s*(?:=>|\{|:)/y,
};

/**
 * The names that patterns take from objects: `wait` of `const { wait } = experiment` and of `({ wait }) => wait()`. Lexical: what could be one counts.
 *
 * @param code Without comments; a string is its number in double quotes.
 * @returns names, and numbers of strings
 */
export function namesInPatterns(code: string): string[] {
  const open: number[] = [];
  const names: string[] = [];
  for (const { 0: brace, index } of code.matchAll(/[{}]/g)) {
    if (brace === "{") open.push(index);
    const from = brace === "}" ? open.pop() : undefined;
    if (from === undefined || !isAt(code, from, index + 1)) continue;
    for (const [, name, string] of code.slice(from, index).matchAll(/[{,]\s*(?:([A-Za-z_$][\w$]*)|"(\d+)"\s*:)/g))
      names.push((name ?? string)!);
  }
  return names;
}

function isAt(code: string, from: number, to: number): boolean {
  isPattern.before.lastIndex = isPattern.parameter.lastIndex = to;
  if (isPattern.before.test(code)) return true;
  return /[(,]\s*$/.test(code.slice(Math.max(0, from - 20), from)) && isPattern.parameter.test(code);
}
