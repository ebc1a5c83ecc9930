/**
 * Runs what is published on Bun, Deno and workerd, against a fake master that listens in this process. Names of runtimes
 * as arguments run these alone; `Node` is one, to compare with.
 */
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { freePort } from "../free-port.mjs";
import { check, equal, notRun, run, summary } from "../package/check.mjs";
import { installPacked } from "../package/pack.mjs";
import { installRuntime, versionOf } from "./runtimes.mjs";
import { forward, makeCertificate } from "./servers.mjs";
import { bundleWorker, serveWorker } from "./worker.mjs";

process.chdir(fileURLToPath(new URL("../../", import.meta.url)));
if (!existsSync("dist/index.js")) throw new Error("No dist/: run npm run build first.");

const chosen = process.argv.length > 2 ? process.argv.slice(2) : ["Bun", "Deno", "workerd"];
const { folder, consumer, installed } = installPacked();
cpSync(new URL("./projects/", import.meta.url), consumer, { recursive: true });
const { createFakeMaster } = await import(pathToFileURL(join(installed, "dist/testing.js")).href);

const pair = makeCertificate(folder);
const refused = `http://127.0.0.1:${await freePort()}`;
let master = "";
const secure = await forward(() => master, pair);
const proxy = await forward(() => master, undefined, { "x-through": "proxy" });

/** The narrowest permissions with which everything works. */
const denoFlags = ["--allow-net", "--allow-env", "--allow-read", "--allow-write", "--allow-sys", "--allow-run=flock"];
const starts = {
  Node: [],
  Bun: ["run"],
  Deno: ["run", "--no-prompt", ...denoFlags],
};

for (const runtime of chosen) {
  const title = `${runtime} ${versionOf(runtime)}`;
  let program;
  try {
    program = installRuntime(runtime);
  } catch (error) {
    // What npm says first is its command and a code.
    const words = /^npm error (?!code )(.*)$/m.exec(error.message)?.[1] ?? error.message.split("\n")[0];
    notRun(`${title} is not here: ${words}`);
    continue;
  }
  if (runtime === "workerd") await onWorkerd(title, program);
  else await onProcess(runtime, title, program);
}

secure.close();
proxy.close();
rmSync(folder, { recursive: true, force: true });
process.exitCode = summary("runtimes");

async function onProcess(runtime, title, program) {
  const start = (args, environment) => run(program, consumer, [...starts[runtime], ...args], environment);
  const isDeno = runtime === "Deno";
  for (const project of ["call-import.mjs", "call-require.cjs"]) {
    const name = `${title}: ${project} makes calls through every entry`;
    const args = isDeno ? ["call-and-exit.mjs", `./${project}`] : [project];
    await check(isDeno ? `${name}; msw keeps Deno alive` : name, async () => equal(await start(args), "done"));
  }
  for (const file of ["over-http.mjs", "with-files.mjs", "in-process.mjs", "listening.mjs"]) {
    await checkSteps(title, file, (name, context, environment) =>
      start(["step.mjs", file, name, JSON.stringify(context)], environment),
    );
  }
}

async function onWorkerd(title, program) {
  let worker;
  await check(`${title}: a bundle by its condition has the web build and nothing of the Node build`, async () => {
    const inputs = (await bundleWorker(consumer)).filter((path) => path.includes("determined-client/dist/"));
    if (!inputs.some((path) => path.endsWith("dist/web/index.js"))) throw new Error(inputs.join("\n"));
    equal(
      inputs.filter((path) => /dist\/(index|api)\.js$/.test(path)),
      [],
    );
  });
  await check(`${title}: the worker starts`, async () => (worker = await serveWorker(program, consumer)));
  if (!worker) return;
  for (const file of ["over-http.mjs", "in-process.mjs"]) await checkSteps(title, file, worker.ask);
  await worker.stop();
}

/** Checks each step of a file against a new fake master. */
async function checkSteps(title, file, ask) {
  const { steps } = await import(pathToFileURL(join(consumer, file)).href);
  for (const [name, { arrange, look, env }] of Object.entries(steps)) {
    await check(`${title}: ${name}`, async () => {
      const fake = await createFakeMaster({ clock: "real", speed: 200 });
      try {
        ({ url: master } = await fake.listen({ port: 0, allowedHosts: ["det.invalid"] }));
        const place = { folder: mkdtempSync(join(folder, "step-")), certificate: pair.certificate };
        const context = { master, refused, secure: secure.url, proxy: proxy.url, ...place, ...arrange?.(fake) };
        equal(await ask(name, context, env?.(context)), "done");
        look?.(fake);
      } finally {
        await fake.close();
      }
    });
  }
}
