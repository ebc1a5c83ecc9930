import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "esbuild";

/** Bundles the worker as its tools do: one file, by the condition `workerd`. Gives the files of the package that went in. */
export async function bundleWorker(consumer) {
  const { metafile, warnings } = await build({
    absWorkingDir: consumer,
    entryPoints: ["worker.mjs"],
    outfile: "worker-bundle.mjs",
    bundle: true,
    format: "esm",
    target: "es2022",
    conditions: ["workerd", "worker", "browser"],
    mainFields: ["browser", "module", "main"],
    tsconfigRaw: {},
    metafile: true,
    logLevel: "silent",
  });
  if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join("\n"));
  return Object.keys(metafile.inputs);
}

/** Serves the bundle on a port that workerd chooses. `ask` runs one step in it; `stop` ends it. */
export async function serveWorker(program, consumer) {
  const config = join(consumer, "worker.capnp");
  writeFileSync(
    config,
    `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const worker :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "worker-bundle.mjs")],
  compatibilityDate = "2025-12-01",
);
`,
  );
  const child = spawn(program, ["serve", config, "--control-fd=3"], { stdio: ["ignore", "ignore", "pipe", "pipe"] });
  const gone = once(child, "close").then(() => undefined);
  let words = "";
  child.stderr.on("data", (chunk) => (words = (words + chunk).slice(-4000)));
  const port = await Promise.race([listening(child.stdio[3]), gone]);
  if (port === undefined) throw new Error(`workerd did not start: ${words}`);
  const ask = async (name, context) => {
    const body = JSON.stringify({ name, context });
    const signal = AbortSignal.timeout(30_000);
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body, signal });
    const said = await answer.text();
    return answer.ok ? said : `${said}\n${words}`;
  };
  const stop = async () => {
    child.kill("SIGKILL");
    await gone;
  };
  return { ask, stop };
}

async function listening(stream) {
  for await (const line of createInterface({ input: stream })) {
    const { event, port } = JSON.parse(line);
    if (event === "listen") return port;
  }
  return undefined;
}
