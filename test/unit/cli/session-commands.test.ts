import { spawn } from "node:child_process";
import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { version } from "../../../src/platform/version.js";
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
  expect(result.err).not.toContain("determined-client login");
  expect(result.out + result.err).not.toContain("hunter2");
});

test("login without a password says how to give one and exits with 2", async () => {
  const result = await run(["login"]);
  expect(result.code).toBe(2);
  expect(result.err).toMatch(/Set DET_PASS or pass --password-stdin; DET_PASS= is a blank password\./);
});

test.each(["", "\r"])("login --password-stdin refuses a standard input that holds nothing: %j", async (input) => {
  const before = logins();
  expect(await run(["login", "--password-stdin"], {}, input)).toMatchObject({
    code: 2,
    err: expect.stringContaining("Standard input is empty, so there is no password."),
  });
  expect(logins()).toBe(before);
});

test("whoami says that the master is away, where nobody is logged in", async () => {
  expect(await run(["whoami"], { DET_MASTER: "http://127.0.0.1:2" })).toMatchObject({
    code: 1,
    out: "",
    err: expect.stringMatching(/got no answer[^]*Next: determined-client doctor/),
  });
});

test("help help is the help of all", async () => {
  expect(await run(["help", "help"])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Usage: .*<command>/),
    err: "",
  });
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

const logins = (): number => fake.requests({ operation: "Login" }).length;

test("whoami never logs in and keeps nothing, whatever password is known", async () => {
  const before = logins();
  const [nobody, password, token, stale] = await Promise.all([
    run(["whoami"]),
    run(["whoami", "--json"], { DET_USER: "admin", DET_PASS: "" }),
    run(["whoami", "--json"], { DET_USER: "admin", DET_USER_TOKEN: fake.token("admin") }),
    run(["whoami"], { DET_USER: "admin", DET_USER_TOKEN: "old" }),
  ]);
  expect(nobody).toMatchObject({
    code: 1,
    out: "",
    err: expect.stringMatching(
      /Nobody is logged in at .*\. A program would log in as determined, with an empty password\./,
    ),
  });
  expect(password).toMatchObject({ code: 1, out: "" });
  expect(JSON.parse(password.err)).toMatchObject({
    error: { name: "AuthenticationError", next: expect.stringContaining("login") },
  });
  expect(JSON.parse(token.out)).toMatchObject({ username: "admin", admin: true, master: fake.url });
  expect(stale).toMatchObject({ code: 1, err: expect.stringContaining("The login of admin at") });
  expect(logins()).toBe(before);
  expect(await readdir(folder)).toEqual([]);
});

test("login NAME logs in as that user; another -u is refused", async () => {
  expect(await run(["login", "admin", "--json"], { DET_PASS: "" })).toMatchObject({
    code: 0,
    out: expect.stringContaining('"username":"admin"'),
  });
  expect((await stored()).masters[fake.url]?.active_user).toBe("admin");
  const both = await run(["login", "admin", "-u", "determined"], { DET_PASS: "" });
  expect(both).toMatchObject({ code: 2, err: expect.stringContaining('NAME is "admin", but --user is "determined".') });
});

test("logout ends the session of a user who is not the active one, as a program leaves it, and revokes the token", async () => {
  const token = fake.token("determined");
  await writeFile(
    path.join(folder, "auth.json"),
    JSON.stringify({ version: 2, masters: { [fake.url]: { tokens: { determined: token } } } }),
  );
  expect(await run(["logout"])).toMatchObject({ code: 0, out: `Logged out determined at ${fake.url}.\n` });
  expect((await stored()).masters[fake.url]).toEqual({ tokens: {} });
  const headers = { authorization: `Bearer ${token}` };
  expect((await fetch(`${fake.url}/api/v1/me`, { headers })).status).toBe(401);
});

test("logout removes the token also where the master is down, and names whose tokens are kept", async () => {
  await writeFile(
    path.join(folder, "auth.json"),
    JSON.stringify({ version: 2, masters: { "http://127.0.0.1:2": { tokens: { ada: "t", grace: "damaged token" } } } }),
  );
  const variables = { DET_MASTER: "http://127.0.0.1:2" };
  expect(await run(["logout"], variables)).toMatchObject({
    code: 0,
    out: expect.stringContaining("Tokens are kept of ada, grace"),
  });
  const { code, err } = await run(["logout", "--all"], variables);
  expect({ code, err }).toEqual({
    code: 1,
    err: expect.stringContaining("The token of ada is removed here, but the master did not revoke it"),
  });
  expect((await stored()).masters["http://127.0.0.1:2"]).toEqual({ tokens: {} });
});

test("doctor says first what to do, ends the session that it began, and is one object with --json", async () => {
  const before = { logins: logins(), logouts: fake.requests({ operation: "Logout" }).length };
  const [good, down, stranger] = await Promise.all([
    run(["doctor", "--json"]),
    run(["doctor", "-m", "http://127.0.0.1:2"]),
    run(["doctor", "--json", "-u", "stranger"]),
  ]);
  expect(JSON.parse(good.out)).toMatchObject({
    ok: true,
    steps: [],
    checks: expect.arrayContaining([{ result: "ok", subject: "login", message: "determined" }]),
  });
  expect(logins()).toBe(before.logins + 1);
  expect(fake.requests({ operation: "Logout" })).toHaveLength(before.logouts + 1);
  expect(await readdir(folder)).toEqual([]);
  expect(down.out).toMatch(/^Do first: Correct the address http:\/\/127\.0\.0\.1:2, or start the master there\.\n/);
  expect(JSON.parse(stranger.out)).toMatchObject({
    ok: false,
    steps: [`Log in: DET_PASS=<password> determined-client login stranger -m ${fake.url}`],
  });
});

