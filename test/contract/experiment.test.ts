import { expect } from "vitest";
import { ExperimentState, NotFoundError, Trial, UnsupportedByMasterError } from "../../src/index.js";
import { configOf, contract, contractOnWire } from "./master.js";
import { endless } from "./play.js";
import { unique } from "./unique.js";

contract("an experiment runs to its end and has a best checkpoint", async ({ train, finish }) => {
  const experiment = await train({ name: "quick" });
  expect(experiment.id).toBeGreaterThan(0);
  expect(await finish(experiment)).toBe(ExperimentState.COMPLETED);
  expect(experiment.state).toBe("STATE_COMPLETED");
  expect(experiment.progress).toBe(1);
  expect(experiment.endTime).toBeInstanceOf(Date);
});

contract("fields are named as on the wire and hold JavaScript values", async ({ determined, play }) => {
  const created = await play(endless, { name: "fields", description: "about", labels: ["b", "a"] });
  const experiment = await determined.getExperiment(created.id);
  expect(experiment).toMatchObject({
    id: created.id,
    name: "fields",
    description: "about",
    notes: "",
    archived: false,
    unmanaged: false,
  });
  expect([...experiment.labels].sort()).toEqual(["a", "b"]);
  expect(experiment.startTime).toBeInstanceOf(Date);
  expect(experiment.endTime).toBeUndefined();
  expect(experiment.searcherType).toBe("single");
  expect(experiment.config).toMatchObject({ name: "fields" });
  expect(experiment.projectId).toBe(1);
  expect(typeof experiment.checkpointSize).toBe("number");
  expect(String(experiment)).toBe(`Experiment(id=${created.id})`);
  expect(JSON.parse(JSON.stringify(experiment))).toMatchObject({ id: created.id, labels: expect.any(Array) });
  await experiment.kill();
});

contract(
  "setters update the object after the master agreed, and only what they change",
  async ({ determined, train }) => {
    const experiment = await train({ labels: ["one"] });
    await experiment.setName("new name");
    await experiment.setDescription("new description");
    await experiment.setNotes("new notes");
    await experiment.setLabels(["x", "y", "x"]);
    expect(experiment).toMatchObject({ name: "new name", description: "new description", notes: "new notes" });
    expect([...experiment.labels].sort()).toEqual(["x", "y"]);
    const fresh = await determined.getExperiment(experiment.id);
    expect(fresh).toMatchObject({ name: "new name", description: "new description", notes: "new notes" });
    expect([...fresh.labels].sort()).toEqual(["x", "y"]);
    await experiment.setDescription("");
    await experiment.setNotes("");
    await experiment.setLabels([]);
    expect(experiment).toMatchObject({ description: "", notes: "" });
    expect(experiment.labels.size).toBe(0);
    await experiment.kill();
  },
);

contract("labels of any characters are added and removed", async ({ determined, train }) => {
  const experiment = await train();
  const labels = ["plain", "with space", "a/b", "50%", "ä", "?#&", "..", "."];
  for (const label of labels) await experiment.addLabel(label);
  await experiment.addLabel("plain");
  expect([...experiment.labels].sort()).toEqual([...labels].sort());
  expect([...(await determined.getExperiment(experiment.id)).labels].sort()).toEqual([...labels].sort());
  for (const label of labels) await experiment.removeLabel(label);
  await experiment.removeLabel("never there");
  expect(experiment.labels.size).toBe(0);
  expect((await determined.getExperiment(experiment.id)).labels.size).toBe(0);
  await experiment.kill();
});

contractOnWire(
  "a label is removed from the list that is there, since the route fails",
  async ({ wire, determined, train }) => {
    const experiment = await train({ labels: ["a", "b"] });
    await (await determined.getExperiment(experiment.id)).setLabels(["a", "b", "theirs"]);
    const before = wire.requests().length;
    await experiment.removeLabel("a");
    const asked = wire.requests().slice(before);
    expect(asked.map(({ operation }) => operation).slice(-2)).toEqual(["GetExperiment", "PatchExperiment"]);
    expect([...experiment.labels].sort()).toEqual(["b", "theirs"]);
    await experiment.kill();
  },
);

contractOnWire(
  "a refusal changes nothing on the object",
  async ({ wire, train }) => {
    const experiment = await train({ name: "before", labels: ["kept"] });
    wire.faults.fail({ operation: "PatchExperiment", status: 403, times: Infinity });
    await expect(experiment.setName("after")).rejects.toThrow("403");
    await expect(experiment.setLabels(["other"])).rejects.toThrow("403");
    expect(experiment.name).toBe("before");
    expect([...experiment.labels]).toEqual(["kept"]);
  },
  { anywhere: true },
);

