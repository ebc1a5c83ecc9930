import { mkdir, readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readArguments, runScript } from "./spec/arguments.mjs";
import { entries } from "./surface/entries.mjs";
import { createModules } from "./surface/modules.mjs";
import { renderSurface } from "./surface/render.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Writes docs/api/<entry>.api.md, the public surface as text; `--check` fails when a page is stale. */
await runScript(async (argv) => {
  const { check } = readArguments(argv, { flags: ["check"] });
  const modules = createModules();
  let stale = 0;
  await mkdir(resolve(root, "docs/api"), { recursive: true });
  for (const { name, page, file } of entries) {
    const text = await renderSurface(modules, { name, path: resolve(root, file) });
    const path = `docs/api/${page}.api.md`;
    if (!check) await writeFile(resolve(root, path), text);
    else if (text !== (await readFile(resolve(root, path), "utf8").catch(() => ""))) {
      stale += 1;
      console.error(`${path} is stale. If the change is meant: npm run surface, and a line in CHANGELOG.md.`);
    }
  }
  return stale ? 1 : 0;
});
