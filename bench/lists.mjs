/**
 * How fast are long lists and metrics read? 10,000 experiments, and 200,000 reports of metrics, from a loopback server that
 * answers each request after 20 ms, beside the official Python client on the same server. The goal is four times its speed.
 * `BENCH_ROUNDS`, `BENCH_EXPERIMENTS`, `BENCH_REPORTS` and `BENCH_LATENCY` (milliseconds) change what is measured.
 */
import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { importSource, interleave, report } from "./measure.mjs";
import { findPython, startPython } from "./rival.mjs";

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const workerData = {
  experiments: Number(process.env.BENCH_EXPERIMENTS ?? 10_000),
  reports: Number(process.env.BENCH_REPORTS ?? 200_000),
  latency: Number(process.env.BENCH_LATENCY ?? 20),
};
const program = `
import json, sys, time, warnings
warnings.simplefilter("ignore")
from determined.experimental import client
determined = client.Determined(master=sys.argv[1], user="determined", password="")
trial = None
for line in sys.stdin:
    began = time.perf_counter()
    if line.strip() == "list":
        found = len(determined.list_experiments())
    else:
        from determined.common.experimental.trial import Trial
        trial = trial or Trial(1, determined._session)
        found = sum(1 for _ in trial.iter_metrics("training"))
    print(json.dumps({"milliseconds": (time.perf_counter() - began) * 1000, "found": found}), flush=True)
`;

const python = findPython();
if (python === undefined) throw new Error("There is no Python with the package determined. Set DETERMINED_PYTHON.");
const worker = new Worker(new URL("./list-server.mjs", import.meta.url), { workerData });
const [{ port, token }] = await once(worker, "message");
const master = `http://127.0.0.1:${port}`;
const { Determined } = await importSource('export { Determined } from "./src/index.js";');
const determined = new Determined({ master, token, tokenStore: false });
const theirs = startPython(python, program, [master]);
try {
  await compare("list", "experiments", async () => (await determined.listExperiments()).length);
  await compare("metrics", "reports", async () => {
    let found = 0;
    for await (const each of determined.trial(1).iterTrainingMetrics()) if (each.trialId === 1) found += 1;
    return found;
  });
} finally {
  await theirs.stop();
  await worker.terminate();
}

async function compare(task, what, read) {
  const expected = workerData[what];
  const check = (found) => {
    if (found !== expected) throw new Error(`${found} ${what} were found instead of ${expected}.`);
  };
  const times = await interleave(
    {
      ours: async () => check(await read()),
      "Python client": async () => {
        const { milliseconds, found } = await theirs.ask(task);
        check(found);
        return milliseconds;
      },
    },
    { rounds },
  );
  const title = `Reading ${expected} ${what} from a server with ${workerData.latency} ms latency`;
  report({ title, times, ours: "ours", rival: "Python client", goal: 4 });
}
