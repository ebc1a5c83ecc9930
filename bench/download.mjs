/**
 * How fast is a checkpoint downloaded through the master? 1,000 files, by `Checkpoint.download` and by `curl | tar xz`
 * from the same server, a process of its own. 256 MB unless `--full`, which is 1 GB. Also printed: the peak of resident
 * memory, which must not grow with the checkpoint. `BENCH_ROUNDS` changes how long it takes.
 */
import { execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importSource, interleave, report } from "./measure.mjs";

const files = 1000;
const megabytes = process.argv.includes("--full") ? 1024 : 256;
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const uuid = "00000000-0000-4000-8000-000000000001";

const root = await mkdtemp(join(tmpdir(), "bench-download-"));
const { Determined } = await importSource('export { Determined } from "./src/index.ts";');
const server = fork(new URL("./download-server.mjs", import.meta.url), [root, String(files), String(megabytes), uuid]);
try {
  const [{ port, bytes }] = await once(server, "message");
  await run(`http://127.0.0.1:${port}`, bytes);
} finally {
  server.disconnect();
  await once(server, "exit");
  await rm(root, { recursive: true, force: true });
}

async function run(master, bytes) {
  const determined = new Determined({ master, token: "bench" });
  const checkpoint = await determined.getCheckpoint(uuid);
  const before = residentMegabytes();
  const target = join(root, "target");
  const fresh = async (work) => {
    await rm(target, { recursive: true, force: true });
    const began = performance.now();
    await work();
    return performance.now() - began;
  };
  const contenders = {
    ours: () => fresh(() => checkpoint.download({ path: target, mode: "MASTER" })),
    "curl | tar xz": () =>
      fresh(async () => {
        await mkdir(target);
        const url = `${master}/checkpoints/${uuid}`;
        execFileSync("sh", ["-c", 'curl -sS -H "Accept: application/gzip" "$0" | tar xzC "$1"', url, target]);
      }),
  };
  const times = await interleave(contenders, { rounds });
  const found = (await readdir(target, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  if (found.length !== files + 1) throw new Error(`${found.length} files arrived`);
  const peak = residentMegabytes();
  report({
    title: `downloading ${megabytes} MB in ${files} files (${Math.round(bytes / 2 ** 20)} MB as tgz) through the master`,
    times,
    ours: "ours",
    rival: "curl | tar xz",
    goal: 0.9,
    facts: { megabytes, peakRssMegabytes: peak, rssBeforeMegabytes: before },
  });
  console.log(`peak resident memory: ${peak} MB (${before} MB before the first download)`);
}

function residentMegabytes() {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
