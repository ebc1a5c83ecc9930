import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { createMemoryTokenStore } from "../../../src/session/token-store.js";
import { hashPassword } from "../../../src/session/password.js";
import { readSessionOptions, Session } from "../../../src/session/session.js";
import { loginMaster, sessionOf } from "./fake-login.js";

const address = "http://master.localhost:80";
const ask = (session: Session): Promise<{ response: Response }> => session.api.GET("/api/v1/agents");
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

test("nothing is sent before the first call, which logs in once for all who call", async () => {
  const master = loginMaster({ ann: "*" });
  const session = sessionOf(master, { user: "ann", password: "Sesame12" });
  expect(master.calls).toEqual([]);
  await Promise.all([ask(session), ask(session), ask(session)]);
  expect(master.calls.filter((call) => call.includes("login"))).toHaveLength(1);
  expect(master.calls.slice(1)).toEqual(Array(3).fill("GET /api/v1/agents token-1"));
  expect(master.bodies).toEqual([{ username: "ann", ...(await hashPassword("Sesame12")) }]);
});

test("with nothing configured it is user determined with the empty password", async () => {
  const master = loginMaster({ determined: "" });
  await ask(sessionOf(master));
  expect(master.bodies).toEqual([{ username: "determined", password: "", isHashed: true }]);
});

test("the master's version is read without a login", async () => {
  const master = loginMaster();
  await sessionOf(master).api.GET("/api/v1/master");
  expect(master.calls).toEqual(["GET /api/v1/master"]);
});

test("a user without a password is refused before any request, by name", async () => {
  const master = loginMaster({ ann: "*" });
  const error = await failure(ask(sessionOf(master, { user: "ann" })));
  expect(error).toMatchObject({ name: "AuthenticationError", status: 401, attempts: 0 });
  expect((error as Error).message).toContain('"ann"');
  expect(master.calls).toEqual([]);
});

test("a wrong password says so, with the master's words", async () => {
  const error = await failure(ask(sessionOf(loginMaster({ ann: "right" }), { user: "ann", password: "wr0ng-Pass" })));
  expect(error).toMatchObject({ name: "AuthenticationError", status: 401, attempts: 1 });
  expect((error as Error).message).toMatch(/"ann".*invalid credentials/);
  expect((error as Error).message).not.toContain("wr0ng-Pass");
});

test("a stored token is checked once and then used; a password beside it is not asked for", async () => {
  const master = loginMaster();
  master.tokens.set("kept", "ann");
  const tokenStore = createMemoryTokenStore();
  await tokenStore.set(address, { user: "ann", token: "kept", active: true });
  const session = sessionOf(master, { tokenStore, password: "whatever" });
  await ask(session);
  await ask(session);
  expect(master.calls).toEqual(["GET /api/v1/me kept", "GET /api/v1/agents kept", "GET /api/v1/agents kept"]);
  expect(await session.getUsername()).toBe("ann");
});

test.each([403, 408, 425, 429, 500, 501, 502, 503, 504])(
  "a stored token stays where the check of it is answered with %i",
  async (status) => {
    const tokenStore = createMemoryTokenStore();
    await tokenStore.set(address, { user: "ann", token: "kept", active: true });
    const fetch = () => Promise.resolve(Response.json({ error: { code: 2, error: "Not now." } }, { status }));
    const session = new Session({ master: address, fetch, tokenStore, retry: false, user: "ann", password: "p" });
    expect(await failure(ask(session))).toMatchObject({ status });
    expect(await tokenStore.get(address, "ann")).toMatchObject({ token: "kept" });
  },
);

test("a stored token that is no longer good is dropped, and the login stores a new one", async () => {
  const master = loginMaster({ ann: "*" });
  const tokenStore = createMemoryTokenStore();
  await tokenStore.set(address, { user: "ann", token: "old" });
  await ask(sessionOf(master, { tokenStore, user: "ann", password: "x" }));
  expect(master.calls).toEqual(["GET /api/v1/me old", "POST /api/v1/auth/login", "GET /api/v1/agents token-1"]);
  expect(await tokenStore.get(address, "ann")).toEqual({ user: "ann", token: "token-1" });
});

