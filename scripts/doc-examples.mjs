import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findExamples, freeNames } from "./doc-examples/find-examples.mjs";
import { isMain, readArguments, runScript } from "./spec/arguments.mjs";

const folder = ".cache/doc-examples";

/**
 * Compiles every `@example` of the built declarations, all in one program, against these declarations. An example is a module of its
 * own; it uses what the package exports without importing it, and the objects of `doc-examples/stage.d.ts`.
 * @param {string[]} argv
 */
export function main(argv) {
  readArguments(argv, {});
  const { exports } = JSON.parse(readFileSync("package.json", "utf8"));
  const entries = Object.keys(exports)
    .filter((entry) => entry !== "./package.json")
    .map((entry) => ({ name: entry.replace(".", "determined-client"), file: exports[entry].default.types }));
  const examples = new Map();
  for (const name of readdirSync("dist").filter((file) => file.endsWith(".d.ts"))) {
    for (const { owner, code } of findExamples(readFileSync(join("dist", name), "utf8")))
      examples.set(`${owner}\n${code}`, { owner, code });
  }
  if (examples.size < 100) throw new Error(`Only ${examples.size} examples in dist/: run npm run build first.`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = [...examples.values()].map(({ owner, code }, index) => {
    const file = `${index}-${owner.replace(/[^\w.]/g, "_")}.ts`;
    writeFileSync(join(folder, file), program(code, entries));
    return file;
  });
  const paths = Object.fromEntries(entries.map(({ name, file }) => [name, [`../../${file}`]]));
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: "ES2022",
    lib: ["ES2023", "DOM", "DOM.Iterable", "DOM.AsyncIterable"],
    module: "ESNext",
    moduleResolution: "Bundler",
    moduleDetection: "force",
    types: ["node"],
    skipLibCheck: true,
    paths,
  };
  const stage = "../../scripts/doc-examples/stage.d.ts";
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [stage, ...files] }));
  const { status } = spawnSync(process.execPath, ["node_modules/typescript7/bin/tsc", "-p", folder], {
    stdio: "inherit",
  });
  if (status === 0) console.log(`${files.length} examples compile.`);
  else console.error(`The number is of the file in ${folder}; behind it is what the example belongs to.`);
  return status ?? 1;
}

/** The example with the imports that it goes without; a name is of the first entry that exports it. */
function program(code, entries) {
  const imports = [];
  const left = new Set();
  // `operations` is a type of one entry and a table of another, which is what examples use.
  for (const kind of ["values", "types"]) {
    for (const { name, file } of entries) {
      const names = freeNames(code, exportsOf(file)[kind]).filter((each) => !left.has(each));
      names.forEach((each) => left.add(each));
      if (names.length) imports.push(`import { ${names.join(", ")} } from "${name}";\n`);
    }
  }
  return `${imports.join("")}${code}\nexport {};\n`;
}

const exported = new Map();

/** The names that a built entry exports: those of its program, and those of its declarations only. */
function exportsOf(file) {
  let names = exported.get(file);
  if (!names) {
    const values = namesIn(file.replace(".d.ts", ".js"));
    names = { values, types: new Set([...namesIn(file)].filter((name) => !values.has(name))) };
    exported.set(file, names);
  }
  return names;
}

function namesIn(file) {
  const lists = readFileSync(file, "utf8").matchAll(/^export (?:type )?\{([^}]*)\}/gm);
  const each = [...lists].flatMap(([, list]) => list.split(","));
  return new Set(each.map((one) => one.replace(/^\s*(?:type )?(?:.* as )?/, "").trim()));
}

if (isMain(import.meta.url)) await runScript(main);
