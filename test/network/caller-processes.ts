import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { sides } from "../../scripts/sides.mjs";

/** Processes that each answer an order, one message for one message. */
export interface Callers {
  readonly processes: readonly ChildProcess[];
  readonly call: <Outcome>(caller: ChildProcess, order: object) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}

/** Bundles a program and starts it in some processes, each of which has sent a message when it is ready. */
export async function startCallers(program: string, count: number): Promise<Callers> {
  const directory = await mkdtemp(join(tmpdir(), "determined-client-callers-"));
  const bundle = join(directory, "caller.mjs");
  await build({
    entryPoints: [program],
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    minify: true,
    alias: { ...sides.web, "openapi-fetch": "./node_modules/openapi-fetch/dist/index.mjs" },
    outfile: bundle,
  });
  const processes = Array.from({ length: count }, () => fork(bundle, { execArgv: [] }));
  await Promise.all(processes.map((caller) => once(caller, "message")));
  return {
    processes,
    call: async <Outcome>(caller: ChildProcess, order: object): Promise<Outcome> => {
      caller.send(order);
      return ((await once(caller, "message")) as [Outcome])[0];
    },
    close: async () => {
      await Promise.all(processes.map((caller) => (caller.disconnect(), once(caller, "exit"))));
      await rm(directory, { recursive: true, force: true });
    },
  };
}
