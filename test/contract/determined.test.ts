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
import { compareReleases } from "../../src/values/index.js";
import { configOf, contract, contractOnWire } from "./master.js";
import { endless } from "./play.js";

contract("the master reports about itself", async ({ determined, release }) => {
  const { version, clusterId } = await determined.getMasterInfo();
  expect(version).toMatch(/^\d+\.\d+/);
  expect(clusterId).toBeTypeOf("string");
  // A real master may be newer than every release that is known here.
  expect(compareReleases(version, release)).toBeGreaterThanOrEqual(0);
});

contract("the low level has the same login", async ({ determined }) => {
  expect(unwrap(await determined.api.GET("/api/v1/me")).user.username).toBe(await determined.getSessionUsername());
});

contract(
  "the text of a client is its address and no secret",
  async ({ determined }) => {
    expect(String(determined)).toBe(`Determined(master=${determined.master})`);
    expect(JSON.parse(JSON.stringify(determined))).toEqual({ master: determined.master });
  },
  { anywhere: true },
);

contractOnWire(
  "making a client and a handle sends nothing",
  async ({ wire, determined }) => {
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
    expect(wire.requests()).toEqual([]);
  },
  { anywhere: true },
);

contract("a handle loads to the whole object, the same one", async ({ determined, train }) => {
  const { id } = await train({ name: "handled" });
  const handle = determined.experiment(id);
  const whole: Experiment = await handle.reload();
  expect(whole).toBe(handle);
  expect(whole.name).toBe("handled");
  await handle.kill();
});

contract("a trial knows its experiment", async ({ determined, run, play }) => {
  const experiment = await play(endless);
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

contract("killing a trial that has ended does nothing", async ({ determined, run, train, finish }) => {
  const experiment = await train();
  const trial = await run(experiment.awaitFirstTrial());
  await trial.kill();
  await finish(experiment);
  await trial.kill();
  expect(trial.state).toMatch(/CANCELED|COMPLETED/);
  await expect(determined.trial(999_999).kill()).rejects.toThrow(NotFoundError);
});

contract("trials of other ids are not found", async ({ determined }) => {
  await expect(determined.getTrial(999_999)).rejects.toThrow(NotFoundError);
});

contractOnWire(
  "calls that find no login share one",
  async ({ wire, client, login }) => {
    const determined = client({ ...login, token: undefined });
    await Promise.all([1, 2, 3].map(() => determined.listExperiments({ limit: 1 })));
    expect(wire.requests({ operation: "Login" })).toHaveLength(1);
  },
  { anywhere: true },
);

contractOnWire("login makes a client that is logged in, or rejects", async ({ wire, url, login }) => {
  const own = { master: url, tokenStore: false as const, fetch: wire.fetch };
  const determined = await Determined.login({ ...own, ...login });
  expect(wire.requests({ operation: "Login" })).toHaveLength(1);
  expect(await determined.getSessionUsername()).toBe(login.user);
  await expect(Determined.login({ ...own, ...login, password: "wrong" })).rejects.toThrow(AuthenticationError);
  await expect(Determined.login("http://x" as never)).rejects.toThrow(InvalidArgumentError);
});

contractOnWire(
  "withOptions shares the login unless identity is among the options",
  async (master) => {
    const { wire, client, login, adminLogin } = master;
    const determined = client({ ...login, token: undefined });
    await determined.whoami();
    const patient = determined.withOptions({ timeout: "5m" });
    await patient.whoami();
    expect(wire.requests({ operation: "Login" })).toHaveLength(1);
    const other = determined.withOptions(adminLogin);
    expect((await other.whoami()).username).toBe(adminLogin.user);
    expect(wire.requests({ operation: "Login" })).toHaveLength(2);
    await determined.logout();
    expect((await other.whoami()).username).toBe(adminLogin.user);
  },
  { anywhere: true },
);

contractOnWire(
  "a token does not follow to another master or user",
  async ({ wire, url, login, client }) => {
    const asked: (string | null)[] = [];
    const spy: typeof fetch = async (input, init) => {
      asked.push(new Headers(init?.headers).get("authorization"));
      return wire.fetch(input, init);
    };
    const token = "v2.public.a-token-that-stays-here";
    const determined = client({ master: "http://other.localhost:1", token, fetch: spy });
    await determined.withOptions({ master: url, ...login }).whoami();
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.join()).not.toContain(token);
  },
  { anywhere: true },
);

contractOnWire(
  "after a logout the old token is not sent again",
  async ({ wire, client, login }) => {
    // Its own login, since a logout ends the token for all who have it.
    const { data } = await client({ token: undefined }).api.POST("/api/v1/auth/login", {
      body: { username: login.user, password: login.password },
    });
    const determined = client({ token: data!.token });
    await determined.whoami();
    await determined.logout();
    const before = wire.requests().length;
    await expect(determined.whoami()).rejects.toThrow(AuthenticationError);
    expect(wire.requests()).toHaveLength(before);
  },
  { ends: true },
);

contractOnWire(
  "the release is read once per client, and only when a call depends on it",
  async ({ wire, determined }) => {
    await determined.listExperiments({ limit: 1 });
    expect(wire.requests({ operation: "GetMaster" })).toEqual([]);
    for (let time = 0; time < 2; time++) {
      await determined.createExperiment({ config: configOf(), unmanaged: true }).catch(() => {});
      await determined
        .withOptions({ timeout: "1m" })
        .createExperiment({ config: configOf(), unmanaged: true })
        .catch(() => {});
    }
    expect(wire.requests({ operation: "GetMaster" })).toHaveLength(1);
  },
);
