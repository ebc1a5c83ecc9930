/** What a command line does, as far as it can be seen without running it: `echo`, `sleep`, `exit`, `true` and `false`. */
export function runScript(words: readonly string[]): { lines: string[]; code: number; duration: number } {
  const script = /^(ba|z)?sh$/.test(words[0] ?? "") ? words.slice(1).filter((word) => !/^-\w*c?$/.test(word)).join(" ") : words.join(" "); // prettier-ignore
  const lines: string[] = [];
  let duration = 200;
  let code = 0;
  for (const statement of script.split(/;|&&|\n/)) {
    const [name = "", ...rest] = statement.trim().split(/\s+/);
    code = name === "false" ? 1 : 0;
    if (name === "echo") lines.push(rest.join(" ").replace(/^(['"])(.*)\1$/, "$2"));
    else if (name === "sleep") duration += (Number(rest[0]) || 0) * 1000;
    else if (name === "exit") return { lines, code: Number(rest[0] ?? 0) || 0, duration };
  }
  return { lines, code, duration };
}
