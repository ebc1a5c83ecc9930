import { spawn } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";
import { bundleCommand, type BundledCommand } from "./bundled-command.js";

let command: BundledCommand;
let fake: FakeMaster;
let folder: string;

beforeAll(async () => {
  command = await bundleCommand();
  fake = await createFakeMaster({ version: "0.38.1" });
  await fake.listen({ port: 0 });
}, 60_000);
afterAll(async () => {
  await fake.close();
  await command.cleanUp();
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "cli-"));
});

interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(args: string[], variables: Record<string, string> = {}, input = ""): Promise<Result> {
  const env = { PATH: process.env.PATH, DET_DEBUG_CONFIG_PATH: folder, DET_MASTER: fake.url, ...variables };
  const child = spawn(process.execPath, [command.script, ...args], { env });
  let out = "";
  let err = "";
  child.stdout.on("data", (piece) => (out += String(piece)));
  child.stderr.on("data", (piece) => (err += String(piece)));
  child.stdin.end(input);
  return new Promise((resolve) => child.on("close", (exit) => resolve({ code: exit, out, err })));
}

const stored = async (): Promise<{
  masters: Record<string, { active_user?: string; tokens: Record<string, string> }>;
}> => JSON.parse(await readFile(path.join(folder, "auth.json"), "utf8")) as never;

test("login keeps the token as the active user's, whoami shows the user, logout forgets the token", async () => {
  const login = await run(["login", "-u", "admin"], { DET_PASS: "" });
  expect(login).toEqual({
    code: 0,
    out: `Logged in at ${fake.url} as admin. The token is in ${folder}/auth.json.\n`,
    err: expect.any(String),
  });
  const entry = (await stored()).masters[fake.url];
  expect(entry?.active_user).toBe("admin");
  const token = entry?.tokens.admin ?? "";
  expect(token).not.toBe("");
  expect(login.out + login.err).not.toContain(token);
  expect(await run(["whoami"])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^admin \(id \d+, administrator\) at /),
  });
  expect(await run(["logout"])).toMatchObject({ code: 0, out: `Logged out admin at ${fake.url}.\n` });
  expect((await stored()).masters[fake.url]).toEqual({ tokens: {} });
  expect(await run(["logout"])).toMatchObject({ code: 0, out: expect.stringMatching(/^Nobody/) });
});

test("the password may come from standard input", async () => {
  expect(await run(["login", "-u", "determined", "--password-stdin"], {}, "\nnot the password\n")).toMatchObject({
    code: 0,
  });
});

test("a wrong password fails with the user's name and without the password", async () => {
  const result = await run(["login", "-u", "admin"], { DET_PASS: "hunter2hunter2" });
  expect(result.code).toBe(1);
  expect(result.err).toMatch(/admin/);
  expect(result.out + result.err).not.toContain("hunter2");
});

test("login without a password says how to give one and exits with 2", async () => {
  const result = await run(["login"]);
  expect(result.code).toBe(2);
  expect(result.err).toMatch(/Set DET_PASS or pass --password-stdin/);
});

test("logout --all ends the sessions of all users", async () => {
  await run(["login", "-u", "admin"], { DET_PASS: "" });
  await run(["login", "-u", "determined"], { DET_PASS: "" });
  const result = await run(["logout", "--all"]);
  expect(result).toMatchObject({
    code: 0,
    out: `Logged out admin at ${fake.url}.\nLogged out determined at ${fake.url}.\n`,
  });
  expect((await stored()).masters[fake.url]?.tokens).toEqual({});
});

test("a newer auth.json stays as it is, and login says that the token was not kept", async () => {
  const text = '{"version": 9}';
  await writeFile(path.join(folder, "auth.json"), text);
  const result = await run(["login", "-u", "admin"], { DET_PASS: "" });
  expect(result.code).toBe(1);
  expect(result.err).toMatch(/newer version/);
  expect(await readFile(path.join(folder, "auth.json"), "utf8")).toBe(text);
});

test("doctor finds a good master good, and names the user", async () => {
  await run(["login", "-u", "admin"], { DET_PASS: "" });
  const { code: exit, out } = await run(["doctor"]);
  expect(exit).toBe(0);
  const lines = out.trim().split("\n");
  expect(lines.map((line) => line.split(/\s+/).slice(0, 2).join(" "))).toEqual([
    "ok address",
    "ok connection",
    "ok release",
    expect.stringMatching(/clock/),
    "ok tokens",
    "ok login",
  ]);
  expect(lines.at(-1)).toMatch(/admin$/);
});

test("doctor says what is wrong with a master that is down", async () => {
  const { code: exit, out } = await run(["doctor", "-m", "http://127.0.0.1:9"]);
  expect(exit).toBe(1);
  expect(out).toMatch(/^FAIL connection .*127\.0\.0\.1:9/m);
});

test("doctor says what is wrong with an address, and leaves its user info out", async () => {
  const { code: exit, out, err } = await run(["doctor", "-m", "http://anna:hunter2@host"]);
  expect(exit).toBe(1);
  expect(out).toMatch(/^FAIL address/m);
  expect(out + err).not.toContain("hunter2");
});

test("doctor names a login that is missing and a corrupt auth.json, and exits with 1", async () => {
  const missing = await run(["doctor", "-u", "nobody"]);
  expect(missing).toMatchObject({ code: 1, out: expect.stringMatching(/^FAIL login .*nobody/m) });
  await writeFile(path.join(folder, "auth.json"), "broken");
  expect(await run(["doctor"])).toMatchObject({ code: 1, out: expect.stringMatching(/^FAIL tokens .*auth\.json/m) });
});

test("doctor tells a clock that is off and a release that is too old", async () => {
  const server = createServer((_, response) => {
    response.setHeader("date", new Date(Date.now() - 3_600_000).toUTCString());
    response.setHeader("content-type", "application/json");
    response.end('{"version":"0.18.0","clusterId":"x","clusterName":"old"}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { out } = await run(["doctor", "-m", `http://127.0.0.1:${(server.address() as AddressInfo).port}`]);
  server.close();
  expect(out).toMatch(/^FAIL release .*0\.18\.0, cluster old: older than 0\.19\.10/m);
  expect(out).toMatch(/^note clock .*36\d\d s ahead/m);
});

test.each(["login", "logout", "whoami", "doctor"])(
  "%s has a help text, and refuses options that it does not know",
  async (name) => {
    expect(await run([name, "--help"])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Usage: .*determined-client/),
      err: "",
    });
    expect(await run([name, "--what"])).toMatchObject({ code: 2, out: "", err: expect.stringContaining("--what") });
  },
);
