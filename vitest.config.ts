import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";
import { sides } from "./scripts/sides.mjs";
import { unusedDirectory } from "./test/no-logins.js";

const alias = sides.node;

/** The examples import the package by its name, as users do. */
const packageAlias = Object.entries({
  "": "index",
  "/api": "api/index",
  "/operations": "operations",
  "/testing": "testing",
  "/msw": "msw",
}).map(([entry, path]) => ({
  find: new RegExp(`^determined-client${entry}$`),
  replacement: fileURLToPath(new URL(`./src/${path}.ts`, import.meta.url)),
}));

/** A test waits for events and clocks, so only one that hangs meets these: they are for a machine that is slow and busy. */
const limits = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 30_000 } } };

/** No test may read or write the logins and certificates of the person who runs it. */
const env = { DET_DEBUG_CONFIG_PATH: unusedDirectory };

const root = fileURLToPath(new URL(".", import.meta.url));

/**
 * Files that need a process of their own: a module that is mocked stays so for the files that come later in the same process, and one that is
 * loaded again has other state than what they loaded.
 */
const alone = ["unit", "chaos", "contract", "network", "types", "recordings", "docs"].flatMap((folder) =>
  readdirSync(`${root}test/${folder}`, { recursive: true, encoding: "utf8" })
    .map((name) => `test/${folder}/${name.replaceAll("\\", "/")}`)
    .filter((name) => name.endsWith(".test.ts"))
    .filter((name) => /\bvi\.(mock|doMock|resetModules)\(/.test(readFileSync(root + name, "utf8"))),
);

/** `npm test` runs everything that needs no build. test/storage has a configuration of its own; test/package, interop, runtimes and browser are scripts. */
const config: ViteUserConfig = defineConfig({
  test: {
    globalSetup: "test/no-logins.ts",
    // The default leaves a core idle, which is half of a small machine.
    maxWorkers: "100%",
    projects: [
      {
        resolve: { alias },
        test: {
          name: "main",
          include: ["test/{unit,chaos,contract,network,types,recordings,docs}/**/*.test.ts"],
          exclude: alone,
          // Loading the sources took longer than most files of tests need.
          isolate: false,
          setupFiles: "test/shared-process.ts",
          ...limits,
          env,
        },
      },
      {
        resolve: { alias },
        test: { name: "alone", include: alone, ...limits, env },
      },
      {
        resolve: { alias },
        test: { name: "msw", env, include: ["test/msw/**/*.test.ts"], ...limits },
      },
      {
        resolve: {
          alias: [...packageAlias, ...Object.entries(alias).map(([find, replacement]) => ({ find, replacement }))],
        },
        test: { name: "examples", env, include: ["examples/**/*.test.ts"], ...limits },
      },
    ],
  },
});
export default config;
