/** Runs the web build in a real Chromium against a listening fake master; needs a build and the program `chromium`. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import http from "node:http";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { createFakeMaster } from "determined-client/testing";

const expected = `user determined
followed true
ended STATE_COMPLETED
files true
download UnsupportedRuntimeError
code application/gzip
version 1`;

const fake = await createFakeMaster({ clock: "real", speed: 200, cors: true });
await fake.listen();
const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL("page.mjs", import.meta.url))],
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "browser",
  outdir: "/",
  write: false,
  // Not the paths of this repository's tsconfig.json: the package is to be found by its own exports.
  tsconfigRaw: {},
  define: { MASTER: JSON.stringify(fake.url) },
});
const scripts = new Map(outputFiles.map((file) => [`/${path.basename(file.path)}`, file.contents]));

let finish;
const result = new Promise((resolve) => (finish = resolve));
const site = http.createServer((request, response) => {
  const script = scripts.get(request.url);
  if (script) return response.setHeader("content-type", "text/javascript").end(script);
  if (request.url !== "/result") {
    return response.setHeader("content-type", "text/html").end('<script type="module" src="/page.js"></script>');
  }
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => finish(Buffer.concat(chunks).toString()));
  response.end();
});
site.listen(0, "127.0.0.1");
await once(site, "listening");

const profile = await mkdtemp(path.join(os.tmpdir(), "determined-client-chromium-"));
const quiet =
  "--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
const flags = [
  "--headless",
  "--no-sandbox",
  ...quiet.split(" "),
  "--remote-debugging-port=0",
  `--user-data-dir=${profile}`,
];
const browser = spawn("chromium", [...flags, `http://127.0.0.1:${site.address().port}/`], { stdio: "ignore" });
const gone = once(browser, "close");
const seen = await Promise.race([result, gone.then(() => "Chromium ended before the page was done.")]);
browser.kill();
await gone;
site.close();
site.closeAllConnections();
await fake.close();
await rm(profile, { recursive: true, force: true, maxRetries: 5 });

console.log(seen);
if (seen !== expected) {
  console.error(`\nThe page should have said:\n${expected}`);
  process.exitCode = 1;
}
