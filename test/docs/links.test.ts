import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Where the links of a page lead inside the package: paths from its root, without the part of the page. */
export function linksOf(page: string, text: string): string[] {
  const prose = text.replace(/^```.*?^```/gms, "").replace(/`[^`\n]*`/g, "");
  return [...prose.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
    .map((match) => match[1]!)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => posix.join(posix.dirname(page), target));
}

test("code holds no links; addresses of the web are not of the package; the rest is relative to the page", () => {
  const page = "[a](b.md#c) `[x](y)` [w](https://w.test)\n\n```ts\nf[0](g);\n```\n[up](../README.md)\n";
  expect(linksOf("docs/page.md", page)).toEqual(["docs/b.md", "README.md"]);
});

test("every link of a published page leads to a file of the tarball", async () => {
  const pack = ["pack", "--dry-run", "--json", "--ignore-scripts"];
  const { stdout } = await promisify(execFile)("npm", pack, { cwd: root, shell: process.platform === "win32" });
  const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
  const paths = new Set(files.map(({ path }) => path));
  const pages = [...paths].filter((path) => path.endsWith(".md"));
  expect(pages).toContain("docs/cookbook/README.md");
  const dead: string[] = [];
  for (const page of pages)
    for (const link of linksOf(page, await readFile(root + page, "utf8")))
      if (!paths.has(link)) dead.push(`${page}: ${link}`);
  expect(dead).toEqual([]);
});
