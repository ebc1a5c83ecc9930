/** Builds dist/ anew: ESM and CommonJS for Node, ESM for the web, and the types unless `--no-types` is given. */
import { spawnSync } from "node:child_process";
import { access, copyFile, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isMain, readArguments, runScript } from "./spec/arguments.mjs";
import { importGenerator } from "./spec/generator.mjs";

const require = createRequire(import.meta.url);

/** @param {string[]} argv */
export async function main(argv) {
  const given = readArguments(argv, { flags: ["no-types"] });
  await rm("dist", { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, [require.resolve("tsup/dist/cli-default.js")], {
    stdio: "inherit",
    env: { ...process.env, DETERMINED_BUILD_TYPES: given["no-types"] ? "no" : "yes" },
  });
  if (status !== 0) return 1;
  // The CommonJS build holds a copy of it.
  await copyFile("node_modules/modern-tar/LICENSE", "dist/modern-tar-LICENSE.txt");
  const { packKnowledge } = await importGenerator();
  await writeFile("dist/specs.br", await packKnowledge(fileURLToPath(new URL("../openapi", import.meta.url))));
  if (!given["no-types"]) await finishTypes("dist");
  const missing = await missingFiles(JSON.parse(await readFile("package.json", "utf8")), given["no-types"] === true);
  for (const path of missing) console.error(`package.json names ${path}, which the build did not write.`);
  return missing.length === 0 ? 0 : 1;
}

/**
 * Makes the declarations good for every compiler and resolution that users have: the generated types are reached by a
 * path (older resolutions know no `#schema`), CommonJS gets them through a file of its own kind, and what needs a
 * library beyond ES2022 names it.
 */
async function finishTypes(folder) {
  const schema = await readFile("generated/schema.d.ts", "utf8");
  const names = [...schema.matchAll(/^export (?:interface|type) ([\w$]+)/gm)].map((match) => match[1]).join(", ");
  const bridge = `export type { ${names} } from "../generated/schema.js" with { "resolution-mode": "import" };\n`;
  for (const name of (await readdir(folder)).filter((file) => /\.d\.c?ts$/.test(file))) {
    const text = await readFile(join(folder, name), "utf8");
    const path = name.endsWith(".d.cts") ? "./schema.cjs" : "../generated/schema.js";
    // What is internal is stripped; without this, `new Experiment()` would compile.
    const closed = text.replace(/^declare abstract class MasterObject<.*\{$/m, "$&\n    protected constructor();");
    if (name.startsWith("index.") && closed === text) throw new Error(`${name} has no class MasterObject to close.`);
    const library = text.includes("Symbol.asyncDispose") ? '/// <reference lib="esnext.disposable" />\n' : "";
    await writeFile(join(folder, name), library + closed.replaceAll("'#schema'", `'${path}'`));
  }
  await writeFile(join(folder, "schema.d.cts"), bridge);
}

/** Files that package.json promises and dist/ lacks. */
async function missingFiles(manifest, withoutTypes) {
  const promised = new Set();
  JSON.stringify([manifest.main, manifest.types, manifest.exports, manifest.bin], (_, value) => {
    if (typeof value === "string") promised.add(value);
    return value;
  });
  const missing = [];
  for (const path of promised) {
    if (withoutTypes && /\.d\.[cm]?ts$/.test(path)) continue;
    await access(path).catch(() => missing.push(path));
  }
  return missing;
}

if (isMain(import.meta.url)) await runScript(main);
