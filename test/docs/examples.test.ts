import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { packageAlias } from "./package-alias.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("examples/sweep runs on the fake master, says what failed and ranks the rest", async () => {
  await mkdir(join(root, ".cache"), { recursive: true });
  const folder = await mkdtemp(join(root, ".cache/example-"));
  const home = await mkdtemp(join(tmpdir(), "determined-client-example-"));
  try {
    await build({
      entryPoints: [join(root, "examples/sweep/sweep.mjs")],
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
    const env = { PATH: process.env["PATH"] ?? "", HOME: home, USERPROFILE: home };
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [join(folder, "sweep.mjs")], {
      cwd: home,
      env,
    });
    expect(stderr).toBe("");
    expect(
      stdout
        .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "<uuid>")
        .replace(/rate 0.3 ended in STATE_ERROR: .*/, "rate 0.3 failed"),
    ).toBe(
      [
        "4 experiments: 1, 2, 3, 4",
        "rate 0.1 is done: 2 of 4",
        "rate 0.03 is done: 3 of 4",
        "rate 0.01 is done: 4 of 4",
        "rate 0.3 failed",
        "loss    rate   experiment  checkpoint",
        "0.5000  0.1    2           <uuid>",
        "0.7692  0.03   3           <uuid>",
        "0.9091  0.01   4           <uuid>",
        "",
      ].join("\n"),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(home, { recursive: true, force: true });
  }
});
