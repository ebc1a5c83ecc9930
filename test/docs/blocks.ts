/** A block of code in a page, and what the page says about it. */
export interface Block {
  /** `metrics-1`: page and number of the block in it. */
  readonly name: string;
  readonly page: string;
  /** Line of the page on which the code begins, from 1. */
  readonly line: number;
  readonly code: string;
  /** Why it is only type-checked; from `<!-- not run: … -->` before it. */
  readonly notRun: string | undefined;
  /** Path below test/package/projects of the file that it shows; from `<!-- packed: … -->` before it. */
  readonly packed: string | undefined;
  /** What it is to print: the `text` block that follows it. */
  readonly prints: string | undefined;
}

interface Fence {
  readonly language: string;
  /** Index of the line with the opening fence. */
  readonly from: number;
  /** Index of the line with the closing fence. */
  readonly to: number;
  readonly body: string;
}

function fences(lines: readonly string[]): Fence[] {
  const found: Fence[] = [];
  for (let from = 0; from < lines.length; from++) {
    const opening = /^```(\w*)\s*$/.exec(lines[from]!);
    if (!opening) continue;
    const to = lines.findIndex((line, index) => index > from && line.trimEnd() === "```");
    if (to < 0) throw new Error(`The code block of line ${from + 1} has no end.`);
    found.push({ language: opening[1]!, from, to, body: lines.slice(from + 1, to).join("\n") });
    from = to;
  }
  return found;
}

/** The last line before an index that is not blank. */
function before(lines: readonly string[], index: number): string {
  return lines.slice(0, index).findLast((line) => line.trim() !== "") ?? "";
}

/** Takes the `ts` blocks out of a page of Markdown, and those that show a file of a packed test. */
export function extractBlocks(page: string, text: string): Block[] {
  const lines = text.split("\n");
  const all = fences(lines);
  const stem = page.replace(/^.*\//, "").replace(/\.md$/, "").toLowerCase();
  return all.flatMap((fence, index) => {
    const packed = /^<!-- packed: (.+) -->$/.exec(before(lines, fence.from))?.[1];
    if (fence.language !== "ts" && packed === undefined) return [];
    const next = all[index + 1];
    const follows =
      next?.language === "text" && lines.slice(fence.to + 1, next.from).every((line) => line.trim() === "");
    const number = all.slice(0, index + 1).filter(({ language }) => language === "ts").length;
    return {
      name: `${stem}-${number}`,
      page,
      line: fence.from + 2,
      code: fence.body,
      notRun: /^<!-- not run: (.+) -->$/.exec(before(lines, fence.from))?.[1],
      packed,
      prints: follows ? next.body : undefined,
    };
  });
}

/** The page with what its blocks printed in their `text` blocks. */
export function withOutputs(page: string, text: string, printed: ReadonlyMap<string, string>): string {
  const lines = text.split("\n");
  for (const block of extractBlocks(page, text).reverse()) {
    const output = printed.get(block.name);
    if (block.prints === undefined || output === undefined) continue;
    const opening = lines.findIndex((line, index) => index >= block.line && line.startsWith("```text"));
    lines.splice(opening + 1, block.prints.split("\n").length, ...output.split("\n"));
  }
  return lines.join("\n");
}
