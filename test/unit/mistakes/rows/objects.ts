import { Determined } from "../../../../src/index.js";
import { createFakeMaster } from "../../../../src/testing.js";
import type { Mistake } from "../mistake.js";
import { config } from "../place.js";

const uuid = "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385";

export const objects: readonly Mistake[] = [
  [
    "an experiment that does not exist",
    "experiment '99' not found (404 NotFound from GET http",
    ({ determined }) => determined.getExperiment(99),
  ],
  ["a trial that does not exist", "not found", ({ determined }) => determined.getTrial(99)],
  ["a checkpoint that does not exist", "not found", ({ determined }) => determined.getCheckpoint(uuid)],
  [
    "a notebook that does not exist",
    `notebook '${uuid}' not found`,
    ({ determined }) => determined.notebooks.get(uuid),
  ],
  [
    "a notebook by a number",
    "id must be a UUID, as list() and start() give it",
    ({ determined }) => determined.notebooks.get(7 as never),
  ],
  [
    "a TensorBoard of an experiment, not of experiments",
    'tensorboards.start() has no option "experiment". Did you mean "experiments"?',
    ({ determined }) => determined.tensorboards.start({ experiment: 7 } as never),
  ],
  [
    "a TensorBoard that shows nothing",
    "A TensorBoard shows at least one experiment or trial: give experiments or trials, or filters.",
    ({ determined }) => determined.tensorboards.start({} as never),
  ],
  [
    "a notebook with more slots than there are",
    "request unfulfillable, please try requesting less slots",
    ({ determined }) => determined.notebooks.start({ config: { resources: { slots: 64 } } }),
  ],
  [
    "a command whose configuration has a misspelt key",
    'Did you mean "entrypoint"?',
    ({ determined }) => determined.commands.start({ config: { entry_point: "x", resources: { slots: 0 } } }),
  ],
  [
    "a priority out of range",
    "priority must be an integer from 1 to 99",
    async ({ determined }) =>
      (await determined.notebooks.start({ config: { resources: { slots: 0 } } })).setPriority(100),
  ],
  ["a model that does not exist", "not found", ({ determined }) => determined.getModel("fraud")],
  [
    "a model in another case",
    "not found",
    async ({ determined }) => {
      await determined.createModel("fraud");
      return determined.getModel("Fraud");
    },
  ],
  [
    "a second model of the same name",
    'There is a model "fraud" already; getOrCreateModel("fraud") gives it.',
    async ({ determined }) => {
      await determined.createModel("fraud");
      return determined.createModel("fraud");
    },
  ],
  [
    "a second workspace of the same name",
    'There is a workspace "risk" already; getWorkspace("risk") gives it.',
    async ({ determined }) => {
      await determined.createWorkspace("risk");
      return determined.createWorkspace("risk");
    },
  ],
  [
    "a second project of the same name",
    'There is a project "cards" already; getProject("cards") gives it.',
    async ({ determined }) => {
      const workspace = await determined.createWorkspace("risk");
      await workspace.createProject("cards");
      return workspace.createProject("cards");
    },
  ],
  [
    "a label that no version of a model has",
    'No version of model "fraud" has the label "production". None of its versions has a label.',
    async ({ determined }) => (await determined.createModel("fraud")).getVersion({ label: "production" }),
  ],
  [
    "a version to promote that does not exist",
    'Model "fraud" has no version 77.',
    async ({ determined }) => (await determined.createModel("fraud")).promote(77, "production"),
  ],
  [
    "an experiment that runs, to delete",
    "Only what has ended can be deleted: call kill() and wait() first.",
    async ({ determined }) => (await determined.createExperiment({ config })).delete(),
  ],
  [
    "a version that does not exist",
    "not found",
    async ({ determined }) => (await determined.createModel("fraud")).getVersion(3),
  ],
  ["a user that does not exist", "99", ({ determined }) => determined.getUserById(99)],
  ["a user in another case", "not found", ({ determined }) => determined.getUserByName("Nobody")],
  [
    "a workspace in another case",
    "names are compared with case and spaces",
    ({ determined }) => determined.getWorkspace("uncategorized"),
  ],
  [
    "a workspace with a space behind its name",
    "names are compared with case and spaces",
    ({ determined }) => determined.getWorkspace("Uncategorized "),
  ],
  [
    "a project that does not exist",
    "names are compared with case and spaces",
    async ({ determined }) => (await determined.getWorkspace("Uncategorized")).getProject("cards"),
  ],
  [
    "a name of a workspace that is taken",
    "ConflictError: avoid names equal to other workspaces",
    async ({ determined }) => {
      await determined.createWorkspace("Vision");
      return determined.createWorkspace("Vision");
    },
  ],
  [
    "a name of a model that is taken",
    "ConflictError: avoid names equal to other models",
    async ({ determined }) => {
      await determined.createModel("fraud");
      return determined.createModel("fraud");
    },
  ],
  ["a model whose name is digits only", "name", ({ determined }) => determined.createModel("42")],
  ["a model with a slash in its name", "name", ({ determined }) => determined.createModel("a/b")],
  [
    "a version of a checkpoint that does not exist",
    "not found",
    async ({ determined }) => (await determined.createModel("fraud")).registerVersion(uuid),
  ],
  ["a checkpoint of an experiment without any", "checkpoint", async (place) => (await place.paused()).topCheckpoint()],
  [
    "the best trial of an experiment without any",
    "There is no completed checkpoint of experiment 1",
    async (place) => (await place.paused()).bestTrial(),
  ],
  ["to wait for one that is paused", "paused", async (place) => (await place.paused()).wait()],
  [
    "to wait longer than is given",
    "maxWait",
    async ({ determined, fake }) => {
      const experiment = await determined.createExperiment({ config });
      return fake.clock.runUntil(experiment.wait({ maxWait: "1s" }));
    },
  ],
  [
    "to wait for one that fails, with throwOnFailure",
    "failed",
    async ({ determined, fake }) => {
      fake.train(() => ({ steps: 2, fail: 1, logs: () => "ValueError: shapes do not match" }));
      const experiment = await determined.createExperiment({ config: { ...config, max_restarts: 0 } });
      return fake.clock.runUntil(experiment.wait({ throwOnFailure: true }));
    },
  ],
  ["to archive what runs", "archive", async (place) => (await place.paused()).archive()],
  ["to activate what has ended", "The experiment exists, although", async (place) => (await place.ended()).activate()],
  ["to pause what has ended", "pause", async (place) => (await place.ended()).pause()],
  ["to delete what runs", "delete", async ({ determined }) => (await determined.createExperiment({ config })).delete()],
  [
    "to move into a workspace that does not exist",
    "workspace",
    async (place) => (await place.paused()).moveToProject({ workspaceName: "Vision", projectName: "cards" }),
  ],
  [
    "to change what was deleted",
    "not found",
    async (place) => {
      const experiment = await place.paused();
      await experiment.kill();
      await place.fake.clock.runUntil(experiment.wait());
      await experiment.delete();
      await place.fake.clock.advance("1m");
      return experiment.setName("x");
    },
  ],
  ["to fork from what does not exist", "99", ({ determined }) => determined.createExperiment({ config, parentId: 99 })],
  [
    "a template that does not exist",
    "template",
    ({ determined }) => determined.createExperiment({ config, template: "base" }),
  ],
  [
    "a project that does not exist, by id",
    "project",
    ({ determined }) => determined.createExperiment({ config, projectId: 99 }),
  ],
  [
    "something that an old master does not have",
    "needs a master of release",
    async () => {
      await using old = await createFakeMaster({ version: "0.19.10" });
      const { url: master, fetch, clock } = old;
      return await new Determined({ master, fetch, clock, token: old.token("determined") })
        .checkpoint(uuid)
        .removeFiles(["*.pt"]);
    },
  ],
];
