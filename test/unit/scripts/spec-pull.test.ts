import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { fixture, runScript, temporaryFolder } from "./run-script.js";

const folder = await temporaryFolder();
afterAll(folder.cleanUp);
const pull = (...args: string[]) => runScript("spec-pull", "--out", folder.path, ...args);
const read = (name: string) => readFile(join(folder.path, name), "utf8");

let text: string;
let spec: ReturnType<typeof JSON.parse>;
beforeAll(async () => {
  expect(await pull("--from", fixture("nasty.swagger.json"), "--release", "0.38.1")).toMatchObject({ code: 0 });
  text = await read("0.38.1.json");
  spec = JSON.parse(text);
});

test("no prose is left, but fields that are called like prose are", () => {
  expect(text).not.toMatch(/prose|somebody|example/i);
  expect(Object.keys(spec.components.schemas.v1Thing.properties)).toContain("title");
  expect(Object.keys(spec.components.schemas.v1Thing.properties)).toContain("description");
  expect(spec.paths["/api/v1/things/{thingId}"].get.parameters[1].schema.items.enum).toEqual(["title", "description"]);
  expect(spec.info).toEqual({ title: "Determined", version: "0.38.1" });
});

test("streams are NDJSON, their errors JSON, and both kinds of stream definition resolve", () => {
  for (const route of ["logs", "events"]) {
    const { responses } = spec.paths[`/api/v1/things/{thingId}/${route}`].get;
    expect(Object.keys(responses["200"].content)).toEqual(["application/x-ndjson"]);
  }
  const logs = spec.paths["/api/v1/things/{thingId}/logs"].get.responses;
  expect(Object.keys(logs.default.content)).toEqual(["application/json"]);
  const reference = spec.paths["/api/v1/things/{thingId}/events"].get.responses["200"].content["application/x-ndjson"];
  expect(spec.components.schemas[reference.schema.$ref.split("/").at(-1)].properties.result).toBeDefined();
});

test("a bare object is open, an empty answer is closed", () => {
  const { v1Thing, v1PatchThingResponse } = spec.components.schemas;
  expect(v1Thing.properties.config.additionalProperties).toBe(true);
  expect(v1Thing.properties.resources.additionalProperties).toEqual({ type: "string", format: "int64" });
  expect(v1PatchThingResponse.additionalProperties).toBe(false);
});

test("a required name that no property has is dropped", () => {
  expect(spec.components.schemas.v1Thing.required).toEqual(["config", "title"]);
  expect(spec.components.schemas.v1Line.required).toBeUndefined();
});

test("keys are sorted, so that a spec in another order is the same file", async () => {
  const reversed = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(reversed)
      : value !== null && typeof value === "object"
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, inner]) => [key, reversed(inner)]),
          )
        : value;
  const shuffled = join(folder.path, "shuffled.json");
  await writeFile(
    shuffled,
    JSON.stringify(reversed(JSON.parse(await readFile(fixture("nasty.swagger.json"), "utf8")))),
  );
  await pull("--from", shuffled, "--release", "0.30.0");
  expect((await read("0.30.0.json")).replace("0.30.0", "0.38.1")).toBe(text);
});

test("the newest release is the current one, and each row has the hash of what was served", async () => {
  await pull("--from", fixture("nasty.swagger.json"), "--release", "0.9.0");
  const source = JSON.parse(await read("SOURCE.json"));
  expect(source.current).toBe("0.38.1");
  expect(source.releases["0.9.0"].sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(source.releases["0.9.0"].generator).toBe("openapi-typescript 7.13.0");
});

test("a master is asked for its release and its spec", async () => {
  const served = await readFile(fixture("nasty.swagger.json"));
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url);
    response.setHeader("content-type", "application/json");
    response.end(request.url === "/det/api/v1/master" ? '{"version":"0.41.2-rc1"}' : served);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const result = await pull("--from", `http://127.0.0.1:${port}/det/`);
  server.close();
  expect(result).toMatchObject({ code: 0, stderr: "" });
  expect(asked).toEqual(["/det/api/v1/master", "/det/api/v1/api.swagger.json"]);
  expect(JSON.parse(await read("0.41.2.json")).info.version).toBe("0.41.2");
});

