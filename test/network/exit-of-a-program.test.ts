import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sides } from "../../scripts/sides.mjs";
import { Determined } from "../../src/index.js";
import { createFakeMaster, type FakeMaster } from "../../src/testing.js";

const config = {
  name: "exits",
  entrypoint: "python3 -c pass",
  searcher: { name: "single", metric: "loss", max_length: { batches: 100 } },
  resources: { slots_per_trial: 0 },
};

let directory = "";
let fake: FakeMaster;
let prelude = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "determined-client-exit-"));
  const client = join(directory, "client.mjs");
  await build({
    entryPoints: ["src/index.ts"],
    bundle: true,
    format: "esm",
    platform: "node",
    alias: sides.node,
    // CommonJS packages ask for the modules of Node.
    banner: { js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);' },
    outfile: client,
  });
  fake = await createFakeMaster();
  const own = {
    master: fake.url,
    token: fake.token("determined"),
    fetch: fake.fetch,
    clock: fake.clock,
    tokenStore: false,
  } as const;
  const over = await new Determined(own).createExperiment({ config });
  await fake.clock.runUntil(over.wait());
  const { uuid } = await over.topCheckpoint();
  const { url } = await fake.listen();
  prelude = `
    const { Determined } = await import(${JSON.stringify(pathToFileURL(client).href)});
    const determined = new Determined(${JSON.stringify({ master: url, user: "determined", password: "", tokenStore: false })});
    const over = determined.experiment(${over.id});
    const checkpoint = determined.checkpoint(${JSON.stringify(uuid)});
    const paused = () => determined.createExperiment({ config: ${JSON.stringify(config)}, activate: false });
    const path = ${JSON.stringify(directory)} + "/target";
    const stop = new AbortController();
    const ended = (work) => work.then(() => "done", (reason) => reason);`;
});
afterAll(async () => {
  await fake.close();
  await rm(directory, { recursive: true, force: true });
});

test.each([
  ["a download", "console.log((await checkpoint.download({ path })) === path);", "true"],
  [
    "a download that was aborted",
    `const onProgress = () => stop.abort("stop");
     console.log(await ended(checkpoint.download({ path: path + 2, signal: stop.signal, onProgress })));`,
    "stop",
  ],
  [
    "an archive of which a piece was read",
    "for await (const piece of await checkpoint.stream()) { console.log(piece.length > 0); break; }",
    "true",
  ],
  [
    "a list that was left",
    "for await (const { id } of determined.listExperiments()) { console.log(id > 0); break; }",
    "true",
  ],
  [
    "a wait that was aborted between two polls",
    `const onProgress = () => setImmediate(() => stop.abort("stop"));
     console.log(await ended((await paused()).wait({ onPaused: "wait", signal: stop.signal, onProgress })));`,
    "stop",
  ],
  [
    "a followed log that was left, and one that was aborted",
    `const [trial] = await over.listTrials();
     for await (const line of trial.logs({ follow: true })) { console.log(line.length > 0); break; }
     const follow = async () => { for await (const line of trial.logs({ follow: true, signal: stop.signal })) stop.abort("stop"); };
     console.log(await ended(follow()));`,
    "true\nstop",
  ],
  [
    "a wait that took too long",
    "console.log((await ended((await paused()).wait({ onPaused: 'wait', maxWait: 100 }))).name);",
    "WaitTimeoutError",
  ],
])("a program ends on its own after %s", async (_, program, printed) => {
  const code = `${prelude}\n${program}\nconsole.error(Date.now());`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: ["ignore", "pipe", "pipe"] });
  let [out, overAt] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (overAt += text));
  const exitCode = await new Promise((resolve) => child.on("close", resolve));
  expect({ out: out.trim(), exitCode }, overAt).toEqual({ out: printed, exitCode: 0 });
  // An idle connection that held it would do so for four seconds at least.
  expect(Date.now() - Number(overAt)).toBeLessThan(4000);
  expect((await readdir(directory)).filter((name) => name.endsWith(".partial"))).toEqual([]);
});
