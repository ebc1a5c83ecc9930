/** What is never packed, before the lines of `.detignore`. */
const builtInRules: readonly string[] = [
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

/** Tells whether a path (relative, with `/`; a directory ends with `/` or not) is left out. */
export type IgnoreTest = (path: string) => boolean;

interface Rule {
  readonly ignore: boolean;
  readonly pattern: RegExp;
}

/**
 * Makes the test for one tree from the built-in rules and the text of the `.detignore` at its root: the last rule that
 * matches decides. The dialect is that of the Python SDK's pattern library rather than of git: a directory rule covers
 * the paths below it one by one, so `!logs/` brings back `logs/a.log` after `*.log`, which git would not do.
 */
export function createIgnoreTest(detignore: string = ""): IgnoreTest {
  const rules = [...builtInRules, ...detignore.split(/\r\n|\r|\n/)].map(readRule).filter((rule) => rule !== undefined);
  rules.reverse();
  return (path) => rules.find(({ pattern }) => pattern.test(path))?.ignore ?? false;
}

function readRule(line: string): Rule | undefined {
  // A blank that is escaped at the end of a line belongs to the name.
  let text = line.endsWith("\\ ") ? line : line.trimEnd();
  if (text === "" || text.startsWith("#") || text === "/") return undefined;
  const ignore = !text.startsWith("!");
  if (!ignore) text = text.slice(1);
  const parts = text.split("/");
  const first = parts[0];
  if (first === "") parts.shift();
  else if (parts.length === 1 || (parts.length === 2 && parts[1] === "")) parts.unshift("**");
  const source = toSource(parts);
  if (source === undefined) return undefined;
  try {
    return { ignore, pattern: new RegExp(`^${source}$`, "u") };
  } catch {
    // A class such as [z-a] matches nothing, as in git.
    return undefined;
  }
}

function toSource(given: readonly string[]): string | undefined {
  const parts = given.filter((part, index) => part !== "**" || given[index - 1] !== "**");
  if (parts.length === 0) return undefined;
  const folderOnly = parts.at(-1) === "";
  if (folderOnly) parts[parts.length - 1] = "**";
  const last = parts.length - 1;
  if (folderOnly && parts.every((part) => part === "**")) return "[^\\n]+/[^\\n]*";
  let source = "";
  let slash = false;
  for (const [index, part] of parts.entries()) {
    if (part === "**") {
      if (index === 0 && index === last) source += "[^/]+(?:/[^\\n]*)?";
      else if (index === 0) source += "(?:[^\\n]+/)?";
      else if (index === last) source += "/[^\\n]*";
      else source += "(?:/[^\\n]+)?";
      slash = index > 0;
      continue;
    }
    if (slash) source += "/";
    const matcher = part === "*" ? "[^/]+" : partSource(part);
    if (matcher === undefined) return undefined;
    source += matcher;
    if (index === last) source += "(?:/[^\\n]*)?";
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
