import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

test("docs/environment-variables.md has every variable that the code reads", () => {
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  const read = new Set<string>();
  for (const file of files) {
    const code = readFileSync(join(root, "src", file), "utf8").replace(/^\s*\*.*$/gm, "");
    for (const [, inCall, member] of code.matchAll(
      /environment\("([A-Z][A-Z_]+)"\)|process\.env(?:\.|\[")([A-Z][A-Z_]+)/g,
    ))
      read.add((inCall ?? member)!);
    const names = /const \{ ([A-Z_, ]+) \} = process\.env/.exec(code)?.[1];
    for (const name of names?.split(", ") ?? []) read.add(name);
  }
  const page = readFileSync(join(root, "docs/environment-variables.md"), "utf8");
  expect(read.size).toBeGreaterThan(15);
  expect([...read].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
});
