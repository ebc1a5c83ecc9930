/** Tests what is published, not what is built: packs the repository, installs the tarball, and uses it from outside. */
import { build } from "esbuild";
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { check, equal, node, run, summary } from "./check.mjs";
import { installPacked } from "./pack.mjs";
import { checkDashboard } from "./run-dashboard.mjs";
import { checkJest } from "./run-jest.mjs";
import { checkVite } from "./run-vite.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const tool = (path) => join(root, "node_modules", path);
process.chdir(root);
if (!existsSync("dist/index.d.ts")) throw new Error("No dist/ with types: run npm run build first.");

const { folder, tarball, consumer, installed } = installPacked();
const files = readdirSync(installed, { recursive: true }).filter((path) => statSync(join(installed, path)).isFile());
const textOf = (path) => readFileSync(join(installed, path), "utf8");

await check("publint finds nothing", () => {
  const said = node(root, tool("publint/src/cli.js"), "run", tarball, "--strict");
  if (!/All good/.test(said)) throw new Error(said);
});

await check("attw finds the types of every entry, ESM and CommonJS", () => {
  node(root, tool("@arethetypeswrong/cli/dist/index.js"), tarball, "--profile", "node16");
});

await check("the tarball holds what users need and nothing of the workshop", () => {
  for (const name of [
    "LICENSE",
    "README.md",
    "CHANGELOG.md",
    "generated/schema.d.ts",
    "dist/web/index.js",
    "dist/specs.br",
  ]) {
    if (!files.includes(name)) throw new Error(`${name} is missing`);
  }
  equal(
    files.filter(
      (path) =>
        !/^(dist\/|docs\/(cookbook\/)?[\w-]+\.md$|docs\/images\/[\w-]+\.png$|examples\/|generated\/schema\.d\.ts$|[A-Z]+(\.md)?$|package\.json$)/.test(
          path,
        ),
    ),
    [],
  );
});

