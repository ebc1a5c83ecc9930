import { execFile, spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Determined } from "../../src/index.js";
import { createFakeMaster, type FakeMaster } from "../../src/testing.js";
import { packageAlias } from "./package-alias.js";
import { furnish } from "./stage.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const python = process.env["DETERMINED_PYTHON"] ?? "python3";
const works = spawnSync(python, ["-c", "import determined.experimental.client"]).status === 0;
const why = works ? "" : " (skipped: no python with the package determined; set DETERMINED_PYTHON)";

const page = await readFile(join(root, "docs/migration-from-python.md"), "utf8");
const pairs = [...page.matchAll(/^## ([^\n]*)\n\n```python\n(.*?)^```\n\n```ts\n(.*?)^```/gms)].map(
  ([, title, script, port]) => ({ title: title!, script: script!, port: port! }),
);

let fake: FakeMaster;
let folder: string;
let env: Record<string, string>;
beforeAll(async () => {
  if (!works) return;
  // Both clients poll in real time, so the fake's time passes faster.
  fake = await createFakeMaster({ clock: "real", speed: 2000, seed: 7 });
  await furnish(fake);
  const { url } = await fake.listen({ port: 0 });
  await mkdir(join(root, ".cache"), { recursive: true });
  folder = await mkdtemp(join(root, ".cache/side-"));
  const login = { DET_MASTER: url, DET_USER: "determined", DET_PASS: "", ADA_PASSWORD: "Lovelace1815" };
  env = { PATH: process.env["PATH"] ?? "", PYTHONWARNINGS: "ignore", ...login };
});
afterAll(async () => {
  if (!works) return;
  await fake.close();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a program where the configuration of the pages is, in a home of its own; gives its lines. */
async function run(program: string, args: string[]): Promise<string[]> {
  const home = await mkdtemp(join(tmpdir(), "determined-client-side-"));
  try {
    await cp(join(root, "test/docs/stage-files"), home, { recursive: true });
    const options = { cwd: home, env: { ...env, HOME: home }, timeout: 50_000 };
    return (await promisify(execFile)(program, args, options)).stdout.trim().split("\n");
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

async function runPort(port: string): Promise<string[]> {
  const outfile = join(folder, "port.mjs");
  await build({
    stdin: { contents: port, resolveDir: root, loader: "ts" },
    outfile,
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
    alias: packageAlias,
  });
  return run(process.execPath, [outfile]);
}

/** Without what differs between two runs on one master (ids, checkpoints) and what the page says Python prints otherwise. */
const comparable = (lines: string[]): string[] =>
  lines
    .filter((line) => !line.startsWith("Preparing files to send to master"))
    .map((line) =>
      line
        .replace(/started experiment \d+/, "started experiment <id>")
        .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, "<uuid>")
        .replace("status ExperimentState.", "status STATE_"),
    );

test("the page has pairs", () => {
  expect(pairs.map(({ title }) => title)).toEqual(["The same script", "A longer script"]);
});

test.skipIf(!works).each(pairs)(`$title: Python and its port print the same on one fake master${why}`, async (pair) => {
  const here = (text: string): string => text.replaceAll("https://det.example.com", fake.url);
  const printed = await run(python, ["-c", here(pair.script), env["ADA_PASSWORD"]!]);
  const determined = new Determined({ master: fake.url, token: fake.token("admin"), fetch: fake.fetch });
  for await (const model of determined.listModels()) await determined.getModel(model.name).then((one) => one.delete());
  expect(comparable(await runPort(here(pair.port)))).toEqual(comparable(printed));
  expect(printed.length).toBeGreaterThan(2);
});
