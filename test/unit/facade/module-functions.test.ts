import { beforeEach, expect, test, vi } from "vitest";
import type * as Package from "../../../src/index.js";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";

let fake: FakeMaster;
let client: typeof Package;
let options: Package.DeterminedOptions;

beforeEach(async () => {
  // The default client is a state of the module, so each test has a module of its own.
  vi.resetModules();
  client = await import("../../../src/index.js");
  fake = await createFakeMaster();
  options = {
    master: fake.url,
    tokenStore: false,
    user: "determined",
    password: "",
    fetch: fake.fetch,
    clock: fake.clock,
  };
});

test("login resolves to nothing and sets up the client of all functions", async () => {
  expect(await client.login(options)).toBeUndefined();
  const [seed] = fake.experiments.add({ name: "seeded" });
  expect((await client.getExperiment(seed!.id)).name).toBe("seeded");
  expect(await client.listExperiments()).toHaveLength(1);
  expect((await client.listExperiments().first())?.name).toBe("seeded");
  for await (const { name } of client.listExperiments()) expect(name).toBe("seeded");
  for await (const page of client.listExperiments().pages()) expect(page).toHaveLength(1);
  expect(await client.getSessionUsername()).toBe("determined");
  expect(fake.requests({ operation: "Login" })).toHaveLength(1);
});

test("a second login rejects, names the way out, and the first session goes on working", async () => {
  await client.login(options);
  const error = await client.login(options).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(client.AlreadyLoggedInError);
  expect((error as Error).message).toContain("new Determined(");
  expect((await client.whoami()).username).toBe("determined");
});

test("a second login rejects while the first is still under way", async () => {
  const first = client.login(options);
  await expect(client.login(options)).rejects.toThrow(client.AlreadyLoggedInError);
  await first;
});

test("a login that failed may be tried again", async () => {
  await expect(client.login({ ...options, password: "wrong" })).rejects.toThrow(client.AuthenticationError);
  await client.login(options);
});

test("login after a call that logged in on its own rejects", async () => {
  vi.stubEnv("DET_MASTER", fake.url);
  vi.stubEnv("DET_USER", "determined");
  vi.stubEnv("DET_PASS", "");
  vi.stubEnv("DET_USER_TOKEN", fake.token("determined"));
  // Nothing listens there, but there is a session: a token of the environment.
  await expect(client.getExperiment(1, { signal: AbortSignal.abort(new Error("enough")) })).rejects.toThrow("enough");
  await expect(client.login(options)).rejects.toThrow(client.AlreadyLoggedInError);
  vi.unstubAllEnvs();
});

test("after logout a new login is allowed", async () => {
  await client.login(options);
  await client.logout();
  expect(fake.requests({ operation: "Logout" })).toHaveLength(1);
  await client.login(options);
  expect(fake.requests({ operation: "Login" })).toHaveLength(2);
});

test("logout without a session sends nothing and logs in nowhere", async () => {
  await client.logout();
  expect(fake.requests()).toEqual([]);
});

test("a wrong environment rejects and never throws", async () => {
  vi.stubEnv("DET_MASTER", "ftp://nowhere");
  await expect(client.getExperiment(1)).rejects.toThrow(client.InvalidArgumentError);
  await expect(client.listExperiments()).rejects.toThrow(client.InvalidArgumentError);
  await expect(client.listExperiments()[Symbol.asyncIterator]().next()).rejects.toThrow(client.InvalidArgumentError);
  await expect(client.iterTrialsMetrics([1], { group: "x" }).next()).rejects.toThrow(client.InvalidArgumentError);
  vi.unstubAllEnvs();
});

test("wrong options of login reject and leave no session", async () => {
  await expect(client.login("http://x" as never)).rejects.toThrow(client.InvalidArgumentError);
  await expect(client.login({ master: "ftp://x" })).rejects.toThrow(client.InvalidArgumentError);
  await client.login(options);
});

test("every method of Determined that Python has as a function is one", () => {
  const collections = ["notebooks", "shells", "commands", "tensorboards", "tensorboard"];
  const methods = Object.getOwnPropertyNames(client.Determined.prototype).filter(
    (name) =>
      !collections.includes(name) &&
      !/^(?:constructor|toString|toJSON|withOptions|experiment|trial|checkpoint|model|task)$/.test(name),
  );
  for (const name of [...methods, "login"]) expect(client[name as keyof typeof client], name).toBeTypeOf("function");
});

test("arguments written for Python are refused, and a password among them is not shown", async () => {
  const login = client.login as (...rest: unknown[]) => Promise<void>;
  const logout = client.logout as (...rest: unknown[]) => Promise<void>;
  const createUser = client.createUser as (...rest: unknown[]) => Promise<unknown>;
  const text = "S3cretWord";
  for (const rejected of [login(text), login({}, "ann", text), logout(text), logout({}, text)]) {
    const error = await rejected.catch((error: unknown) => error);
    expect(client.InvalidArgumentError.isInstance(error)).toBe(true);
    expect(String(error)).not.toContain(text);
  }
  await client.login(options);
  await vi.dynamicImportSettled();
  await expect(createUser("bob", false, text)).rejects.toThrow("got a boolean");
  await expect(createUser("bob", text)).rejects.toThrow("got a string");
  const make = client.Determined as new (...rest: unknown[]) => unknown;
  expect(() => new make({}, text)).toThrow(client.InvalidArgumentError);
  expect(fake.requests({ operation: "PostUser" })).toEqual([]);
});
