import { expect } from "vitest";
import { BadRequestError, ConflictError, NotFoundError } from "../../src/index.js";
import { unwrap } from "../../src/api/unwrap.js";
import { configOf, contract } from "./master.js";
import { unique } from "./unique.js";

const password = "Secret-Password-1";

contract("a name that is taken is a conflict on every release", async ({ determined }) => {
  const name = unique("taken");
  const workspace = await determined.createWorkspace(name);
  await workspace.createProject(name);
  const model = await determined.createModel(name);
  await expect(determined.createWorkspace(name)).rejects.toThrow(ConflictError);
  await expect(workspace.createProject(name)).rejects.toThrow(ConflictError);
  await expect(determined.createModel(name)).rejects.toThrow(ConflictError);
  await model.delete();
  await workspace.deleteProject(name);
  await determined.deleteWorkspace(name);
});

contract("a user's name that is taken is a conflict on every release", async ({ admin }) => {
  const name = unique("ada");
  await admin.createUser(name, { password });
  const other = await admin.createUser(unique("eve"), { password });
  await expect(admin.createUser(name, { password })).rejects.toThrow(ConflictError);
  await expect(other.rename(name)).rejects.toThrow(ConflictError);
});

contract("a state that does not allow it is a bad request on every release", async ({ determined, finish }) => {
  const experiment = await determined.createExperiment({ config: configOf(), activate: false });
  await expect(experiment.archive()).rejects.toThrow(BadRequestError);
  await expect(experiment.delete()).rejects.toThrow(BadRequestError);
  await experiment.kill();
  await finish(experiment);
  await expect(experiment.activate()).rejects.toThrow(BadRequestError);
  await expect(experiment.pause()).rejects.toThrow(BadRequestError);
  await experiment.archive();
  await expect(experiment.pause()).rejects.toThrow(BadRequestError);
  await experiment.cancel();
  await experiment.kill();
  await expect(determined.experiment(1_000_000).activate()).rejects.toThrow(NotFoundError);
  await expect(determined.experiment(1_000_000).kill()).rejects.toThrow(NotFoundError);
});

contract("a configuration that is refused is a bad request on every release", async ({ determined }) => {
  for (const config of [{}, configOf({ nonsense: 1 }), configOf({ searcher: { name: "single" } })])
    await expect(determined.createExperiment({ config })).rejects.toThrow(BadRequestError);
  const template = unique("no-such-template");
  await expect(determined.createExperiment({ config: configOf(), template })).rejects.toThrow(NotFoundError);
});

contract(
  "a refused key of a configuration gets the one that it resembles, wherever it is sent",
  async ({ determined }) => {
    const { api } = determined;
    const typo = configOf({ searcher: { name: "single", metric: "loss", max_lenght: { batches: 1 } } });
    const hint = 'Did you mean "max_length"?';
    await expect(determined.createExperiment({ config: typo })).rejects.toThrow(hint);
    await expect(determined.createExperiment({ config: typo, validateOnly: true })).rejects.toThrow(hint);
    await expect(determined.createExperiments([configOf(), typo])).rejects.toThrow(hint);
    const camel = { config: configOf({ maxRestarts: 1, serchar: {} }) };
    await expect(determined.createExperiment(camel)).rejects.toThrow(
      'Did you mean "max_restarts" for "maxRestarts" and "searcher" for "serchar"?',
    );
    const templateName = unique("odd");
    const body = { name: templateName, workspaceId: 0, config: { resources: { slots_per_trail: 1 } } };
    unwrap(
      await api.PUT("/api/v1/templates/{template.name}", { params: { path: { "template.name": templateName } }, body }),
    );
    await expect(determined.createExperiment({ config: configOf(), template: templateName })).rejects.toThrow(
      'Did you mean "slots_per_trial"?',
    );
    await api.DELETE("/api/v1/templates/{templateName}", { params: { path: { templateName } } });
    await expect(determined.commands.start({ config: { entry_point: "x" } })).rejects.toThrow(
      'Did you mean "entrypoint"?',
    );
  },
);