await check("no built file names #platform or #schema", () => {
  equal(
    files.filter((path) => path.startsWith("dist/") && /["']#[\w-]+["']/.test(textOf(path))),
    [],
  );
});

await check("the declarations show nothing internal", () => {
  const internal = /@internal|\bget connection\(|\btake\(|\bfromWire\(|\bclass Session\b|\binterface Connection\b/;
  const declarations = files.filter((path) => /^dist\/.*\.d\.c?ts$/.test(path));
  equal(
    declarations.filter((path) => internal.test(textOf(path))),
    [],
  );
});

await check("the web build names no Node built-in", () => {
  equal(
    files.filter(
      (path) =>
        path.startsWith("dist/web/") &&
        /(from|import\(|import|require\() *["'](node:|(fs|path|os|crypto|http)["'/])/.test(textOf(path)),
    ),
    [],
  );
});

await check("a site's bundler has nothing to warn about", async () => {
  const { warnings } = await build({
    stdin: {
      contents:
        'export * from "determined-client"; export * as api from "determined-client/api"; export * as operations from "determined-client/operations";',
      resolveDir: consumer,
    },
    bundle: true,
    splitting: true,
    format: "esm",
    conditions: ["browser"],
    outdir: "out",
    write: false,
    logLevel: "silent",
  });
  equal(
    warnings.map(({ text }) => text),
    [],
  );
});

for (const [conditions, expected] of [
  [[], "dist/index.js"],
  [["browser"], "dist/web/index.js"],
  [["workerd"], "dist/web/index.js"],
  [["edge-light"], "dist/web/index.js"],
]) {
  await check(`condition ${conditions[0] ?? "none"} resolves to ${expected}`, () => {
    const flags = conditions.map((name) => `--conditions=${name}`);
    const found = node(
      consumer,
      ...flags,
      "--input-type=module",
      "-e",
      'console.log(import.meta.resolve("determined-client"))',
    );
    if (!found.endsWith(`/determined-client/${expected}`)) throw new Error(`got ${found}`);
  });
}

for (const project of ["call-import.mjs", "call-require.cjs"]) {
  await check(`${project} makes calls through every entry`, () => equal(node(consumer, project), "done"));
}

await check("classes have their names, which console.log shows", () => {
  const code =
    'const m = await import("determined-client"); console.log(Object.keys(m).filter((n) => /^class /.test(m[n]) && m[n].name.startsWith("_")).join() || m.Determined.name)';
  equal(node(consumer, "--input-type=module", "-e", code), "Determined");
});

await check("the web build makes calls, and says what to pass instead of files", () => {
  equal(node(consumer, "--conditions=browser", "call-web.mjs"), "done");
});

await check("errors are recognised across two copies of the package", () =>
  equal(node(consumer, "two-copies.mjs"), "done"),
);

await check("the command answers --help", () => {
  if (!/fake-master/.test(node(consumer, "node_modules/determined-client/dist/cli.js", "--help")))
    throw new Error("no help");
});

await check("the dashboard of the package says what it needs, and starts where that is installed", () =>
  checkDashboard({ consumer }, tool),
);

await check("types are generated for a master of 0.27.1, and are up to date then", () => {
  const generate = [
    "node_modules/determined-client/dist/cli.js",
    "generate",
    "--from=0.27.1",
    "--out=own-master/own-api",
  ];
  node(consumer, ...generate);
  if (!/is up to date/.test(node(consumer, ...generate, "--check"))) throw new Error("not up to date");
  equal(readdirSync(join(consumer, "own-master/own-api")).sort(), ["index.ts", "schema.d.ts"]);
});

await check("a program of five calls compiles with them and runs on the fake of 0.27.1", () => {
  const options = [
    "--strict",
    "--exactOptionalPropertyTypes",
    "--skipLibCheck",
    "--module",
    "nodenext",
    "--target",
    "es2022",
  ];
  node(
    consumer,
    tool("typescript7/bin/tsc"),
    ...options,
    ...["--outDir", "own-master/built", "--rootDir", "own-master", "own-master/five-calls.ts"],
  );
  equal(node(consumer, "own-master/built/five-calls.js"), "done");
});

await checkVite({ consumer }, tool);
await checkJest({ consumer, installed });

const compilers = { 5.4: "typescript54", 5.9: "typescript", 7: "typescript7" };
const libraries = {
  DOM: { lib: ["ES2022", "DOM", "DOM.Iterable"], types: [] },
  Node: { lib: ["ES2022"], types: ["node"] },
};
const compiles = [];
for (const [version, alias] of Object.entries(compilers)) {
  for (const library of Object.keys(libraries)) {
    for (const resolution of ["NodeNext", "Bundler"]) {
      const title = `the declarations compile: TypeScript ${version}, ${library} library, ${resolution}`;
      compiles.push([title, () => compile(alias, `${library}.${resolution}`, project(version, library, resolution))]);
    }
  }
}

// What was the default for CommonJS until TypeScript 5 knows no "exports", and is gone in 7.
for (const version of ["5.4", "5.9"]) {
  for (const library of Object.keys(libraries)) {
    const { compilerOptions } = project(version, library, "node10");
    // The types of msw, which is one of the entries, need the DOM library.
    const files = ["consumer.mts", ...(library === "DOM" ? ["entries.ts"] : [])];
    const title = `every entry has its types: TypeScript ${version}, ${library} library, node10`;
    compiles.push([title, () => compile(compilers[version], `${library}.node10`, { compilerOptions, files })]);
  }
}

// A compiler keeps one core busy, and the small machines have two.
const compileAll = async () => {
  for (let next; (next = compiles.shift());) await check(...next);
};
await Promise.all([compileAll(), compileAll()]);

async function compile(alias, name, config) {
  const path = `types/tsconfig.${alias}.${name}.json`;
  writeFileSync(join(consumer, path), JSON.stringify(config));
  await run(process.execPath, consumer, [tool(`${alias}/bin/tsc`), "-p", path], {}, 240);
}

function project(version, library, resolution) {
  const bundler = resolution === "Bundler";
  return {
    compilerOptions: {
      ...libraries[library],
      strict: true,
      // The types of Node 20 contradict themselves in TypeScript 7 with this option.
      exactOptionalPropertyTypes: !(version === "7" && library === "Node"),
      skipLibCheck: false,
      noEmit: true,
      target: "ES2022",
      module: bundler || resolution === "node10" ? "ESNext" : "NodeNext",
      moduleResolution: resolution,
    },
    files: [
      "consumer.mts",
      ...(bundler ? [] : ["consumer.cts"]),
      // The types of msw itself need the DOM library, and a newer compiler than 5.4.
      ...(library === "DOM" && version !== "5.4" ? ["msw.mts"] : []),
    ],
  };
}

rmSync(folder, { recursive: true, force: true });
process.exitCode = summary();
