/** Holds the size budgets of what is published: first loads of the web build, and the tarball. Needs a build. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { isMain, readArguments, runScript } from "./spec/arguments.mjs";

/** Bytes, minified and gzip -9; a kilobyte is 1000 bytes. */
export const budgets = {
  "./api": 9_000,
  ".": 38_500,
};
const typesBudget = 60_000;
/** Packages and modules that only some calls need, so that they are loaded when such a call is made. */
const onDemand = ["yaml", "modern-tar", "undici", "msw"];
const onDemandSources = /^\/\/ src\/.*(pickle|fake-master)/m;

/** @param {string[]} argv */
export async function main(argv) {
  readArguments(argv, {});
  const manifest = JSON.parse(readFileSync("package.json", "utf8"));
  const problems = [];
  for (const [entry, limit] of Object.entries(budgets)) {
    const file = manifest.exports[entry].browser.default;
    const load = await firstLoad(file);
    console.log(
      `${manifest.name}${entry.slice(1)}: ${kilobytes(load.size)} of ${kilobytes(limit)} (${file}, import *)`,
    );
    if (load.size > limit) problems.push(`${entry} is ${load.size - limit} bytes over its budget.`);
    problems.push(...load.problems.map((problem) => `${entry}: ${problem}`));
  }
  problems.push(...tarball());
  for (const problem of problems) console.error(problem);
  return problems.length === 0 ? 0 : 1;
}

/** Bundles everything an entry exports, as a site would, and weighs what is loaded before any call is made. */
export async function firstLoad(file) {
  const problems = [];
  const result = await build({
    stdin: { contents: `export * from ${JSON.stringify(file)};`, resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    platform: "browser",
    conditions: ["browser"],
    outdir: "out",
    write: false,
    metafile: true,
    legalComments: "none",
    logLevel: "silent",
    plugins: [
      {
        name: "no-node",
        setup: (bundle) =>
          bundle.onResolve({ filter: /^[^./]/ }, ({ path, importer }) => {
            if (!path.startsWith("node:") && !builtinModules.includes(path)) return undefined;
            problems.push(`the web build holds the Node built-in "${path}", imported by ${importer}.`);
            return { external: true };
          }),
      },
    ],
  });
  const files = new Map(result.outputFiles.map((output) => [output.path, output.contents]));
  const { outputs } = result.metafile;
  const entry = Object.keys(outputs).find((name) => outputs[name].entryPoint === "<stdin>");
  const first = reachable(outputs, entry);
  let size = 0;
  for (const name of first) {
    size += gzipSync(files.get([...files.keys()].find((path) => path.endsWith(name))), { level: 9 }).length;
    problems.push(...tooEarly(Object.keys(outputs[name].inputs)));
  }
  return { size, problems };
}

/** The chunks that a chunk needs before it runs. */
function reachable(outputs, name, seen = new Set()) {
  seen.add(name);
  for (const { path, kind } of outputs[name].imports) {
    if (kind === "import-statement" && path in outputs && !seen.has(path)) reachable(outputs, path, seen);
  }
  return seen;
}

function tooEarly(inputs) {
  const problems = [];
  for (const input of inputs) {
    const known = onDemand.find((name) => input.includes(`node_modules/${name}/`));
    if (known) problems.push(`${known} is in the first load.`);
    const source = input.startsWith("dist/") ? onDemandSources.exec(readFileSync(input, "utf8")) : null;
    if (source) problems.push(`"${source[0].slice(3)}…" is in the first load.`);
  }
  return [...new Set(problems)];
}

/** The generated types are the largest file by far, so they are packed once and not bundled into each format. */
function tarball() {
  const [packed] = JSON.parse(
    execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { encoding: "utf8" }),
  );
  const paths = packed.files.map((file) => file.path);
  const holders = paths.filter(
    (path) => /\.d\.[cm]?ts$/.test(path) && /^\s*v1Experiment: \{/m.test(readFileSync(path, "utf8")),
  );
  const types = gzipSync(readFileSync("generated/schema.d.ts"), { level: 9 }).length;
  console.log(
    `tarball: ${kilobytes(packed.size)}, ${paths.length} files; generated types: ${kilobytes(types)} of ${kilobytes(typesBudget)}`,
  );
  const problems = [];
  if (holders.length !== 1)
    problems.push(`The generated types are packed ${holders.length} times: ${holders.join(", ")}.`);
  if (types > typesBudget) problems.push(`The generated types are ${types - typesBudget} bytes over their budget.`);
  for (const path of paths) if (/^(src|test|openapi)\//.test(path)) problems.push(`${path} must not be published.`);
  return problems;
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

if (isMain(import.meta.url)) await runScript(main);
