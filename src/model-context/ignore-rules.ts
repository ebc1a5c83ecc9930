/** What is left out before the lines of `.detignore`: the rules of Python, and packages of Node, which no training uses. */
const builtInRules: readonly string[] = [
  "node_modules/",
  "__pycache__/",
  "*.py[co]",
  "*$py.class",
  "terraform",
  "terraform_data",
  "terraform.tfstate*",
  "terraform.tfvars*",
  ".terraform*",
  ".git/",
  ".vscode/",
  ".idea/",
  ".mypy_cache/",
  "/shared_fs",
];

/** Returns whether a path (relative, with `/`; a directory ends with `/` or not) is left out. */
export type IgnoreTest = (path: string) => boolean;

interface Rule {
  readonly ignore: boolean;
  readonly pattern: RegExp;
}

/** Called with a line that can match nothing as written; lines count from 1. */
export type BadRuleListener = (line: number, problem: string) => void;

/**
 * Makes the test for one tree from the built-in rules and the text of the `.detignore` at its root: the last rule that
 * matches decides. The dialect is that of the Python SDK's pattern library rather than of git: a directory rule covers
 * the paths below it one by one, so `!logs/` brings back `logs/a.log` after `*.log`, which git would not do.
 *
 * Accents count the same composed or not: file systems and editors differ, and people see no difference.
 */
export function createIgnoreTest(detignore: string = "", onBadRule?: BadRuleListener): IgnoreTest {
  const lines = detignore.normalize("NFC").split(/\r\n|\r|\n/);
  const own = lines.map((line, index) => readRule(line, (problem) => onBadRule?.(index + 1, problem)));
  const builtIn = builtInRules.map((line) => readRule(line, () => undefined));
  const rules = [...builtIn, ...own].filter((rule) => rule !== undefined).reverse();
  return (path) => {
    const name = path.normalize("NFC");
    return rules.find(({ pattern }) => pattern.test(name))?.ignore ?? false;
  };
}

// What Python strips.
const blankEnd = /[\s\x1c-\x1f\x85]+$/u;
// A blank that is escaped at the end of a line belongs to the name.
const escapedBlankEnd = /(?<!\\)(?:\\\\)*\\ $/;

function readRule(line: string, onBad: (problem: string) => void): Rule | undefined {
  const text = escapedBlankEnd.test(line) ? line : line.replace(blankEnd, "");
  if (text === "" || text.startsWith("#") || text === "/") return undefined;
  const ignore = !text.startsWith("!");
  const parts = (ignore ? text : text.slice(1)).split("/");
  const problem = problemOf(parts);
  if (problem !== undefined) onBad(problem);
  const first = parts[0];
  if (first === "") parts.shift();
  else if (parts.length === 1 || (parts.length === 2 && parts[1] === "")) parts.unshift("**");
  const source = toSource(parts);
  if (source === undefined) return undefined;
  try {
    return { ignore, pattern: new RegExp(`^${source}$`, "u") };
  } catch {
    onBad("a range such as [z-a] runs backwards");
    return undefined;
  }
}

/** Why a rule is meaningless. Python refuses some of these, and takes the others for rules that match nothing. */
function problemOf(parts: readonly string[]): string | undefined {
  if (parts.length === 1 && parts[0] === "") return "nothing follows the !";
  if (parts.some((part) => /(?<!\\)(?:\\\\)*\\$/.test(part))) return "a backslash has nothing to escape";
  return parts.some((part) => partSource(part) === undefined)
    ? "a [ is never closed; write \\[ for the character"
    : undefined;
}

function toSource(given: readonly string[]): string | undefined {
  const parts = given.filter((part, index) => part !== "**" || given[index - 1] !== "**");
  if (parts.length === 0) return undefined;
  const folderOnly = parts.at(-1) === "";
  if (folderOnly) parts[parts.length - 1] = "**";
  const last = parts.length - 1;
  if (folderOnly && parts.every((part) => part === "**")) return "[^]+/[^]*";
  let source = "";
  let slash = false;
  for (const [index, part] of parts.entries()) {
    if (part === "**") {
      if (index === 0 && index === last) source += "[^/]+(?:/[^]*)?";
      else if (index === 0) source += "(?:[^]+/)?";
      else if (index === last) source += "/[^]*";
      else source += "(?:/[^]+)?";
      slash = index > 0;
      continue;
    }
    if (slash) source += "/";
    const matcher = part === "*" ? "[^/]+" : partSource(part);
    if (matcher === undefined) return undefined;
    source += matcher;
    if (index === last) source += "(?:/[^]*)?";
    slash = true;
  }
  return source;
}

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");

/** Undefined for a class that is never closed: such a rule matches nothing. */
function partSource(part: string): string | undefined {
  const letters = [...part];
  let source = "";
  for (let index = 0; index < letters.length; index += 1) {
    const letter = letters[index] as string;
    if (letter === "\\") {
      index += 1;
      source += escape(letters[index] ?? "\\");
    } else if (letter === "*") {
      source += "[^/]*";
    } else if (letter === "?") {
      source += "[^/]";
    } else if (letter === "[") {
      const end = classEnd(letters, index);
      if (end === undefined) return undefined;
      source += classSource(letters.slice(index + 1, end));
      index = end;
    } else {
      source += escape(letter);
    }
  }
  return source;
}

/** Index of the bracket that closes a class; one directly after the opening (or its `!`) is a member. */
function classEnd(letters: readonly string[], start: number): number | undefined {
  let index = start + 1;
  if (letters[index] === "!" || letters[index] === "^") index += 1;
  if (letters[index] === "]") index += 1;
  const end = letters.indexOf("]", index);
  return end < 0 ? undefined : end;
}

function classSource(letters: readonly string[]): string {
  const negated = letters[0] === "!" || letters[0] === "^";
  const members = negated ? letters.slice(1) : letters;
  const inner = members.map((letter, index) => {
    const range = letter === "-" && index > 0 && index < members.length - 1;
    return range ? "-" : letter.replace(/[\\^\]\[-]/, "\\$&");
  });
  return `[${negated ? "^" : ""}${inner.join("")}]`;
}
