import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { isMain, readArguments, runScript } from "./spec/arguments.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const { current } = JSON.parse(readFileSync(new URL("../openapi/SOURCE.json", import.meta.url), "utf8"));
const RELEASES = ["0.19.10", "0.21.1", "0.23.3", "0.27.1", "0.31.0", current];
/** Folders of the client that send requests. */
const FOLDERS = ["facade", "session", "checkpoint-files", "platform/node", "platform/web"];

/**
 * Prints which operations the fake master plays: a table, or JSON with `--json`. It does not read a list but asks a fake
 * of each release. `--check` fails when the client calls an operation that the fake does not play.
 */
export async function main(argv) {
  const given = readArguments(argv, { flags: ["json", "check"] });
  const rows = await readCoverage();
  const counts = countOf(rows);
  if (given.json) console.log(JSON.stringify({ counts, operations: rows }, null, 2));
  else console.log(render(rows, counts));
  const missing = rows.filter((row) => row.client && RELEASES.some((release) => row[release] === "missing"));
  if (!given.check || missing.length === 0) return 0;
  for (const row of missing) console.error(`The client calls ${row.id}, which the fake master does not play.`);
  return 1;
}

/** One row an operation: in each release "simulated", "missing" or "absent" (the release does not have it). */
export async function readCoverage() {
  const { createFakeMaster, operations, routesOf } = await load();
  const calls = await callsOfTheClient(operations);
  const rows = new Map();
  for (const release of RELEASES) {
    for (const { id, method, path } of routesOf(release)) {
      const key = `${method} ${path}`;
      const absent = Object.fromEntries(RELEASES.map((one) => [one, "absent"]));
      const row = rows.get(key) ?? { id, method, path, client: calls.has(key), ...absent };
      rows.set(key, { ...row, [release]: "missing" });
    }
  }
  for (const version of RELEASES) {
    for (const row of rows.values()) {
      if (row[version] !== "absent" && (await isPlayed(createFakeMaster, version, row))) row[version] = "simulated";
    }
  }
  return [...rows.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** A fake of its own for each question: some of them delete or log out. */
async function isPlayed(createFakeMaster, version, { method, path }) {
  const fake = await createFakeMaster({ version });
  const leave = new AbortController();
  const answer = fake.fetch(fake.url + path.replace(/\{[^}]+\}/g, "1"), {
    method,
    headers: { authorization: `Bearer ${fake.token("admin")}` },
    signal: leave.signal,
    ...(method === "GET" ? {} : { body: "{}" }),
  });
  // What waits for something else to happen is played.
  const response = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 100))]);
  answer.catch(() => {});
  const isRefused = response?.status === 501 && (await response.text()).includes("does not simulate");
  leave.abort();
  await fake.close();
  return !isRefused;
}

async function load() {
  const contents = `export { createFakeMaster } from "./src/testing.ts"; export { operations } from "./generated/operations.ts"; export { routesOf } from "./src/fake-master/requests/router.ts";`;
  const built = await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    target: "node20",
    packages: "external",
  });
  const module = { exports: {} };
  new Function("module", "exports", "require", built.outputFiles[0].text)(
    module,
    module.exports,
    createRequire(`${root}package.json`),
  );
  return module.exports;
}

/** `METHOD path` of each call in the source of the client, whether its path stands in the call or in a constant. */
async function callsOfTheClient(operations) {
  const sources = [];
  for (const name of FOLDERS) {
    const folder = `${root}src/${name}/`;
    const files = (await readdir(folder, { recursive: true })).filter((file) => /^[^.].*\.ts$/.test(file));
    for (const file of files) sources.push(await readFile(folder + file, "utf8"));
  }
  const constant = /const (\w+) = "(\/[^"]+)";/g;
  const shared = new Map(
    sources.flatMap((source) => [...source.matchAll(constant)].map(([, name, path]) => [name, path])),
  );
  const found = new Set();
  const add = (method, path) => found.add(`${/^(POST|PUT|PATCH|DELETE)$/.test(method) ? method : "GET"} ${path}`);
  for (const source of sources) {
    const own = new Map([...source.matchAll(constant)].map(([, name, path]) => [name, path]));
    for (const [, method, path, name] of source.matchAll(/\.([A-Z]+|stream)\(\s*(?:"(\/[^"]+)"|(\w+))/g)) {
      const target = path ?? own.get(name) ?? shared.get(name);
      if (target !== undefined) add(method, target);
    }
    for (const [, method, path] of source.matchAll(/method: "([A-Z]+)",\s*path: "(\/[^"]+)"/g)) add(method, path);
  }
  // `/experiments/{id}/${action}`: every route of that form.
  for (const [, method, start] of sources.join("\n").matchAll(/\.([A-Z]+)\(`(\/[^`$]+)\$\{\w+\}`/g))
    for (const { method: other, path } of Object.values(operations))
      if (method === other && path.startsWith(start) && !path.slice(start.length).includes("/")) add(method, path);
  // A constant that is handed on to another function is read.
  for (const path of shared.values()) if (![...found].some((call) => call.endsWith(` ${path}`))) add("GET", path);
  return found;
}

function countOf(rows) {
  const count = (release, state, of = rows) => of.filter((row) => row[release] === state).length;
  const client = rows.filter((row) => row.client);
  return Object.fromEntries(
    RELEASES.map((release) => {
      const simulated = count(release, "simulated");
      const ofClient = { simulated: count(release, "simulated", client), missing: count(release, "missing", client) };
      return [release, { operations: simulated + count(release, "missing"), simulated, client: ofClient }];
    }),
  );
}

const SIGNS = { simulated: "yes", missing: "no", absent: "" };

function render(rows, counts) {
  const widest = Math.max(...rows.map(({ id }) => id.length));
  const line = (id, cells, rest) =>
    [id.padEnd(widest), ...cells.map((cell) => cell.padEnd(7)), rest].join("  ").trimEnd();
  return [
    line("operation", [...RELEASES, "client"], "route"),
    ...rows.map((row) => {
      const cells = [...RELEASES.map((release) => SIGNS[row[release]]), row.client ? "calls" : ""];
      return line(row.id, cells, `${row.method} ${row.path}`);
    }),
    "",
    ...Object.entries(counts).map(
      ([release, { operations, simulated, client }]) =>
        `${release}: ${simulated} of ${operations} operations simulated; ` +
        `of those that the client calls ${client.simulated} of ${client.simulated + client.missing}`,
    ),
  ].join("\n");
}

if (isMain(import.meta.url)) await runScript(main);