test("the version and the help are where one looks for them, and wrong use is exit code 2", async () => {
  const [short, long, json, all, one, bare, wrong, missing] = await Promise.all([
    run(["-v"]),
    run(["--version"]),
    run(["--version", "--json"]),
    run(["help"]),
    run(["help", "wait"]),
    run([]),
    run(["wiat", "5"]),
    run(["wait", "--json"]),
  ]);
  expect(short).toEqual({ code: 0, out: `${version}\n`, err: "" });
  expect(long).toEqual(short);
  expect(JSON.parse(json.out)).toEqual({ version });
  expect(all).toMatchObject({ code: 0, out: expect.stringMatching(/^Usage: determined-client <command>/), err: "" });
  expect(one).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Usage: determined-client wait ID[^]*Exit codes:[^]* 3 +it ended in ERROR/),
  });
  expect(bare).toEqual({ code: 2, out: "", err: all.out });
  expect(wrong).toEqual({
    code: 2,
    out: "",
    err: expect.stringContaining('There is no command "wiat". Did you mean wait?'),
  });
  expect({ code: missing.code, out: missing.out }).toEqual({ code: 2, out: "" });
  expect(JSON.parse(missing.err)).toEqual({
    error: {
      name: "UsageError",
      message: "ID is missing: the id of the experiment.",
      next: "determined-client help wait",
    },
  });
});

test("the flags that say which master stand anywhere around help and version", async () => {
  const all = (await run(["help"])).out;
  const ofWait = (await run(["help", "wait"])).out;
  const calls: Readonly<Record<string, string>> = {
    "-m http://h:1 help": all,
    "-mhttp://h:1 help": all,
    "--master=http://h:1 --noverify help": all,
    "help -m http://h:1 -u ada": all,
    "-m http://h:1 --help": all,
    "-h --cert ca.pem": all,
    "-m http://h:1 help help": all,
    "-m http://h:1 help wait": ofWait,
    "help wait -u ada": ofWait,
    "help -m http://h:1 wait": ofWait,
    "wait --help": ofWait,
    "wait 5 --interval 5s --help": ofWait,
    "-m http://h:1 wait -h": ofWait,
    "--help wait": ofWait,
    "-m http://h:1 --version": `${version}\n`,
    "-v -u ada": `${version}\n`,
    "--noverify -v": `${version}\n`,
  };
  const got = await Promise.all(Object.keys(calls).map((words) => run(words.split(" "))));
  expect(Object.fromEntries(Object.keys(calls).map((words, at) => [words, got[at]]))).toEqual(
    Object.fromEntries(Object.entries(calls).map(([words, out]) => [words, { code: 0, out, err: "" }])),
  );
  const wrong = ["-m http://h:1", "-m help", "--noverify", "-x help", "-m http://h:1 help wiat", "help wait top"];
  for (const { code, out } of await Promise.all(wrong.map((words) => run(words.split(" "))))) {
    expect({ code, out }).toEqual({ code: 2, out: "" });
  }
});

test("the password of -u is DET_PASS, unless DET_USER names another user", async () => {
  await fake.users.add({ username: "ada", password: "Abcdefg1" });
  let calls = 0;
  const as = (args: string[], variables: Record<string, string>): Promise<Result> =>
    run(args, { ...variables, DET_DEBUG_CONFIG_PATH: path.join(folder, `${(calls += 1)}`) });
  const list = (variables: Record<string, string>): Promise<Result> => as(["experiments", "-u", "ada"], variables);
  const [good, wrong, same, other, none, doctor, whoami] = await Promise.all([
    list({ DET_PASS: "Abcdefg1" }),
    list({ DET_PASS: "hunter2" }),
    list({ DET_PASS: "Abcdefg1", DET_USER: "ada" }),
    list({ DET_PASS: "Abcdefg1", DET_USER: "admin" }),
    list({}),
    as(["doctor", "-u", "ada"], { DET_PASS: "Abcdefg1" }),
    as(["whoami", "-u", "ada"], { DET_PASS: "Abcdefg1" }),
  ]);
  for (const { code } of [good, same, doctor]) expect(code).toBe(0);
  expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('refused user "ada" or the password') });
  expect(wrong.err).not.toContain("hunter2");
  for (const { code, err } of [other, none]) {
    expect(code).toBe(1);
    expect(err).toMatch(/No password is known for user "ada" at .*\. Set DET_USER and DET_PASS, or run/);
  }
  expect(whoami.err).toContain("A program would log in as ada, with the password of DET_PASS.");
});

test("a token that is kept comes before DET_PASS, as with DET_USER", async () => {
  await run(["login", "admin"], { DET_PASS: "" });
  const before = logins();
  expect(await run(["experiments", "-u", "admin"], { DET_PASS: "wrong" })).toMatchObject({ code: 0 });
  expect(logins()).toBe(before);
});

test("whoami -u with a token that has ended does not log in with DET_PASS", async () => {
  const before = logins();
  const variables = { DET_USER: "admin", DET_USER_TOKEN: "old", DET_PASS: "" };
  expect(await run(["whoami", "-u", "admin"], variables)).toMatchObject({
    code: 1,
    err: expect.stringContaining("The login of admin at"),
  });
  expect(logins()).toBe(before);
});
