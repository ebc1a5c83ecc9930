import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
// @ts-expect-error - scripts are plain JavaScript
import { deadLinksOf as untypedDeadLinks } from "../../../scripts/site/dead-links.mjs";
// @ts-expect-error - scripts are plain JavaScript
import * as untypedDocuments from "../../../scripts/site/documents.mjs";
// @ts-expect-error - scripts are plain JavaScript
import * as untypedPage from "../../../scripts/site/page.mjs";
// @ts-expect-error - scripts are plain JavaScript
import { listThrows as untypedListThrows } from "../../../scripts/site/throws.mjs";

interface Part {
  kind: string;
  text: string;
}
interface Documents {
  groupOf: (path: string | undefined) => string;
  orderCookbook: (table: string, names: string[]) => string[];
}
interface Page {
  linkPictures: (content: Part[], register: (path: string) => object | undefined) => Part[];
  plainHeadings: (content: Part[]) => void;
  titleOf: (content: Part[], otherwise: string) => string;
}
const { groupOf, orderCookbook } = untypedDocuments as Documents;
const { linkPictures, plainHeadings, titleOf } = untypedPage as Page;
const listThrows = untypedListThrows as (comment: object, classOf: (name: string) => object | undefined) => void;
const deadLinksOf = untypedDeadLinks as (pages: Map<string, string>, files: Set<string>) => { dead: string[] };

const text = (words: string) => ({ kind: "text", text: words });
const code = (words: string) => ({ kind: "code", text: words });

test("a link is dead when its file or its place is not there", () => {
  const pages = new Map([
    [
      "index.html",
      '<a href="docs/a.html#one">1</a> <a href="docs/b.html">2</a> <img src="x.png"> <a href="#none">3</a>',
    ],
    [
      "docs/a.html",
      '<h2 id="one"></h2> <a href="../index.html">up</a> <a href="a.html#two">4</a> <a href="#one">5</a>',
    ],
  ]);
  const files = new Set([...pages.keys(), "docs/c%.txt"]);
  expect(deadLinksOf(pages, files)).toEqual({
    pages: 2,
    links: 7,
    dead: ["index.html: docs/b.html", "index.html: x.png", "index.html: #none", "docs/a.html: a.html#two"],
  });
});

test("links to other sites are not followed, and escaped ones are read", () => {
  const pages = new Map([
    [
      "i.html",
      '<a href="https://a.test">1</a><a href="mailto:a@b">2</a><a href="//c.test">3</a><a href="a%20b.html?x&amp;y">4</a>',
    ],
  ]);
  expect(deadLinksOf(pages, new Set(["i.html", "a b.html"])).dead).toEqual([]);
});

test("a page is called by its first heading and stands in the group of its folder", () => {
  expect(titleOf([text("words\n\n# The "), code("`det`"), text(" command\n\n# Two")], "x")).toBe("The det command");
  expect(titleOf([text("no heading")], "x")).toBe("x");
  expect(
    ["docs/cookbook/a.md", "docs/decisions/a.md", "docs/style-guide.md", "docs/a.md", "examples/a/README.md"].map(
      groupOf,
    ),
  ).toEqual(["Cookbook", "For maintainers", "For maintainers", "Guides", "Examples"]);
  expect(groupOf(undefined)).toBe("Guides");
});

test("the cookbook stands in the order of its table, and no page is left out", () => {
  const table = "| Wait | [wait](wait.md) |\n| Logs | [logs](logs.md) |\n| Variables | [v](../variables.md) |\n";
  const [wait, logs, start] = ["wait.md", "logs.md", "README.md"];
  expect(orderCookbook(table, [start, logs, wait])).toEqual([start, wait, logs].map((name) => `docs/cookbook/${name}`));
  expect(() => orderCookbook(table, [start, logs, wait, "new.md"])).toThrow(
    "new.md: not in the table of docs/cookbook/README.md. Add the task there.",
  );
});

test("each page of the cookbook has the title that its table gives it", () => {
  const read = (name: string) => readFileSync(new URL(`../../../docs/cookbook/${name}`, import.meta.url), "utf8");
  const rows = [...read("README.md").matchAll(/^\| (.+?) +\| \[.+?\]\((.+?)\)/gm)];
  expect(rows.length).toBeGreaterThanOrEqual(
    readdirSync(new URL("../../../docs/cookbook/", import.meta.url)).length - 1,
  );
  expect(rows.map(([, , name]) => titleOf([text(read(name!))], "none"))).toEqual(rows.map(([, task]) => task));
});

test("the @throws of a comment become one list with links, the other tags stay", () => {
  const tag = (name: string, ...content: Part[]) => ({ tag: name, content });
  const comment = {
    blockTags: [
      tag("@throws", text("NotFoundError when it is\ngone. See "), code("`reload`")),
      tag("@example", text("x")),
      tag("@throws", text("What is not a class.")),
    ],
    getTags: (name: string) => comment.blockTags.filter((each) => each.tag === name),
  };
  const target = {};
  listThrows(comment, (name) => (name === "NotFoundError" ? target : undefined));
  expect(comment.blockTags.map((each) => each.tag)).toEqual(["@throws", "@example"]);
  const [throws] = comment.blockTags;
  expect(throws!.content.map((part) => part.text).join("")).toBe(
    "- NotFoundError when it is\n  gone. See `reload`\n- What is not a class.\n",
  );
  expect(throws!.content[1]).toEqual({ kind: "inline-tag", tag: "@link", text: "NotFoundError", target });
});

test("code in a heading becomes text, elsewhere it stays code", () => {
  const content = [
    text("# A\n\n## "),
    code("`wait`"),
    text(" and "),
    code("``logs``"),
    text("\n\nSee "),
    code("`wait`"),
  ];
  plainHeadings(content);
  expect(content.map(({ kind }) => kind)).toEqual(["text", "text", "text", "text", "text", "code"]);
  expect(content[1]!.text + content[3]!.text).toBe("waitlogs");
});

test("a picture that is a link leads to the file", () => {
  const register = (path: string) => (path === "a/b.md" ? { target: 7 } : undefined);
  const picture = { kind: "relative-link", text: "x.png", target: 1 };
  const content = [text("[![A]("), picture, text(")](a/b.md) and [![B](y.png)](https://c.test)")];
  expect(linkPictures(content, register)).toEqual([
    text("[![A]("),
    picture,
    text(")]("),
    { kind: "relative-link", text: "a/b.md", target: 7, targetAnchor: undefined },
    text(") and [![B](y.png)](https://c.test)"),
  ]);
});
