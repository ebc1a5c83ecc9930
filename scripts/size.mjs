/** Measures what is published and holds its limits: web entries in one file, what a page loads, the tarball. Needs a build. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { isMain, readArguments, runScript } from "./spec/arguments.mjs";

/**
 * What is bundled, minified and compressed with gzip -9; a kilobyte is 1000 bytes. Without `limit` it is only printed. With
 * `splits` the bundler may make several files, and those count that are loaded before a call needs another.
 */
const measures = [
  { name: "/api in one file", limit: 18_300, code: ({ api }) => `export * from ${api};` },
  { name: "main in one file, without tar", limit: 79_400, without: ["modern-tar"], code: exportMain },
  { name: "main in one file, with all it may load", limit: 85_300, code: exportMain },
  {
    name: "a page with NotFoundError only",
    limit: 1_200,
    splits: true,
    code: ({ main }) => `export { NotFoundError } from ${main};`,
  },
  {
    name: "a page until the first answer, /api",
    splits: true,
    code: ({ api }) => `import { createApiClient, unwrap } from ${api};
    createApiClient({ master: location.origin }).GET("/api/v1/master").then(unwrap).then(console.log);`,
  },
  {
    name: "a page until the first answer, main",
    splits: true,
    code: ({ main }) => `import { Determined } from ${main};
    new Determined({ master: location.origin }).getExperiment(1).then(console.log);`,
  },
];
const typesLimit = 60_000;
/** Packages that web builds never hold, and the one that only some calls may load. */
const neverOnTheWeb = ["yaml", "undici", "msw"];
const onlyByImport = ["modern-tar"];
/** Parts of the package that web builds never hold. */
const neverInWebFiles = /^\/\/ src\/(?:state-dict|fake-master|platform\/node)\/.*/m;

function exportMain({ main }) {
  return `export * from ${main};`;
}

/** @param {string[]} argv */
export async function main(argv) {
  readArguments(argv, {});
  const manifest = JSON.parse(readFileSync("package.json", "utf8"));
  const entry = (name) => JSON.stringify(manifest.exports[name].browser.default);
  const entries = { api: entry("./api"), main: entry(".") };
  const problems = new Set();
  for (const measure of measures) {
    const load = await weigh(measure.code(entries), measure);
    const { name, limit } = measure;
    const most = limit === undefined ? "no limit" : `at most ${kilobytes(limit)}`;
    console.log(`${name.padEnd(40)} ${kilobytes(load.size).padStart(8)}, ${most}`);
    if (load.size > limit) problems.add(`"${name}" is ${load.size - limit} bytes over its limit.`);
    for (const problem of load.problems) problems.add(problem);
  }
  for (const problem of tarball()) problems.add(problem);
  for (const problem of problems) console.error(problem);
  return problems.size === 0 ? 0 : 1;
}

/** Bundles some code as a site or a worker would, and weighs what is loaded before any call is made. */
async function weigh(contents, { splits = false, without = [] }) {
  const problems = [];
  const result = await build({
    stdin: { contents, resolveDir: process.cwd() },
    bundle: true,
    minify: true,
    splitting: splits,
    external: without,
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
            problems.push(`The web build holds the Node built-in "${path}", imported by ${importer}.`);
            return { external: true };
          }),
      },
    ],
  });
  const files = new Map(result.outputFiles.map((output) => [output.path, output.contents]));
  const { inputs, outputs } = result.metafile;
  problems.push(...strangers(Object.keys(inputs)));
  const entry = Object.keys(outputs).find((name) => outputs[name].entryPoint === "<stdin>");
  let size = 0;
  for (const name of reachable(outputs, entry)) {
    size += gzipSync(files.get([...files.keys()].find((path) => path.endsWith(name))), { level: 9 }).length;
    if (splits) problems.push(...tooEarly(Object.keys(outputs[name].inputs)));
  }
  return { size, problems };
}

/** The files that a file needs before it runs. */
function reachable(outputs, name, seen = new Set()) {
  seen.add(name);
  for (const { path, kind } of outputs[name].imports) {
    if (kind === "import-statement" && path in outputs && !seen.has(path)) reachable(outputs, path, seen);
  }
  return seen;
}

function strangers(inputs) {
  return inputs.flatMap((input) => {
    const known = neverOnTheWeb.find((name) => input.includes(`node_modules/${name}/`));
    if (known) return [`The web build holds ${known}.`];
    const source = input.startsWith("dist/") ? neverInWebFiles.exec(readFileSync(input, "utf8")) : null;
    return source ? [`The web build holds ${source[0].slice(3)}.`] : [];
  });
}

function tooEarly(inputs) {
  const known = onlyByImport.find((name) => inputs.some((input) => input.includes(`node_modules/${name}/`)));
  return known ? [`${known} is loaded before any call needs it.`] : [];
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
    `${"tarball".padEnd(40)} ${kilobytes(packed.size).padStart(8)}, ${paths.length} files\n` +
      `${"generated types".padEnd(40)} ${kilobytes(types).padStart(8)}, at most ${kilobytes(typesLimit)}`,
  );
  const problems = [];
  if (holders.length !== 1)
    problems.push(`The generated types are packed ${holders.length} times: ${holders.join(", ")}.`);
  if (types > typesLimit) problems.push(`The generated types are ${types - typesLimit} bytes over their limit.`);
  for (const path of paths) if (/^(src|test|openapi)\//.test(path)) problems.push(`${path} must not be published.`);
  return problems;
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(2)} kB`;
}

if (isMain(import.meta.url)) await runScript(main);
