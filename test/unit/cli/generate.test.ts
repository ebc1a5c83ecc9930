import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { packKnowledge } from "../../../src/generator/index.js";
import { createFakeMaster } from "../../../src/testing.js";
import { bundleCommand, type BundledCommand } from "./bundled-command.js";
import { startCommand } from "./run-command.js";

let command: BundledCommand;
let folder: string;
let server: Server;
let address: string;
/** Called for each request, to answer it or not. */
let asked: RequestListener = () => undefined;
beforeAll(async () => {
  command = await bundleCommand();
  const openapi = fileURLToPath(new URL("../../../openapi", import.meta.url));
  await writeFile(path.join(path.dirname(command.script), "specs.br"), await packKnowledge(openapi));
  folder = await mkdtemp(path.join(tmpdir(), "cli-"));
  server = createServer((request, response) => asked(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 60_000);
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await command.cleanUp();
  await rm(folder, { recursive: true });
});

test("generate asks the master of DET_MASTER, and Ctrl-C ends it with exit code 130 and no folder", async () => {
  const out = path.join(folder, "api");
  const request = new Promise<void>((resolve) => (asked = () => resolve()));
  const { child, ended } = startCommand(command, ["generate", "--out", out], { DET_MASTER: address });
  await Promise.race([request, ended]);
  child.kill("SIGINT");
  expect(await ended).toEqual({ code: 130, out: "", err: "" });
  expect(existsSync(out)).toBe(false);
}, 30_000);

test.each(["0.38.1", "0.36.0"] as const)(
  "a fake master that plays %s gives the types of that release, or says what to do",
  async (version) => {
    const fake = await createFakeMaster({ version });
    const { url } = await fake.listen();
    const out = path.join(folder, `of-fake-${version}`);
    const { ended } = startCommand(command, ["generate", "--from", url, "--out", out], {});
    const { code, err } = await ended;
    await fake.close();
    if (version === "0.38.1") {
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(existsSync(path.join(out, "schema.d.ts"))).toBe(true);
    } else {
      expect(code).toBe(1);
      expect(err).toContain(
        "reports release 0.36.0, lists operations without types, as fake masters do. Give --from a release that is at hand (0.19.10,",
      );
    }
  },
  60_000,
);

test("generate logs in as the user of -u with DET_PASS where something before the master wants a login", async () => {
  const logins: string[] = [];
  asked = (request, response) => {
    response.setHeader("content-type", "application/json");
    if (request.url !== "/api/v1/auth/login") {
      response.writeHead(401).end('{"error":{"code":16,"reason":"Unauthenticated","error":"token missing"}}');
      return;
    }
    let body = "";
    request.on("data", (piece) => (body += String(piece)));
    request.on("end", () => {
      logins.push((JSON.parse(body) as { username: string }).username);
      response.writeHead(401).end('{"error":{"code":16,"reason":"Unauthenticated","error":"invalid credentials"}}');
    });
  };
  const variables = { DET_MASTER: address, DET_PASS: "hunter2", DET_DEBUG_CONFIG_PATH: folder };
  const call = ["generate", "-u", "anna", "--out", path.join(folder, "other")];
  const { code, err } = await startCommand(command, call, variables).ended;
  expect({ code, logins }).toEqual({ code: 1, logins: ["anna"] });
  expect(err).toContain('refused user "anna" or the password');
  expect(err).not.toContain("hunter2");
}, 30_000);
