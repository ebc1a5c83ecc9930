/**
 * Adds a release to `openapi/operations-by-release.tsv`: the ranges of what it has go on to it, and what is new begins with it.
 * @param {string} text
 * @param {string} release newer than all that the history knows
 * @param {readonly { id: string, method: string, path: string }[]} operations of that release, as its master says them
 */
export function extendHistory(text, release, operations) {
  const lines = text.trimEnd().split("\n");
  const releases = lines
    .find((line) => line.startsWith("# releases "))
    .split(" ")
    .slice(2);
  const newest = releases.at(-1);
  const open = new Map(operations.map((one) => [`${one.method} ${one.path}`, one]));
  const extended = lines.map((line) => {
    if (line.startsWith("# releases ")) return `${line} ${release}`;
    const [id, method, path, range = ""] = line.split("\t");
    const [first, last = first] = range.split("..");
    if (last !== newest || !open.delete(`${method} ${path}`)) return line;
    return [id, method, path, `${first}..${release}`].join("\t");
  });
  const added = [...open.values()].map(({ id, method, path }) => [id, method, path, release].join("\t"));
  const [head, rows] = [extended.filter(isHead), extended.filter((line) => !isHead(line))];
  return `${[...head, ...[...rows, ...added].sort()].join("\n")}\n`;
}

const isHead = (line) => line.startsWith("#") || line.startsWith("operation\t");
