import { readFile, writeFile } from "node:fs/promises";
import { builtinModules } from "node:module";
import type { Options } from "tsup";
import { sides } from "./scripts/sides.mjs";

type EsbuildPlugin = NonNullable<Options["esbuildPlugins"]>[number];
type TsupPlugin = NonNullable<Options["plugins"]>[number];

const library = {
  index: "src/index.ts",
  api: "src/api/index.ts",
  operations: "src/operations.ts",
  testing: "src/testing.ts",
  msw: "src/msw.ts",
};
const onlyByImport = ["modern-tar"];
const neverOnTheWeb = ["undici", "msw", "yaml", ...builtinModules];

/** Inlines one side of what differs between Node and the web: the published package has no such imports. */
function inline(side: Record<string, string>): EsbuildPlugin {
  return {
    name: "side",
    setup: (build) =>
      build.onResolve({ filter: /^#/ }, ({ path }) => (path in side ? { path: side[path]! } : undefined)),
  };
}

/** Fails the web build on what a browser lacks, and on a heavy package that is imported statically. */
const webOnly: EsbuildPlugin = {
  name: "web-only",
  setup: (build) =>
    build.onResolve({ filter: /^[^.#/]/ }, ({ path, kind, importer }) => {
      const name = path.startsWith("@") ? path.split("/", 2).join("/") : path.split("/", 1)[0]!;
      if (path.startsWith("node:") || neverOnTheWeb.includes(name)) {
        return { errors: [{ text: `The web build must not reach "${path}", which ${importer} imports.` }] };
      }
      if (onlyByImport.includes(name) && kind !== "dynamic-import") {
        return { errors: [{ text: `Load "${path}" with import(): ${importer} puts it into every page.` }] };
      }
      return { external: true };
    }),
};

/**
 * tsup turns `import()` into `require()` when it splits CommonJS. That works in test runners that know no `import()`, such as
 * Jest, but not for packages of the user that are ES modules only. So the word is hidden from it where the name is not a literal
 * (in equal length, for the column numbers) and put back in what was written.
 */
const keepDynamicImport: TsupPlugin = {
  name: "keep-dynamic-import",
  renderChunk: (code) => ({ code: code.replace(/\bimport\((?!")/g, "imporT(") }),
  async buildEnd({ writtenFiles }) {
    for (const { name } of writtenFiles.filter((file) => file.name.endsWith(".cjs"))) {
      await writeFile(name, (await readFile(name, "utf8")).replace(/\bimporT\(/g, "import("));
    }
  },
};

/** No file has side effects, so an import of nothing is only a warning in the bundlers of those who use the package. */
const dropBareImports: TsupPlugin = {
  name: "drop-bare-imports",
  renderChunk: (code) => ({ code: code.replace(/^import "\.\/[^"]+";\n/gm, "") }),
};

const shared: Options = {
  outDir: "dist",
  target: "es2022",
  platform: "node",
  splitting: true,
  removeNodeProtocol: false,
  external: ["#schema"],
  silent: true,
  dts: false,
  clean: false,
};

// Not `clean`: the configurations run at the same time and would delete each other's files. scripts/build.mjs does it.
const configurations: Options[] = [
  {
    ...shared,
    entry: { ...library, cli: "src/cli/index.ts" },
    format: "esm",
    esbuildPlugins: [inline(sides.node)],
    plugins: [dropBareImports],
  },
  {
    ...shared,
    entry: library,
    format: "cjs",
    // It is an ES module only, which Jest in its default mode cannot load.
    noExternal: onlyByImport,
    esbuildPlugins: [inline(sides.node)],
    plugins: [keepDynamicImport],
  },
  {
    ...shared,
    entry: { index: library.index, api: library.api, operations: library.operations },
    outDir: "dist/web",
    format: "esm",
    platform: "browser",
    // Else tsup would wave every dependency through before `webOnly` has seen it.
    noExternal: [/^[^.#/]/],
    esbuildPlugins: [inline(sides.web), webOnly],
    plugins: [dropBareImports],
  },
  ...(process.env["DETERMINED_BUILD_TYPES"] === "no"
    ? []
    : [
        {
          ...shared,
          entry: library,
          format: ["esm", "cjs"],
          dts: { only: true, compilerOptions: { stripInternal: true } },
        } satisfies Options,
      ]),
];
export default configurations;