test("a token store that cannot be written is a warning, not a failure", async () => {
  const warnings: unknown[] = [];
  const logger = { debug() {}, info() {}, error() {}, warn: (text: unknown) => void warnings.push(text) };
  const tokenStore = { ...createMemoryTokenStore(), set: () => Promise.reject(new Error("read-only")) };
  const master = loginMaster({ ann: "*" });
  await ask(sessionOf(master, { tokenStore, logger, user: "ann", password: "Sesame12" }));
  expect(warnings).toHaveLength(1);
});

test("a burst of 401 makes one new login, and every request is repeated, POST too", async () => {
  const master = loginMaster({ ann: "*" });
  const session = sessionOf(master, { user: "ann", password: "x" });
  await ask(session);
  master.tokens.clear();
  master.calls.length = 0;
  const kill = (): Promise<{ response: Response }> =>
    session.api.POST("/api/v1/experiments/{id}/kill", { params: { path: { id: 1 } } });
  const answers = await Promise.all([ask(session), kill(), ask(session), kill(), ask(session)]);
  expect(answers.map(({ response }) => response.status)).toEqual([200, 200, 200, 200, 200]);
  expect(master.calls.filter((call) => call.includes("login"))).toHaveLength(1);
});

test("a second 401 is the answer", async () => {
  const master = loginMaster({ ann: "*" });
  const session = sessionOf(master, { user: "ann", password: "x" });
  await ask(session);
  master.tokens.clear();
  master.tokens.set = () => master.tokens;
  const { response } = await ask(session);
  expect(response.status).toBe(401);
  expect(master.calls.filter((call) => call.includes("login"))).toHaveLength(2);
});

test("a bare token that is refused is a 401 at once", async () => {
  const master = loginMaster({ determined: "" });
  const { response } = await ask(sessionOf(master, { token: "stale" }));
  expect(response.status).toBe(401);
  expect(master.calls).toEqual(["GET /api/v1/agents stale"]);
});

test("a refused relogin fails every waiting call with the login's words", async () => {
  const master = loginMaster({ ann: "*" });
  const session = sessionOf(master, { user: "ann", password: "x" });
  await ask(session);
  master.tokens.clear();
  master.passwords = {};
  const errors = await Promise.all([failure(ask(session)), failure(ask(session))]);
  expect(errors).toMatchObject([{ name: "AuthenticationError" }, { name: "AuthenticationError" }]);
  expect(master.calls.filter((call) => call.includes("login"))).toHaveLength(2);
});

test("the token of the environment serves its user without a login", async () => {
  const master = loginMaster();
  master.tokens.set("from-env", "ann");
  const session = sessionOf(master, {}, { DET_USER: "ann", DET_USER_TOKEN: "from-env" });
  await ask(session);
  expect(master.calls).toEqual(["GET /api/v1/agents from-env"]);
  expect(await session.getUsername()).toBe("ann");
});

test("logout revokes the token, and the old one is not sent again", async () => {
  const master = loginMaster({ ann: "*" });
  const tokenStore = createMemoryTokenStore();
  const session = sessionOf(master, { tokenStore, user: "ann", password: "x" });
  await ask(session);
  await session.logout();
  expect(await tokenStore.get(address, "ann")).toBeUndefined();
  await ask(session);
  expect(master.calls.slice(2)).toEqual([
    "POST /api/v1/auth/logout token-1",
    "POST /api/v1/auth/login",
    "GET /api/v1/agents token-2",
  ]);
});

test("logout ends a session of a given token; the next call is refused without a request", async () => {
  const master = loginMaster({ determined: "" });
  master.tokens.set("given", "ann");
  const session = sessionOf(master, { token: "given" });
  await session.logout();
  expect(await failure(ask(session))).toMatchObject({ name: "AuthenticationError", attempts: 0 });
  expect(master.calls).toEqual(["POST /api/v1/auth/logout given"]);
});