contract("pause and activate", async ({ determined, play, finish }) => {
  const experiment = await play(endless);
  await experiment.pause();
  expect(experiment.state).toBe("STATE_PAUSED");
  expect((await experiment.reload()).state).toBe("STATE_PAUSED");
  await experiment.activate();
  expect((await determined.getExperiment(experiment.id)).state).not.toBe("STATE_PAUSED");
  await experiment.cancel();
  expect(await finish(experiment)).toBe("STATE_CANCELED");
});

contract("cancel and kill end it, and do nothing to an ended one", async ({ play, finish }) => {
  for (const stop of ["cancel", "kill"] as const) {
    const experiment = await play(endless);
    await experiment[stop]();
    expect(experiment.state).toMatch(/^STATE_(STOPPING_|CANCELED$)/);
    expect(await finish(experiment)).toBe("STATE_CANCELED");
    await experiment[stop]();
    expect(experiment.state).toBe("STATE_CANCELED");
  }
});

contract("cancel and kill of what has ended meanwhile show how it ended", async ({ determined, train, finish }) => {
  const experiment = await train();
  const readBefore = await Promise.all([1, 2].map(() => determined.getExperiment(experiment.id)));
  expect(await finish(experiment)).toBe("STATE_COMPLETED");
  await readBefore[0]!.cancel();
  await readBefore[1]!.kill();
  expect(readBefore.map(({ state }) => state)).toEqual(["STATE_COMPLETED", "STATE_COMPLETED"]);
});

contractOnWire(
  "cancel and kill succeed where the state cannot be read afterwards; a reference needs one request",
  async ({ determined, wire, play }) => {
    const experiment = await play(endless);
    const { state } = experiment;
    wire.faults.fail({ operation: "GetExperiment", status: 403, times: Infinity });
    await experiment.cancel();
    await experiment.kill();
    expect(experiment.state).toBe(state);
    const before = wire.requests().length;
    await determined.experiment(experiment.id).kill();
    expect(wire.requests().length - before).toBe(1);
  },
  { anywhere: true },
);

contract("archiving what is archived succeeds, and so does the reverse", async ({ determined, train, finish }) => {
  const experiment = await train();
  await finish(experiment);
  await experiment.archive();
  await experiment.archive();
  expect(experiment.archived).toBe(true);
  expect((await determined.getExperiment(experiment.id)).archived).toBe(true);
  await experiment.unarchive();
  await experiment.unarchive();
  expect(experiment.archived).toBe(false);
});

contract("an experiment that still runs cannot be archived", async ({ play }) => {
  const experiment = await play(endless);
  await expect(experiment.archive()).rejects.toThrow(/terminal|terminate/);
  expect(experiment.archived).toBe(false);
  await experiment.kill();
});

contract("a deleted experiment is waited for until it is gone", async ({ determined, run, train, finish }) => {
  const experiment = await train();
  await finish(experiment);
  await experiment.delete();
  expect(await run(experiment.wait({ maxWait: "10m" }))).toBe("STATE_DELETED");
  await expect(determined.getExperiment(experiment.id)).rejects.toThrow(NotFoundError);
});

contract("an experiment that never was is not found", async ({ determined }) => {
  await expect(determined.getExperiment(999_999)).rejects.toThrow(NotFoundError);
  await expect(determined.experiment(999_999).wait()).rejects.toThrow(NotFoundError);
});

contract("trials are listed, iterated and given as an array", async ({ train, finish }) => {
  const experiment = await train({
    searcher: { name: "random", metric: "loss", max_trials: 5, max_length: { batches: 200 } },
    hyperparameters: { lr: { type: "double", minval: 0, maxval: 1 } },
  });
  await finish(experiment);
  const trials = await experiment.listTrials();
  expect(trials).toHaveLength(5);
  expect(trials[0]).toBeInstanceOf(Trial);
  expect(trials.map(({ id }) => id)).toEqual([...trials.map(({ id }) => id)].sort((one, other) => one - other));
  expect((await experiment.getTrials({ orderBy: "DESCENDING" })).map(({ id }) => id)).toEqual(
    trials.map(({ id }) => id).reverse(),
  );
  const ids: number[] = [];
  for await (const { id } of experiment.iterTrials({ pageSize: 2 })) ids.push(id);
  expect(ids).toEqual(trials.map(({ id }) => id));
  expect(await experiment.listTrials({ limit: 2 })).toHaveLength(2);
  expect(experiment.numTrials).toBe(5);
});

