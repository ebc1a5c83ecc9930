import { expect } from "vitest";
import {
  AuthenticationError,
  Determined,
  Experiment,
  InvalidArgumentError,
  NotFoundError,
  Trial,
  unwrap,
} from "../../src/index.js";
import { configOf, contract, contractOnFake } from "./master.js";

contract("the master reports about itself", async ({ determined, release }) => {
  const { version, clusterId } = await determined.getMasterInfo();
  expect(version).toMatch(/^\d+\.\d+/);
  expect(clusterId).toBeTypeOf("string");
  if (release !== "real") expect(version).toBe(release);
});

contract("the low level has the same login", async ({ determined }) => {
  expect(unwrap(await determined.api.GET("/api/v1/me")).user.username).toBe(await determined.getSessionUsername());
});

contract("the text of a client is its address and no secret", async ({ determined }) => {
  expect(String(determined)).toBe(`Determined(master=${determined.master})`);
  expect(JSON.parse(JSON.stringify(determined))).toEqual({ master: determined.master });
});

contractOnFake("making a client and a handle sends nothing", async ({ fake, determined }) => {
  const handles = [
    determined.experiment(1),
    determined.trial(2),
    determined.checkpoint("4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385"),
    determined.model("m"),
    determined.task("t"),
  ];
  expect(handles.map(String)).toEqual([
    "Experiment(id=1)",
    "Trial(id=2)",
    "Checkpoint(uuid=4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385)",
    "Model(name=m)",
    "Task(id=t)",
  ]);
  expect(handles[0]).toBeInstanceOf(Experiment);
  expect(determined.experiment(1).state).toBeUndefined();
  expect(fake.requests()).toEqual([]);
});

contract("a handle loads to the whole object, the same one", async ({ determined, train }) => {
  const { id } = await train({ name: "handled" });
  const handle = determined.experiment(id);
  const whole: Experiment = await handle.reload();
  expect(whole).toBe(handle);
  expect(whole.name).toBe("handled");
  await handle.kill();
});

contract("a trial knows its experiment", async ({ determined, run, train }) => {
  const experiment = await train();
  const { id } = await run(experiment.awaitFirstTrial());
  const trial = await determined.getTrial(id);
  expect(trial).toBeInstanceOf(Trial);
  expect((await trial.getExperiment()).id).toBe(experiment.id);
  expect((await determined.trial(id).getExperiment()).id).toBe(experiment.id);
  expect(trial.startTime).toBeInstanceOf(Date);
  expect(trial.taskIds).toHaveLength(1);
  expect(typeof trial.totalCheckpointSize).toBe("number");
  expect(trial.warmStartCheckpointUuid).toBeUndefined();
  await experiment.kill();
});

contract("killing a trial that has ended does nothing", async ({ determined, run, train }) => {
  const experiment = await train();
  const trial = await run(experiment.awaitFirstTrial());
  await trial.kill();
  await run(experiment.wait());
  await trial.kill();
  expect(trial.state).toMatch(/CANCELED|COMPLETED/);
  await expect(determined.trial(999_999).kill()).rejects.toThrow(NotFoundError);
});

contract("trials of other ids are not found", async ({ determined }) => {
  await expect(determined.getTrial(999_999)).rejects.toThrow(NotFoundError);
});

contractOnFake("calls that find no login share one", async ({ fake, url }) => {
  const determined = new Determined({
    master: url,
    tokenStore: false,
    user: "determined",
    password: "",
    fetch: fake.fetch,
    clock: fake.clock,
  });
  await Promise.all([1, 2, 3].map(() => determined.listExperiments()));
  expect(fake.requests({ operation: "Login" })).toHaveLength(1);
});

contractOnFake("login makes a client that is logged in, or rejects", async ({ fake, url }) => {
  const own = { master: url, tokenStore: false as const, fetch: fake.fetch, clock: fake.clock };
  const determined = await Determined.login({ ...own, user: "determined", password: "" });
  expect(fake.requests({ operation: "Login" })).toHaveLength(1);
  expect(await determined.getSessionUsername()).toBe("determined");
  await expect(Determined.login({ ...own, user: "determined", password: "wrong" })).rejects.toThrow(
    AuthenticationError,
  );
  await expect(Determined.login("http://x" as never)).rejects.toThrow(InvalidArgumentError);
});

contractOnFake("withOptions shares the login unless identity is among the options", async ({ fake, url }) => {
  const determined = new Determined({
    master: url,
    tokenStore: false,
    user: "determined",
    password: "",
    fetch: fake.fetch,
    clock: fake.clock,
  });
  await determined.whoami();
  const patient = determined.withOptions({ timeout: "5m" });
  await patient.whoami();
  expect(fake.requests({ operation: "Login" })).toHaveLength(1);
  const other = determined.withOptions({ user: "admin", password: "" });
  expect((await other.whoami()).username).toBe("admin");
  expect(fake.requests({ operation: "Login" })).toHaveLength(2);
  await determined.logout();
  expect((await other.whoami()).username).toBe("admin");
});

contractOnFake("a token does not follow to another master or user", async ({ fake, url }) => {
  const asked: (string | null)[] = [];
  const spy: typeof fetch = async (input, init) => {
    asked.push(new Headers(init?.headers).get("authorization"));
    return fake.fetch(input, init);
  };
  const token = fake.token("determined");
  const determined = new Determined({
    master: "http://other.localhost:1",
    tokenStore: false,
    token,
    fetch: spy,
    clock: fake.clock,
  });
  await determined.withOptions({ master: url, user: "determined", password: "" }).whoami();
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.join()).not.toContain(token);
});

contractOnFake("after a logout the old token is not sent again", async ({ fake, determined }) => {
  await determined.whoami();
  await determined.logout();
  const before = fake.requests().length;
  await expect(determined.whoami()).rejects.toThrow(AuthenticationError);
  expect(fake.requests()).toHaveLength(before);
});

contractOnFake(
  "the release is read once per client, and only when a call depends on it",
  async ({ fake, determined }) => {
    await determined.listExperiments();
    expect(fake.requests({ operation: "GetMaster" })).toEqual([]);
    for (let time = 0; time < 2; time++) {
      await determined.createExperiment({ config: configOf(), unmanaged: true }).catch(() => {});
      await determined
        .withOptions({ timeout: "1m" })
        .createExperiment({ config: configOf(), unmanaged: true })
        .catch(() => {});
    }
    expect(fake.requests({ operation: "GetMaster" })).toHaveLength(1);
  },
);