test("logout never logs in", async () => {
  const master = loginMaster({ determined: "" });
  const said: unknown[] = [];
  const logger = { debug() {}, info: (text: unknown) => void said.push(text), warn() {}, error() {} };
  await sessionOf(master, { logger }).logout();
  expect(master.calls).toEqual([]);
  expect(said).toHaveLength(1);
});

test("logout of a program that made no call drops the stored token", async () => {
  const master = loginMaster();
  master.tokens.set("kept", "ann");
  const tokenStore = createMemoryTokenStore();
  await tokenStore.set(address, { user: "ann", token: "kept", active: true });
  await sessionOf(master, { tokenStore }).logout();
  expect(master.calls).toEqual(["POST /api/v1/auth/logout kept"]);
  expect(await tokenStore.get(address, "ann")).toBeUndefined();
});

test("logout swallows the master's refusal of a token that is gone", async () => {
  await expect(sessionOf(loginMaster(), { token: "gone" }).logout()).resolves.toBeUndefined();
});

test("the name behind a given token is asked once", async () => {
  const master = loginMaster();
  master.tokens.set("given", "ann");
  const session = sessionOf(master, { token: "given" });
  expect([await session.getUsername(), await session.getUsername()]).toEqual(["ann", "ann"]);
  expect(master.calls).toEqual(["GET /api/v1/me given"]);
});

test("one caller's abort leaves the shared login to the others", async () => {
  const master = loginMaster({ ann: "*" });
  let open = (): void => {};
  master.gate = new Promise((resolve) => (open = resolve));
  const session = sessionOf(master, { user: "ann", password: "x" });
  const controller = new AbortController();
  const given = failure(session.api.GET("/api/v1/agents", { signal: controller.signal }));
  const other = ask(session);
  controller.abort("mine");
  expect(await given).toBe("mine");
  open();
  expect((await other).response.status).toBe(200);
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
});

test("a login that everyone has aborted is given up, and the next call starts another", async () => {
  const master = loginMaster({ ann: "*" });
  master.gate = new Promise(() => {});
  const session = sessionOf(master, { user: "ann", password: "x" });
  const controller = new AbortController();
  const given = failure(session.api.GET("/api/v1/agents", { signal: controller.signal }));
  await expect.poll(() => master.calls.length).toBe(1);
  controller.abort("mine");
  expect(await given).toBe("mine");
  master.gate = Promise.resolve();
  expect((await ask(session)).response.status).toBe(200);
});

test("a weak password is a warning for the logger, without the password", async () => {
  const warnings: string[] = [];
  const logger = { debug() {}, info() {}, error() {}, warn: (text: string) => void warnings.push(text) };
  await ask(sessionOf(loginMaster({ ann: "*" }), { user: "ann", password: "pässwort", logger }));
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(/"ann".*capital letter.*digit/);
  expect(warnings[0]).not.toContain("pässwort");
});

test("the empty password of a master on this machine needs no warning, elsewhere it does", async () => {
  const warnings: string[] = [];
  const logger = { debug() {}, info() {}, error() {}, warn: (text: string) => void warnings.push(text) };
  await ask(sessionOf(loginMaster({ determined: "" }), { logger }));
  expect(warnings).toEqual([]);
  await ask(sessionOf(loginMaster({ determined: "" }), { logger, master: "https://det.example.com" }));
  expect(warnings).toHaveLength(1);
});