contract("experiments are listed by filters", async ({ determined, play }) => {
  const mark = unique("mark");
  const made = [];
  for (const name of ["Alpha", "beta", "alphabet"]) made.push(await play(endless, { name, labels: [mark, name] }));
  const names = async (options: Parameters<typeof determined.listExperiments>[0]): Promise<string[]> =>
    (await determined.listExperiments({ labels: [mark], ...options })).map(({ name }) => name);
  expect(await names({})).toEqual(["Alpha", "beta", "alphabet"]);
  expect(await names({ orderBy: "DESC" })).toEqual(["alphabet", "beta", "Alpha"]);
  expect(await names({ pageSize: 1 })).toEqual(["Alpha", "beta", "alphabet"]);
  expect(await names({ pageSize: 1, orderBy: "DESC" })).toEqual(["alphabet", "beta", "Alpha"]);
  expect(await names({ pageSize: 1, sortBy: "START_TIME" })).toEqual(["Alpha", "beta", "alphabet"]);
  expect(await names({ name: "ALPHA" })).toEqual(["Alpha", "alphabet"]);
  expect(await names({ labels: [mark, "beta"] })).toEqual(["beta"]);
  expect(await names({ experimentIds: [made[2]!.id, made[0]!.id] })).toEqual(["Alpha", "alphabet"]);
  expect(await names({ experimentIds: [] })).toEqual([]);
  expect(await names({ users: ["nobody"] })).toEqual([]);
  expect(await names({ projectId: 1, archived: false })).toHaveLength(3);
  expect(await names({ archived: true })).toEqual([]);
  await made[1]!.pause();
  expect(await names({ states: ["PAUSED"] })).toEqual(["beta"]);
  expect(await names({ states: ["QUEUED", "PULLING", "STARTING", "RUNNING"] })).toEqual(["Alpha", "alphabet"]);
  expect(await names({ states: ["ACTIVE", "PAUSED"] })).toHaveLength(3);
  for (const experiment of made) await experiment.kill();
});

contract("a listing leaves out notes, and reload reads them", async ({ determined, train }) => {
  const made = await train();
  await made.setNotes("omitted");
  const [listed] = await determined.listExperiments({ experimentIds: [made.id] });
  expect(listed!.notes).toBeUndefined();
  expect((await listed!.reload()).notes).toBe("omitted");
  await made.kill();
});

contract("the code comes back as it was sent", async ({ determined }) => {
  const experiment = await determined.createExperiment({
    config: configOf(),
    modelFiles: { "train.py": "print(1)\n" },
    activate: false,
  });
  const code = await experiment.code();
  expect(code.type).toBe("application/gzip");
  expect([...new Uint8Array(await code.arrayBuffer()).slice(0, 2)]).toEqual([0x1f, 0x8b]);
  await experiment.kill();
});

contract("an experiment moves to a project named exactly", async ({ determined, train }) => {
  const name = unique("Space");
  const workspace = await determined.createWorkspace(name);
  const project = await workspace.createProject("Target");
  const experiment = await train();
  await experiment.moveToProject({ workspaceName: name, projectName: "Target" });
  expect(experiment).toMatchObject({
    projectId: project.id,
    workspaceId: workspace.id,
    projectName: "Target",
    workspaceName: name,
  });
  expect(await determined.getExperiment(experiment.id)).toMatchObject({ projectId: project.id });
  await expect(experiment.moveToProject({ workspaceName: name, projectName: "target" })).rejects.toThrow(NotFoundError);
  await experiment.kill();
});

contract(
  "a Pachyderm configuration is copied, and missed by name",
  async ({ determined, train }) => {
    const without = await train();
    await expect(without.getPachydermConfig()).rejects.toThrow("integrations.pachyderm");
    await without.kill();
    await expect(determined.experiment(without.id).getPachydermConfig()).rejects.toThrow("integrations.pachyderm");
  },
  { anywhere: true },
);

contract("the best trial is the one of the best checkpoint", async ({ train, finish }) => {
  const experiment = await train({
    searcher: { name: "random", max_trials: 3 },
    hyperparameters: { lr: { type: "double", minval: 0, maxval: 1 } },
  });
  await finish(experiment);
  const best = await experiment.topCheckpoint();
  const trial = await experiment.bestTrial();
  expect(trial.id).toBe(best.training!.trialId);
  expect(trial.experimentId).toBe(experiment.id);
});

contract(
  "what an old master lacks is an error of its own that names the release",
  async ({ train }) => {
    const experiment = await train();
    const error = await experiment.deleteTensorboardFiles().catch((error: unknown) => error);
    expect(error).toBeInstanceOf(UnsupportedByMasterError);
    expect(error).toMatchObject({ since: "0.26.4", status: 501 });
  },
  { before: "0.26.4" },
);
