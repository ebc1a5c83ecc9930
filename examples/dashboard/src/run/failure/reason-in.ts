/** Time, container and level, which the client puts before what a program printed. */
const PREFIX = /^\[[^\]]*\] .*?\|\| (?:[A-Z]+: )?/;

/** The line of a log's end that says most: the exception of a traceback, else the last line; without what stands before it. */
export function reasonIn(lines: readonly string[]): string {
  const plain = lines.map((line) => line.replace(PREFIX, "").trim()).filter((line) => line !== "");
  const exception = plain.findLast((line) => /^(?:\w+\.)*\w*(?:Error|Exception|Interrupt|Exit)\b/.test(line));
  return exception ?? plain.at(-1) ?? "";
}
