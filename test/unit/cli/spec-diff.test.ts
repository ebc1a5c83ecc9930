import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packKnowledge } from "../../../src/generator/index.js";
import { smallSpec } from "../generator/small-spec.js";
import { bundleCommand, type BundledCommand } from "./bundled-command.js";
import { startCommand, type Ended } from "./run-command.js";

let command: BundledCommand;
let folder: string;
beforeAll(async () => {
  command = await bundleCommand();
  const openapi = fileURLToPath(new URL("../../../openapi", import.meta.url));
  await writeFile(path.join(path.dirname(command.script), "specs.br"), await packKnowledge(openapi));
  folder = await mkdtemp(path.join(tmpdir(), "spec-diff-"));
  const edited = smallSpec();
  edited.definitions.v1Thing.properties.id.type = "string";
  await writeFile(path.join(folder, "old.json"), JSON.stringify(smallSpec()));
  await writeFile(path.join(folder, "new.json"), JSON.stringify(edited));
  await writeFile(path.join(folder, "app.ts"), 'await api.GET("/api/v1/master");');
}, 60_000);
afterAll(async () => {
  await command.cleanUp();
  await rm(folder, { recursive: true });
});
const run = (...args: string[]): Promise<Ended> => startCommand(command, ["spec-diff", ...args], {}, folder).ended;

const text = `From old.json to new.json
1 of 1 change breaks clients, 0 of them in what the object model uses; 0 may matter.

Breaks other calls of the API
  v1Thing in answer of GetThing
    id has another type: integer → string (another type comes)
`;

test("two files are compared, and what breaks is exit code 1 only where that is wanted", async () => {
  expect(await run("old.json", "new.json")).toEqual({ code: 0, out: text, err: "" });
  expect(await run("old.json", "new.json", "--fail-on-breaking")).toEqual({ code: 1, out: text, err: "" });
  expect(await run("old.json", "old.json", "--fail-on-breaking")).toMatchObject({ code: 0 });
}, 30_000);

test("as JSON it is one object, as Markdown it has titles", async () => {
  const { out } = await run("old.json", "new.json", "--json");
  expect(JSON.parse(out)).toMatchObject({
    before: "old.json",
    counts: { breaking: 1, look: 0, compatible: 0 },
    changes: [{ level: "breaking", kind: "type-changed", owner: { type: "v1Thing" }, operations: ["GetThing"] }],
  });
  const other = await run("old.json", "new.json", "--format", "json");
  expect(other).toMatchObject({ code: 2, out: "" });
  expect(other.err).toContain("text, markdown");
  expect((await run("old.json", "new.json", "--format", "markdown")).out).toContain(
    "\n## Breaks other calls of the API\n\n- `v1Thing` in answer of `GetThing`\n",
  );
}, 30_000);

test("--uses limits it to what a program calls", async () => {
  const { code, out } = await run("old.json", "new.json", "--uses", ".", "--fail-on-breaking");
  expect(code).toBe(0);
  expect(out).toContain("Nothing that it calls differs.\nLimited to what the program calls: 1 operation, 0 methods.");
}, 30_000);

test("releases that the package knows are compared, with the methods that a change concerns", async () => {
  const { out } = await run("0.31.0", "0.35.0");
  expect(out).toMatch(
    /^ {2}SearchRuns\n {4}moved: GET \/api\/v1\/runs → POST \/api\/v1\/runs \(the old route no longer works\)\n(?: {4}query .*\n)? {4}body .*is new and required: .*$/m,
  );
  expect(out).toContain("    used by Determined.searchRuns\n");
}, 30_000);

test.each([
  [["none.json", "new.json"], "There is no file none.json."],
  [["0.31.1", "new.json"], "This package brings the specs of"],
  [["old.json", "."], ". is a folder; <new> takes a file"],
  [["old.json", "new.json", "--uses", "none"], "Cannot read none:"],
])("%j is a sentence", async (args, message) => {
  const { code, out, err } = await run(...args);
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toContain(message);
});

test("it logs in as the user of -u with DET_PASS where something before the master wants a login", async () => {
  const logins: unknown[] = [];
  const spec = JSON.stringify(smallSpec());
  const server = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    if (request.url === "/api/v1/auth/login") {
      let body = "";
      request.on("data", (piece) => (body += String(piece)));
      request.on("end", () => {
        logins.push(JSON.parse(body));
        response.end('{"token":"fresh","user":{"id":1,"username":"ada"}}');
      });
    } else if (request.headers.authorization === "Bearer fresh") {
      response.end(request.url === "/api/v1/master" ? '{"version":"0.38.1"}' : spec);
    } else {
      response.writeHead(401).end('{"error":{"code":16,"reason":"Unauthenticated","error":"token missing"}}');
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const variables = { DET_PASS: "hunter2", DET_DEBUG_CONFIG_PATH: folder };
  const ended = await startCommand(command, ["spec-diff", "old.json", address, "--user", "ada"], variables, folder)
    .ended;
  server.close();
  expect(ended).toMatchObject({ code: 0, err: "" });
  expect(logins).toMatchObject([{ username: "ada", isHashed: true }]);
}, 30_000);