const away = () => Promise.reject(Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNREFUSED" } }));
const page = () =>
  Promise.resolve(new Response("<title>My app</title>", { status: 200, headers: { "content-type": "text/html" } }));

test.each([
  ["nobody answers", away],
  ["something else answers", page],
])("where no address was chosen and %s at the default one, the error says so", async (_, fetch) => {
  const hint = /No master was given and DET_MASTER is not set.*localhost:8080.*npx determined-client fake-master/;
  const reach = async (master: string | undefined, environment = {}): Promise<string> => {
    const session = sessionOf(loginMaster(), { master, fetch, retry: false }, environment);
    return String(await failure(ask(session)));
  };
  expect(await reach(undefined)).toMatch(hint);
  expect(await reach("")).toMatch(hint);
  expect(await reach(undefined, { DET_MASTER: "" })).toMatch(hint);
  expect(await reach("http://localhost:8080")).not.toMatch(hint);
  expect(await reach(undefined, { DET_MASTER: "localhost:8080" })).not.toMatch(hint);
  expect(await reach(undefined, { DET_MASTER_ADDR: "localhost:8080" })).not.toMatch(hint);
});

test("clients made from a session share its login", async () => {
  const master = loginMaster({ ann: "*" });
  const session = sessionOf(master, { user: "ann", password: "x" });
  const other = session.connect({ fetch: master.fetch, timeout: "1m" });
  await Promise.all([ask(session), other.GET("/api/v1/agents")]);
  expect(master.calls.filter((call) => call.includes("login"))).toHaveLength(1);
});

test.each([
  ["user", { user: 7 }],
  ["password", { password: 7 }],
  ["token", { token: "" }],
  ["token", { token: "se cret\n" }],
  ["tokenStore", { tokenStore: {} }],
  ["master", { master: 7 }],
  ["timeout", { timeout: 5 }],
  ["retry", { retry: "never" }],
  ["retry", { retry: null }],
  ["fetch", { fetch: "fetch" }],
  ["allowInsecureAuth", { allowInsecureAuth: "yes" }],
  ["headers", { headers: 5 }],
  ["retry.attempts", { retry: { attempts: 0 } }],
])("a wrong %s throws at construction", (argument, options) => {
  expect(() => readSessionOptions("Determined", options)).toThrow(
    expect.objectContaining({ name: "InvalidArgumentError", argument }),
  );
});

test.each([
  [undefined, {}, "http://localhost:8080"],
  [undefined, { DET_MASTER_ADDR: "b" }, "http://b:8080"],
  [undefined, { DET_MASTER: "a", DET_MASTER_ADDR: "b" }, "http://a:8080"],
  [undefined, { DET_MASTER: "", DET_MASTER_ADDR: "b" }, "http://b:8080"],
  ["", { DET_MASTER: "a" }, "http://a:8080"],
  [new URL("https://c"), { DET_MASTER: "a" }, "https://c:443"],
] as const)("the master of %s and %j is %s", (master, environment, expected) => {
  expect(sessionOf(loginMaster(), { master: master as string }, environment).master).toBe(expected);
});

test.each([{}, { token: null }])("a login that gives no token is a malformed answer: %j", async (answer) => {
  const fetch = (): Promise<Response> => Promise.resolve(Response.json(answer));
  const session = new Session({ master: address, user: "ann", password: "Sesame12", tokenStore: false, fetch });
  const error = await failure(ask(session));
  expect(error).toMatchObject({ name: "MalformedResponseError", path: "/api/v1/auth/login" });
});

test("a user without a name is a malformed answer", async () => {
  const fetch = (): Promise<Response> => Promise.resolve(Response.json({}));
  const error = await failure(new Session({ master: address, token: "kept", fetch }).getUsername());
  expect(error).toMatchObject({ name: "MalformedResponseError", path: "/api/v1/me" });
});

test("a call that is aborted before neither logs out nor gives the name that is known", async () => {
  const master = loginMaster();
  const session = sessionOf(master, { user: "ann", token: "kept" });
  const reason = new Error("enough");
  const signal = AbortSignal.abort(reason);
  expect(await failure(session.getUsername({ signal }))).toBe(reason);
  expect(await failure(session.logout({ signal }))).toBe(reason);
  expect(await session.getUsername()).toBe("ann");
  expect(master.calls).toEqual([]);
});

test("a header that cannot be sent is refused without being shown", () => {
  const options = { headers: { authorization: "Bearer S3cretWord\n\0" } };
  expect(() => sessionOf(loginMaster(), options)).toThrow(
    "headers must be headers as fetch takes them, got an object.",
  );
});