test("a master behind something that wants a login gets the user of --user with DET_PASS", async () => {
  const served = await readFile(fixture("nasty.swagger.json"));
  const users: unknown[] = [];
  const server = createServer((request, response) => {
    response.setHeader("content-type", "application/json");
    if (request.url === "/api/v1/auth/login") {
      let body = "";
      request.on("data", (piece) => (body += String(piece)));
      request.on("end", () => {
        users.push(JSON.parse(body).username);
        response.end('{"token":"fresh","user":{"id":1,"username":"ada"}}');
      });
    } else if (request.headers.authorization === "Bearer fresh") {
      response.end(request.url === "/api/v1/master" ? '{"version":"0.10.3"}' : served);
    } else {
      response.writeHead(401).end('{"error":{"code":16,"reason":"Unauthenticated","error":"token missing"}}');
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  vi.stubEnv("DET_PASS", "hunter2");
  vi.stubEnv("DET_USER", undefined);
  vi.stubEnv("DET_DEBUG_CONFIG_PATH", folder.path);
  const result = await pull("--from", `http://127.0.0.1:${port}`, "--user", "ada");
  vi.unstubAllEnvs();
  server.close();
  expect(result).toMatchObject({ code: 0, stderr: "" });
  expect(users).toEqual(["ada"]);
  expect(JSON.parse(await read("0.10.3.json")).info.version).toBe("0.10.3");
});

test("what is not a spec is refused in one sentence, and nothing is written", async () => {
  const path = join(folder.path, "other.json");
  const out = join(folder.path, "nothing");
  const refused = async (content: string, ...args: string[]) => {
    await writeFile(path, content);
    const result = await runScript("spec-pull", "--out", out, "--from", path, ...args);
    expect(result.code).toBe(2);
    expect(existsSync(out)).toBe(false);
    return result.stderr;
  };
  expect(await refused("<html>", "--release", "0.38.1")).toContain("is not JSON");
  expect(await refused('{"openapi":"3.0.0"}', "--release", "0.38.1")).toContain("/api/v1/api.swagger.json");
  const nasty = await readFile(fixture("nasty.swagger.json"), "utf8");
  expect(await refused(nasty)).toContain("add --release 0.38.1");
  expect(await refused(nasty, "--release", "latest")).toContain('"latest" is not a release');
});

test("a damaged SOURCE.json is named and left as it is, and so are the specs", async () => {
  const out = join(folder.path, "damaged");
  await runScript("spec-pull", "--out", out, "--from", fixture("nasty.swagger.json"), "--release", "0.38.1");
  await writeFile(join(out, "SOURCE.json"), '{"current":');
  const pulled = await runScript(
    "spec-pull",
    "--out",
    out,
    "--from",
    fixture("nasty.swagger.json"),
    "--release=0.39.0",
  );
  const { code, stderr } = pulled;
  expect(code).toBe(2);
  expect(stderr).toContain(`${join(out, "SOURCE.json")} is damaged`);
  expect(await readdir(out)).toEqual(["0.38.1.json", "SOURCE.json"]);
  expect(await readFile(join(out, "SOURCE.json"), "utf8")).toBe('{"current":');
});

test("after an older release it says whose types stay, and how to make those of the older", async () => {
  const { stdout } = await pull(`--from=${fixture("nasty.swagger.json")}`, "--release=0.9.0");
  expect(stdout).toContain("The types stay those of");
  expect(stdout).toContain("npm run generate -- --release 0.9.0 --out <folder>");
});

test("--help says how it is called", async () => {
  const { code, stdout } = await pull("--help");
  expect(code).toBe(0);
  expect(stdout).toContain("Usage: npm run spec:pull");
});

test("a master that is down is named", async () => {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  const { code, stderr } = await pull("--from", `http://127.0.0.1:${port}`);
  expect(code).toBe(2);
  expect(stderr).toContain(`Cannot read the spec from http://127.0.0.1:${port}: `);
  expect(stderr).toMatch(/\/api\/v1\/master got no answer: .*ECONNREFUSED/);
});

test("an address with a password is refused and not repeated", async () => {
  const { code, stderr } = await pull("--from", "http://admin:hunter2@127.0.0.1:8080");
  expect(code).toBe(2);
  expect(stderr).toContain("Leave user and password out");
  expect(stderr).not.toContain("hunter2");
});
