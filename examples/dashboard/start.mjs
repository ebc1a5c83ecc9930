/**
 * Serves the dashboard until Ctrl-C: on a fake master with a cluster worth looking at, or on the master that `--master` names.
 *
 *   npm run dashboard
 *   npm run dashboard -- --master https://det.example.com [--proxy] [--port 5173]
 */
import { once } from "node:events";
import { parseArgs } from "node:util";
import { createServer } from "vite";
import { siteOptions } from "./server/site-options.mjs";
import { startDemo } from "./server/start-demo.mjs";

const { values } = parseArgs({
  options: { master: { type: "string" }, proxy: { type: "boolean" }, port: { type: "string", default: "5173" } },
});
const settings = { master: values.proxy ? "/master" : values.master, demo: values.master === undefined };
const options = siteOptions(() => settings, values.proxy ? values.master : undefined);
const site = await createServer({ ...options, server: { ...options.server, port: Number(values.port) } });
await site.listen();
const { port } = site.httpServer.address();
const origins = ["localhost", "127.0.0.1"].map((host) => `http://${host}:${port}`);
const demo = settings.demo ? await startDemo(origins) : undefined;
settings.master ??= demo.url;

const place = demo ? "the fake master" : "the master";
console.log(`Dashboard at ${origins[0]} on ${place} ${demo?.url ?? values.master}. Stop it with Ctrl-C.`);
if (!demo && !values.proxy) {
  console.log(
    "The master must allow this page: enable_cors: true in its master.yaml. If you cannot set that, add --proxy.",
  );
}

await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
await demo?.close();
await site.close();
