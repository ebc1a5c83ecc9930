import { expect, test } from "vitest";
import { ConflictError, UnsupportedByMasterError, type Determined, type ResourcePool } from "../../../src/index.js";
import { scriptedMaster, type Script, type Sent } from "./scripted-master.js";

const lines = (...rows: object[]): Response =>
  new Response(rows.map((row) => JSON.stringify({ result: row }) + "\n").join(""), {
    headers: { "content-type": "application/json" },
  });

async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

const failure = (call: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(call).then(
    () => undefined,
    (error: unknown) => error,
  );

/** The stream of metrics as releases have it: the parameter that names the group, and whether the reports name it. */
function metricsOf(parameter: "type" | "group"): Script {
  const metrics = { avg_metrics: { loss: 1 } };
  const report = { trialId: 1, trialRunId: 1, id: 1, totalBatches: 10, endTime: "2023-07-01T00:00:00Z", metrics };
  return {
    "GET /api/v1/trials/metrics/trial_metrics": ({ query }) =>
      query[parameter]?.[0] === "training"
        ? lines({ metrics: [parameter === "group" ? { ...report, group: "training" } : report] })
        : lines(),
  };
}

test.each([
  ["0.23.2 and 0.23.3", "type"],
  ["0.23.4 and newer", "group"],
] as const)("metrics are found on %s, where the parameter is %s", async (_, parameter) => {
  const { determined } = scriptedMaster(metricsOf(parameter));
  const reports = await collect(determined.iterTrialsMetrics([1], { group: "training" }));
  expect(reports).toMatchObject([{ trialId: 1, stepsCompleted: 10, group: "training", metrics: { loss: 1 } }]);
});

test("a run that an old master does not tell is not invented", async () => {
  const { determined } = scriptedMaster({
    "GET /api/v1/trials/1/workloads": () => ({
      workloads: [
        { training: { totalBatches: 5, endTime: "2022-01-01T00:00:00Z", metrics: { avgMetrics: { loss: 2 } } } },
      ],
      pagination: { endIndex: 1, total: 1 },
    }),
  });
  const [report] = await collect(determined.iterTrialsMetrics([1], { group: "training" }));
  expect(report).toMatchObject({ stepsCompleted: 5, trialRunId: undefined });
});

/** Pools as a release has them: before 0.23.1 without the routes of bindings, before 0.23.4 with empty ones. */
function poolsOf(release: string, bound: string[] = []): Script {
  const routes: Script = {
    "GET /api/v1/workspaces": () => ({ workspaces: [{ id: 1, name: "risk" }], pagination: { endIndex: 1, total: 1 } }),
    "GET /api/v1/resource-pools": () => ({
      resourcePools: [{ name: "cpu" }, { name: "gpu" }],
      pagination: { endIndex: 2, total: 2 },
    }),
  };
  if (release === "0.19.10") return routes;
  const path = "/api/v1/resource-pools/gpu/workspace-bindings";
  const change = (): object => ({});
  return {
    ...routes,
    "GET /api/v1/workspaces/1/available-resource-pools": () => ({
      resourcePools: bound,
      pagination: { endIndex: bound.length, total: bound.length },
    }),
    [`GET ${path}`]: () => ({ workspaceIds: [], pagination: { endIndex: 0, total: 0 } }),
    [`POST ${path}`]: change,
    [`PUT ${path}`]: change,
    [`DELETE ${path}`]: change,
  };
}

async function poolsIn(determined: Determined, options?: { pageSize: number }): Promise<ResourcePool[]> {
  return await (await determined.getWorkspace("risk")).listPools(options);
}

const changes = (sent: Sent[]): Sent[] => sent.filter(({ method }) => method !== "GET");

for (const release of ["0.19.10", "0.23.1", "0.23.3"]) {
  test(`${release} binds no pools: everybody has all, changes are refused before they are sent`, async () => {
    const { determined, sent } = scriptedMaster(poolsOf(release), release);
    const pools = await poolsIn(determined);
    expect(pools.map(({ name }) => name)).toEqual(["cpu", "gpu"]);
    expect((await poolsIn(determined, { pageSize: 1 })).map(({ name }) => name)).toEqual(["cpu", "gpu"]);
    const pool = pools[1]!;
    const calls: [string, () => PromiseLike<unknown>][] = [
      ["addBindings", () => pool.addBindings(["risk"])],
      ["removeBindings", () => pool.removeBindings(["risk"])],
      ["replaceBindings", () => pool.replaceBindings(["risk"])],
      ["listWorkspaces", () => pool.listWorkspaces()],
    ];
    for (const [method, call] of calls) {
      const error = await failure(call());
      expect(error, method).toBeInstanceOf(UnsupportedByMasterError);
      expect(error).toMatchObject({ since: "0.23.4", release, status: 501 });
      expect((error as Error).message).toContain(`ResourcePool.${method} needs a master of release 0.23.4 or newer`);
      expect((error as Error).message).toContain(`is ${release}.`);
    }
    expect(changes(sent)).toEqual([]);
  });
}

test("0.23.4 binds pools, and an empty list is true there", async () => {
  const { determined, sent } = scriptedMaster(poolsOf("0.23.4", ["gpu"]), "0.23.4");
  const [pool] = await poolsIn(determined);
  expect(await pool!.listWorkspaces()).toEqual([]);
  await pool!.addBindings(["risk"]);
  expect(changes(sent).map(({ body }) => body)).toEqual([{ workspaceNames: ["risk"] }]);
  expect(await poolsIn(scriptedMaster(poolsOf("0.23.4"), "0.23.4").determined)).toEqual([]);
});

test("pools that are listed need no release", async () => {
  const { connection, determined } = scriptedMaster(poolsOf("0.38.1", ["gpu"]));
  connection.release = () => Promise.reject(new Error("asked for the release"));
  expect((await poolsIn(determined)).map(({ name }) => name)).toEqual(["gpu"]);
});

test.each([
  ["0.19.10", ["STATE_ACTIVE"]],
  ["0.23.0", ["STATE_ACTIVE"]],
  ["0.24.0", ["STATE_ACTIVE"]],
  ["0.25.0", ["STATE_ACTIVE", "STATE_RUNNING"]],
  ["0.38.1", ["STATE_ACTIVE", "STATE_RUNNING"]],
])("running experiments are asked for in the words of %s", async (release, states) => {
  const row = { id: 1, state: "STATE_RUNNING", config: {} };
  const { determined, sent } = scriptedMaster(
    {
      "GET /api/v1/experiments": ({ query }) => {
        // Its database has no such state before 0.25.0.
        const error = {
          code: 13,
          reason: "Internal",
          error: 'ERROR: invalid input value for enum experiment_state: "RUNNING"',
        };
        if (release < "0.25" && query["states"]!.includes("STATE_RUNNING"))
          return Response.json({ error }, { status: 500 });
        return { experiments: [row], pagination: { endIndex: 1, total: 1 } };
      },
    },
    release,
  );
  expect((await determined.listExperiments({ states: ["RUNNING"] })).map(({ id }) => id)).toEqual([1]);
  expect(sent[0]!.query["states"]).toEqual(states);
});

const uuid = "11111111-2222-4333-8444-555555555555";

test.each([
  ["0.22.0", "Checkpoint.removeFiles", "0.23.0"],
  ["0.25.1", "Checkpoint.iterMetrics", "0.26.0"],
  ["0.26.3", "Experiment.deleteTensorboardFiles", "0.26.4"],
])("%s does not have %s, and the error names method, needed and actual release", async (release, method, since) => {
  const { connection, determined, sent } = scriptedMaster({}, release);
  const calls: Record<string, () => Promise<unknown>> = {
    "Checkpoint.removeFiles": () => determined.checkpoint(uuid).removeFiles(["*"]),
    "Checkpoint.iterMetrics": () => collect(determined.checkpoint(uuid).iterMetrics()),
    "Experiment.deleteTensorboardFiles": () => determined.experiment(1).deleteTensorboardFiles(),
  };
  const error = await failure(calls[method]!());
  expect(error).toBeInstanceOf(UnsupportedByMasterError);
  expect(error).toMatchObject({ since, release, status: 501, attempts: 1 });
  expect((error as Error).message).toMatch(
    `${method} needs a master of release ${since} or newer; ${connection.master} is ${release}. Not Implemented (501 Unimplemented from `,
  );
  expect((error as Error).message).not.toContain("It needs");
  expect(sent).toHaveLength(1);
  // Known now, so nothing more is sent.
  connection.knownRelease = () => release;
  expect(await failure(calls[method]!())).toMatchObject({ since, release, attempts: 0 });
  expect(sent).toHaveLength(1);
});

test("a newer master that lacks a route all the same is not called old", async () => {
  const { determined } = scriptedMaster({}, "0.38.1");
  const error = await failure(determined.experiment(1).deleteTensorboardFiles());
  expect((error as Error).message).toContain("Experiment.deleteTensorboardFiles is not offered by");
  expect((error as Error).message).toContain("which is 0.38.1");
});

test("a release that cannot be read hides nothing", async () => {
  const { connection, determined } = scriptedMaster({});
  connection.release = () => Promise.reject(new Error("no"));
  const error = await failure(determined.experiment(1).deleteTensorboardFiles());
  expect(error).toMatchObject({ name: "UnsupportedByMasterError", since: "0.26.4" });
  expect(error).not.toHaveProperty("release");
});

test("a name that is taken is a ConflictError, whatever the status", async () => {
  const text =
    'error creating workspace risk in database: ERROR: duplicate key value violates unique constraint "workspaces_name_key" (SQLSTATE 23505)';
  const { determined } = scriptedMaster({
    "POST /api/v1/workspaces": () =>
      Response.json({ error: { code: 13, reason: "Internal", error: text } }, { status: 500 }),
  });
  const error = await failure(determined.createWorkspace("risk"));
  expect(error).toBeInstanceOf(ConflictError);
  expect(error).toMatchObject({ status: 500, code: 13, message: expect.stringContaining(text) as unknown });
});

const gone = (): Response =>
  Response.json({ error: { code: 5, reason: "NotFound", error: "experiment '1' not found" } }, { status: 404 });

for (const action of ["activate", "pause", "cancel", "kill"] as const) {
  test(`${action}() of an experiment that is there is not "not found"`, async () => {
    const read = (wire: object): Script => ({
      [`POST /api/v1/experiments/1/${action}`]: gone,
      "GET /api/v1/experiments/1": () => ({ experiment: { id: 1, config: {}, ...wire } }),
    });
    const ended = scriptedMaster(read({ state: "STATE_COMPLETED", archived: true })).determined.experiment(1);
    if (action === "cancel" || action === "kill") {
      await ended[action]();
      expect(ended.state).toBe("STATE_COMPLETED");
    } else {
      const error = await failure(ended[action]());
      expect(error).toMatchObject({ name: "BadRequestError", status: 404 });
      expect((error as Error).message).toMatch(
        `Experiment 1 is in STATE_COMPLETED, so ${action}() is not possible. The experiment exists, although the master answered: `,
      );
    }
    const elsewhere = scriptedMaster(read({ state: "STATE_RUNNING", unmanaged: true })).determined.experiment(1);
    expect(await failure(elsewhere[action]())).toMatchObject({
      name: "BadRequestError",
      message: expect.stringContaining("trains elsewhere") as unknown,
    });
    const missing = { [`POST /api/v1/experiments/1/${action}`]: gone, "GET /api/v1/experiments/1": gone };
    const error = await failure(scriptedMaster(missing).determined.experiment(1)[action]());
    expect(error).toMatchObject({ name: "NotFoundError", path: `/api/v1/experiments/{id}/${action}` });
  });
}

test.each([
  [0, undefined],
  [0.5, 0.5],
  ["NaN", NaN],
  [undefined, undefined],
])("a best value of %s is %s: 0.38.1 sends 0 for every trial", async (searcherMetricValue, value) => {
  const wire = { id: 1, experimentId: 1, state: "STATE_COMPLETED", searcherMetricValue };
  const { determined } = scriptedMaster({ "GET /api/v1/trials/1": () => ({ trial: wire }) });
  expect((await determined.getTrial(1)).searcherMetricValue).toEqual(value);
});

/** A log of lines of two agents and of the master; a master that ignores the filter, as 0.19.10 does, or goes by it. */
function logOf(ignoresAgents: boolean): Script {
  const rows = Array.from({ length: 9 }, (_, at) => {
    const agentId = ["one", "other", undefined][at % 3];
    return { id: String(at + 1), message: `line ${at + 1}\n`, timestamp: `2022-01-01T00:00:0${at}Z`, agentId };
  });
  return {
    "GET /api/v1/trials/1/logs": ({ query }) => {
      const asked = query["agentIds"] ?? [];
      let found = rows.filter(({ agentId }) => ignoresAgents || asked.includes(agentId ?? ""));
      if (query["orderBy"]?.[0] === "ORDER_BY_DESC") found = found.reverse();
      return lines(...found.slice(0, Number(query["limit"]?.[0] ?? 100)));
    },
  };
}

for (const ignoresAgents of [true, false]) {
  test(`agentIds are gone by where the master ${ignoresAgents ? "ignores" : "knows"} them`, async () => {
    const read = (options: object): Promise<string[]> => {
      const trial = scriptedMaster(logOf(ignoresAgents)).determined.trial(1);
      return collect(trial.logs({ agentIds: ["other"], ...options }));
    };
    expect(await read({})).toEqual(["line 2", "line 5", "line 8"]);
    expect(await read({ head: 2 })).toEqual(["line 2", "line 5"]);
    expect(await read({ tail: 2 })).toEqual(["line 5", "line 8"]);
    expect(await read({ tail: 50 })).toEqual(["line 2", "line 5", "line 8"]);
    expect(await read({ agentIds: ["nobody"] })).toEqual([]);
  });
}
