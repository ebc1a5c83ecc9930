/** What a report comes to, as a line of the changelog. */
export function summaryOf({ before, after, changes, counts }) {
  const whole = (kind) => changes.filter((one) => one.kind === kind && one.places.includes("operation")).length;
  const methods = new Set(changes.filter(({ level }) => level === "breaking").flatMap((one) => one.methods)).size;
  return (
    `- The types and the fake master are those of release ${after}; they were of ${before}. New operations: ${whole("added")}, gone: ${whole("removed")}; ` +
    `changes that break callers of the low level: ${counts.breaking}; methods of the object model that they concern: ${methods} (docs/releases/${after}.md in the repository).`
  );
}

/** Puts a line first under the first heading of a version. */
export function addToChangelog(text, line) {
  const at = text.search(/^## .*$/m);
  if (at < 0) throw new Error("CHANGELOG.md has no heading of a version.");
  const end = text.indexOf("\n", at);
  return `${text.slice(0, end)}\n\n${line}${text.slice(end).replace(/^\n+/, "\n")}`;
}

/** Puts the new release where documents name the span of releases, and those that the package brings. */
export function namesInDocuments(text, old, release, releases) {
  const span = new RegExp(`(\\d+\\.\\d+\\.\\d+ to )${old.replaceAll(".", "\\.")}`, "g");
  const list = /(?:`\d+\.\d+\.\d+`, )+`\d+\.\d+\.\d+`/g;
  return text.replace(span, `$1${release}`).replace(list, releases.map((one) => `\`${one}\``).join(", "));
}
