import { spawn } from "node:child_process";
import { build } from "esbuild";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sides } from "../../scripts/sides.mjs";
import { json, startServer } from "./raw-server.js";

let directory = "";
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "determined-client-exit-"));
  await build({
    entryPoints: ["src/api/index.ts"],
    bundle: true,
    format: "esm",
    platform: "node",
    packages: "external",
    alias: {
      ...sides.web,
      "openapi-fetch": "./node_modules/openapi-fetch/dist/index.mjs",
    },
    outfile: join(directory, "api.mjs"),
  });
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** Runs a program against a server and resolves to what it printed once it ended on its own. */
async function run(program: string, url: string): Promise<string> {
  const code = `import * as api from ${JSON.stringify(pathToFileURL(join(directory, "api.mjs")))};
const open = (options) => api.createApiClient({ master: ${JSON.stringify(url)}, token: "t", ...options });
const client = open();
${program}`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: ["ignore", "pipe", "inherit"] });
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (printed += text));
  const exitCode = await new Promise((resolve) => child.on("exit", resolve));
  expect(exitCode).toBe(0);
  return printed.trim();
}

test.each([
  ["an answered call", `await client.GET("/api/v1/master"); console.log("ok");`, "ok"],
  [
    "an aborted call",
    `const stop = new AbortController();
     const hooks = { beforeRequest: () => setImmediate(() => stop.abort("stop")) };
     await open({ hooks }).GET("/silent", { signal: stop.signal }).catch((reason) => console.log(reason));`,
    "stop",
  ],
  [
    "a call that was aborted while it waited to try again",
    `const stop = new AbortController();
     const hooks = { beforeRetry: () => setImmediate(() => stop.abort("stop")) };
     await open({ hooks }).GET("/busy", { signal: stop.signal }).catch((reason) => console.log(reason));`,
    "stop",
  ],
  ["a stream that was left", `for await (const x of client.stream("/lines")) { console.log(x.id); break; }`, "1"],
])("a program ends on its own after %s", async (_, program, printed) => {
  const server = await startServer((request, response) => {
    if (request.url === "/api/v1/master") json(response, {});
    if (request.url === "/busy") json(response, {}, 503, { "retry-after": "50" });
    if (request.url === "/lines") response.write('{"result":{"id":1}}\n');
  });
  try {
    expect(await run(program, server.url)).toBe(printed);
  } finally {
    await server.close();
  }
});
