import { expect, test } from "vitest";
import { extractBlocks, withOutputs } from "./blocks.js";

const page = [
  "# Page",
  "",
  "```ts",
  "console.log(1);",
  "```",
  "",
  "```text",
  "1",
  "```",
  "",
  "<!-- not run: no network -->",
  "",
  "```ts",
  "f();",
  "```",
  "",
].join("\n");

test("a block knows its line, what it is to print, and why it is not run", () => {
  expect(extractBlocks("docs/Page.md", page)).toEqual([
    {
      name: "page-1",
      page: "docs/Page.md",
      line: 4,
      code: "console.log(1);",
      notRun: undefined,
      packed: undefined,
      prints: "1",
    },
    {
      name: "page-2",
      page: "docs/Page.md",
      line: 14,
      code: "f();",
      notRun: "no network",
      packed: undefined,
      prints: undefined,
    },
  ]);
});

test("what a block printed takes the place of what the page says", () => {
  expect(withOutputs("docs/Page.md", page, new Map([["page-1", "2\n3"]]))).toBe(
    page.replace("text\n1\n", "text\n2\n3\n"),
  );
});

test("a block without an end is reported by its line", () => {
  expect(() => extractBlocks("docs/page.md", "\n```ts\nf();\n")).toThrow("line 2");
});

test("a block that shows a file of a packed test names it, whatever its language", () => {
  const shown = "<!-- packed: jest/a.cjs -->\n\n```js\nf();\n```\n";
  expect(extractBlocks("docs/page.md", shown)).toMatchObject([{ packed: "jest/a.cjs", code: "f();" }]);
});
