/**
 * What do the types cost? A program with five calls is checked by tsc: with the built package, with the types of openapi-typescript as
 * they come, and with types of the five operations that are cut by hand, which is the rival. Then an editor: how long tsserver takes
 * to complete `api.GET("`, cold and warm. Run `npm run build` before. `BENCH_ROUNDS` changes how long it takes.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { interleave, printRatios } from "./measure.mjs";

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const repository = fileURLToPath(new URL("..", import.meta.url));
const typescript = createRequire(import.meta.url)
  .resolve("typescript/package.json")
  .replace("package.json", "lib/");

const calls = `
const one = await api.GET("/api/v1/experiments/{experimentId}", { params: { path: { experimentId: 1 } } });
export const state: string | undefined = one.data?.experiment.state;
const many = await api.GET("/api/v1/experiments", { params: { query: { limit: 5, archived: false } } });
export const names = many.data?.experiments.map(({ name }) => name);
const made = await api.POST("/api/v1/models", { body: { name: "m", labels: ["a"] } });
export const model: string | undefined = made.data?.model.name;
await api.POST("/api/v1/experiments/{id}/pause", { params: { path: { id: 1 } } });
const me = await api.GET("/api/v1/me");
export const user: string | undefined = me.data?.user.username;
`;

const handCut = `
interface Experiment { id: number; name: string; state: string; labels?: string[]; progress?: number | null }
interface Model { id: number; name: string; labels?: string[] }
interface User { id: number; username: string; admin: boolean }
interface None { header?: never; path?: never; query?: never; cookie?: never }
type Answer<T> = { 200: { headers: { [name: string]: unknown }; content: { "application/json": T } } };
export interface paths {
  "/api/v1/experiments/{experimentId}": {
    get: { parameters: Omit<None, "path"> & { path: { experimentId: number } }; responses: Answer<{ experiment: Experiment }> };
  };
  "/api/v1/experiments": {
    get: { parameters: Omit<None, "query"> & { query?: { limit?: number; archived?: boolean } }; responses: Answer<{ experiments: Experiment[] }> };
  };
  "/api/v1/models": {
    post: { parameters: None; requestBody: { content: { "application/json": { name: string; labels?: string[] } } }; responses: Answer<{ model: Model }> };
  };
  "/api/v1/experiments/{id}/pause": { post: { parameters: Omit<None, "path"> & { path: { id: number } }; responses: Answer<object> } };
  "/api/v1/me": { get: { parameters: None; responses: Answer<{ user: User }> } };
}
`;

const fromPaths = `import createClient from "openapi-fetch";\nimport type { paths } from "./schema.js";\nconst api = createClient<paths>();\n`;
const programs = {
  "/api": {
    "main.ts": `import { createApiClient } from "determined-client/api";\nconst api = createApiClient({ master: "http://m" });\n${calls}`,
  },
  "object model": {
    "main.ts": `import { Determined } from "determined-client";
const determined = new Determined({ master: "http://m" });
const experiment = await determined.getExperiment(1);
export const state: string | undefined = experiment.state;
export const names = (await determined.listExperiments({ limit: 5, archived: false })).map(({ name }) => name);
export const model: string = (await determined.createModel("m", { labels: ["a"] })).name;
await experiment.pause();
export const user: string = (await determined.whoami()).username;
`,
  },
  "openapi-typescript": { "main.ts": fromPaths + calls, "schema.d.ts": undefined },
  "hand-cut types": { "main.ts": fromPaths + calls, "schema.d.ts": handCut },
};

const folder = await mkdtemp(join(tmpdir(), "bench-types-"));
try {
  await mkdir(join(folder, "node_modules"));
  await symlink(repository, join(folder, "node_modules/determined-client"));
  await symlink(join(repository, "node_modules/openapi-fetch"), join(folder, "node_modules/openapi-fetch"));
  await writeFile(
    join(folder, "print-cpu.cjs"),
    'process.on("exit", () => { const { user, system } = process.cpuUsage(); console.error(`cpu ${user + system}`); });',
  );
  for (const [name, files] of Object.entries(programs)) await writeProgram(name, files);
  const contenders = Object.fromEntries(Object.keys(programs).map((name) => [name, () => check(name)]));
  const times = await interleave(contenders, { rounds });
  printRatios("tsc of a program with five calls (goal of /api: at most 1.5 times the hand-cut types)", times, [
    "hand-cut types",
  ]);
  const { cold, warm } = await complete(join(place("/api"), "main.ts"));
  console.log(
    `completion at api.GET(" in tsserver: ${cold.milliseconds} ms cold, ${warm.milliseconds} ms warm, ${warm.paths} paths`,
  );
  console.log(JSON.stringify({ title: "completion", cold, warm }));
} finally {
  await rm(folder, { recursive: true, force: true });
}

function place(name) {
  return join(folder, name.replace(/\W+/g, "-"));
}

async function writeProgram(name, files) {
  await mkdir(place(name));
  const compilerOptions = {
    strict: true,
    target: "ES2022",
    module: "NodeNext",
    noEmit: true,
    skipLibCheck: true,
    types: [],
  };
  await writeFile(join(place(name), "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  await writeFile(join(place(name), "package.json"), '{ "type": "module" }');
  for (const [file, text] of Object.entries(files)) {
    if (text !== undefined) await writeFile(join(place(name), file), text);
    else await symlink(join(repository, "generated/schema.d.ts"), join(place(name), file));
  }
}

/** CPU time of the compiler, with the start of Node: a machine that does other work as well makes it no longer. */
function check(name) {
  const preload = join(folder, "print-cpu.cjs");
  const arguments_ = ["--require", preload, `${typescript}tsc.js`, "-p", place(name)];
  const { status, stdout, stderr } = spawnSync(process.execPath, arguments_, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${name} does not compile:\n${stdout}`);
  return Number(/cpu (\d+)/.exec(stderr)[1]) / 1000;
}

/** Opens a program in tsserver and asks twice what may stand in the first string of a GET. */
async function complete(file) {
  const server = spawn(process.execPath, [`${typescript}tsserver.js`, "--disableAutomaticTypingAcquisition"], {
    stdio: ["pipe", "pipe", "ignore"],
  });
  try {
    const ask = asker(server);
    const lines = [
      'import { createApiClient } from "determined-client/api";',
      'const api = createApiClient({ master: "http://m" });',
      'void api.GET("");',
    ];
    server.stdin.write(
      `${JSON.stringify({ seq: 0, type: "request", command: "open", arguments: { file, fileContent: lines.join("\n") } })}\n`,
    );
    const at = { file, line: lines.length, offset: lines.at(-1).indexOf('"') + 2 };
    const cold = await ask("completionInfo", at);
    const warm = await ask("completionInfo", at);
    return { cold, warm };
  } finally {
    server.kill();
  }
}

function asker(server) {
  let received = "";
  const waiting = new Map();
  server.stdout.setEncoding("utf8").on("data", (piece) => {
    received += piece;
    const lines = received.split("\n");
    received = lines.pop();
    for (const line of lines.filter((one) => one.startsWith("{"))) {
      const message = JSON.parse(line);
      if (message.type === "response") waiting.get(message.request_seq)?.(message);
    }
  });
  let seq = 0;
  return async (command, args) => {
    const began = performance.now();
    seq += 1;
    const answer = new Promise((resolve) => waiting.set(seq, resolve));
    server.stdin.write(`${JSON.stringify({ seq, type: "request", command, arguments: args })}\n`);
    const { body, message } = await answer;
    if (!body) throw new Error(`tsserver gave no completions: ${message}`);
    const paths = body.entries.filter(({ name }) => name.startsWith("/")).length;
    return { milliseconds: Math.round(performance.now() - began), paths };
  };
}
