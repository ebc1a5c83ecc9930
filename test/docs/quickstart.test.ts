import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parse } from "yaml";
import { BadRequestError, Determined } from "../../src/index.js";
import { createFakeMaster, type FakeRelease, type Trainer } from "../../src/testing.js";
import { packageAlias } from "./package-alias.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const example = join(root, "examples/quickstart");
const releases: readonly FakeRelease[] = ["0.19.10", "0.21.1", "0.23.3", "0.27.1", "0.31.0", "0.38.1"];
let folder: string;
let home: string;
let lineFit: Trainer;

beforeAll(async () => {
  await mkdir(join(root, ".cache"), { recursive: true });
  folder = await mkdtemp(join(root, ".cache/quickstart-"));
  home = await mkdtemp(join(tmpdir(), "determined-client-quickstart-"));
  await build({
    entryPoints: [join(example, "quickstart.mjs")],
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
    alias: packageAlias,
  });
  // The script reads its configuration and its model beside itself.
  await cp(join(example, "config.yaml"), join(folder, "config.yaml"));
  await cp(join(example, "model"), join(folder, "model"), { recursive: true });
  ({ lineFit } = (await import(join(example, "line-fit.mjs"))) as { lineFit: Trainer });
});

afterAll(async () => {
  for (const path of [folder, home]) await rm(path, { recursive: true, force: true });
});

test.each(releases)(
  "the quickstart runs against a master of %s, from the YAML file to the registry",
  async (version) => {
    const storage = join(home, version);
    await mkdir(storage);
    const fake = await createFakeMaster({ version, clock: "real", speed: 50, storage });
    fake.train(lineFit);
    const { url } = await fake.listen();
    try {
      const script = join(folder, "quickstart.mjs");

      const { PATH = "" } = process.env;
      const env = { PATH, HOME: storage, USERPROFILE: storage, DET_MASTER: url, DET_USER: "determined", DET_PASS: "" };
      const { stdout, stderr } = await promisify(execFile)(process.execPath, [script], { cwd: storage, env });
      expect(stderr).toBe("");
      expect(stdout).toContain("wait() answered STATE_COMPLETED");
      expect(stdout).toContain("Top 3 checkpoints by validation_loss, the best of each trial:");
      expect(stdout).toMatch(/Downloaded and verified \d+ files, \d+ bytes: /);
      expect(stdout).toContain('Registered as version 1 of model "quickstart-line"');
    } finally {
      await fake.close();
    }
  },
);

test.each(releases)("a master of %s judges the quickstart without max_length as a real one does", async (version) => {
  const fake = await createFakeMaster({ version });
  const { url: master, fetch, clock } = fake;
  const determined = new Determined({ master, fetch, clock, token: fake.token("determined"), tokenStore: false });
  const config = parse(readFileSync(join(example, "config.yaml"), "utf8")) as { searcher: Record<string, unknown> };
  expect(await determined.createExperiment({ config, validateOnly: true })).toMatchObject({ id: 0 });
  delete config.searcher["max_length"];
  const judged = determined.createExperiment({ config, validateOnly: true });
  if (version === "0.38.1") expect(await judged).toMatchObject({ id: 0 });
  else {
    await expect(judged).rejects.toThrow(BadRequestError);
    await expect(judged).rejects.toThrow("<config>.searcher: max_length is a required property");
  }
  await fake.close();
});
