/** A comment, a regular expression, a string or a template of a source file, with its quotes. */
export interface SourceToken {
  readonly text: string;
  readonly index: number;
}

/** After these words no value has ended that a slash could divide. */
const beforeExpression = new Set(["return", "typeof", "case", "throw", "yield", "await", "else", "do"]);
const opensExpression = "(,=:[!&|?{;>";
/** A page may hold a backtick that begins nothing: after that many they are taken for what they are. */
const mostUnclosed = 20;

/** Finds comments, strings, templates and regular expressions, whichever begins first; each character is seen a few times at most. */
export function* sourceTokens(source: string): Generator<SourceToken> {
  let unclosed = 0;
  let commentEnd = 0;
  /** End of the last thing that is neither white space nor a comment. */
  let valueEnd = 0;
  for (let at = 0; at < source.length;) {
    const char = source[at]!;
    let end = at;
    if (char === '"' || char === "'") end = stringEnd(source, at);
    else if (char === "`" && unclosed < mostUnclosed) {
      end = templateEnd(source, at);
      if (end === at) unclosed += 1;
    } else if (char === "/" && source[at + 1] === "/") end = lineEnd(source, at);
    else if (char === "/" && source[at + 1] === "*") {
      // One that does not end is looked for once.
      if (commentEnd >= 0 && commentEnd <= at + 2) commentEnd = source.indexOf("*/", at + 2);
      if (commentEnd > at) end = commentEnd + 2;
    } else if (char === "/" && mayBeginExpression(source, valueEnd, at)) end = expressionEnd(source, at);
    if (end === at) {
      at += 1;
      if (!isBlank(char)) valueEnd = at;
      continue;
    }
    yield { text: source.slice(at, end), index: at };
    const isComment = char === "/" && (source[at + 1] === "/" || source[at + 1] === "*");
    at = end;
    if (!isComment) valueEnd = at;
  }
}

const isBlank = (char: string): boolean => /\s/.test(char);

function lineEnd(source: string, at: number): number {
  const end = source.indexOf("\n", at);
  return end < 0 ? source.length : end;
}

/** Gives the place itself where no string ends in the line. */
function stringEnd(source: string, at: number): number {
  for (let index = at + 1; index < source.length && source[index] !== "\n"; index += 1) {
    if (source[index] === "\\") index += 1;
    else if (source[index] === source[at]) return index + 1;
  }
  return at;
}

/** The end of a template, which may hold others in its braces; the place itself where it has none. */
function templateEnd(source: string, at: number): number {
  /** What is open: a template, or braces in one. */
  const open = ["`"];
  for (let index = at + 1; index < source.length; index += 1) {
    const char = source[index]!;
    const inTemplate = open.at(-1) === "`";
    if (char === "\\") index += 1;
    else if (char === "`") {
      if (inTemplate) open.pop();
      else open.push("`");
      if (open.length === 0) return index + 1;
    } else if (inTemplate) {
      if (char !== "$" || source[index + 1] !== "{") continue;
      open.push("{");
      index += 1;
    } else if (char === "{") open.push("{");
    else if (char === "}") open.pop();
    else if (char === '"' || char === "'") index = Math.max(index, stringEnd(source, index) - 1);
  }
  return at;
}

/** A slash divides what has ended before it, unless that is not a value. */
function mayBeginExpression(source: string, valueEnd: number, at: number): boolean {
  const before = source[valueEnd - 1];
  if (before === undefined || opensExpression.includes(before)) return before !== ">" || source[valueEnd - 2] === "=";
  if (before === "}") return source.slice(valueEnd, at).includes("\n");
  return beforeExpression.has(/[A-Za-z]*$/.exec(source.slice(Math.max(0, valueEnd - 10), valueEnd))![0]);
}

/** The end of a regular expression with its flags left out; the place itself where none ends in the line. */
function expressionEnd(source: string, at: number): number {
  let inClass = false;
  for (let index = at + 1; index < source.length && source[index] !== "\n"; index += 1) {
    const char = source[index];
    if (char === "\\") index += 1;
    else if (char === "[") inClass = true;
    else if (char === "]") inClass = false;
    else if (char === "/" && !inClass) return index + 1;
  }
  return at;
}
