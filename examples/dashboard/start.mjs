/**
 * Serves the dashboard until Ctrl-C: on a fake master with a cluster worth looking at, or on the master that `--master` names.
 *
 *   npm run dashboard
 *   npm run dashboard -- --master https://det.example.com [--proxy] [--port 5173]
 *
 * Where the package is installed: node node_modules/determined-client/examples/dashboard/start.mjs
 */
import { once } from "node:events";
import { parseArgs } from "node:util";
import { Determined } from "determined-client";
import { importVite } from "./server/import-vite.mjs";
import { siteOptions } from "./server/site-options.mjs";
import { startDemo } from "./server/start-demo.mjs";

const options = {
  master: { type: "string" },
  proxy: { type: "boolean", default: false },
  port: { type: "string", default: "5173" },
};

/** Reads the command line; throws an error that says what is wrong with it. */
function readArguments() {
  const { master: given, proxy, port } = parseArgs({ options }).values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) throw new Error(`--port must be from 0 to 65535, got ${port}.`);
  if (proxy && given === undefined) throw new Error("--proxy needs the --master that it leads to.");
  // The client knows how addresses are written: "det.example.com" is one.
  const master = given && new Determined({ master: given, tokenStore: false }).master;
  return { master, proxy, port: Number(port) };
}

async function serve({ master, proxy, port: wanted }) {
  const { createServer } = await importVite();
  const settings = {
    master: proxy ? "/master" : master,
    shownAs: proxy ? master : undefined,
    demo: master === undefined,
  };
  const site = await createServer(siteOptions(() => settings, { port: wanted, proxied: proxy ? master : undefined }));
  try {
    await site.listen();
    await serveUntilTheEnd(site.httpServer.address().port, settings, { master, proxy });
  } finally {
    await site.close();
  }
}

async function serveUntilTheEnd(port, settings, { master, proxy }) {
  const origins = ["127.0.0.1", "localhost"].map((host) => `http://${host}:${port}`);
  const demo = settings.demo ? await startDemo(origins) : undefined;
  settings.master ??= demo.url;
  console.log(
    `Dashboard at ${origins[0]} on ${demo ? "the fake master" : "the master"} ${demo?.url ?? master}. Stop it with Ctrl-C.`,
  );
  if (!demo && !proxy) {
    console.log(
      "The master must allow this page: enable_cors: true in its master.yaml. If you cannot set that, add --proxy.",
    );
  }
  const stopped = Promise.race(["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => once(process, signal)));
  const failure = await Promise.race([stopped.then(() => undefined), demo?.gone ?? stopped.then(() => undefined)]);
  await demo?.close();
  // A page without its master is of no use, and nobody would see why.
  if (failure !== undefined) throw new Error(`The fake master ended ${failure}, so the dashboard ends too.`);
}

try {
  await serve(readArguments());
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
