import type { Helper, Stage } from "./stage.js";

/** The checkpoint of the first step, which the second one beats. */
async function worstOf({ experiments }: Stage): Promise<string> {
  const all = await experiments[0]!.listCheckpoints();
  return all.find(({ training }) => training?.validationMetrics.avgMetrics.loss === 1)!.uuid;
}

/** Models and versions. */
export const registryHelpers: readonly Helper[] = [
  {
    of: "ModelVersion.setLabels",
    name: '`version.setLabels(["a"])`',
    call: ({ versions: [one] }) => one.setLabels(["a"]),
  },
  { of: "ModelVersion.addLabel", name: '`version.addLabel("a")`', call: ({ versions: [one] }) => one.addLabel("a") },
  {
    of: "ModelVersion.addLabel",
    name: '`version.addLabel("a")`, which it has',
    call: ({ versions: [one] }) => one.addLabel("production"),
  },
  {
    of: "ModelVersion.removeLabel",
    name: '`version.removeLabel("a")`',
    call: ({ versions: [one] }) => one.removeLabel("production"),
  },
  {
    of: "ModelVersion.removeLabel",
    name: '`version.removeLabel("a")`, which it lacks',
    call: ({ versions: [one] }) => one.removeLabel("a"),
  },
  {
    of: "ModelVersion.addMetadata",
    name: "`version.addMetadata({ key: 1 })`",
    call: ({ versions: [one] }) => one.addMetadata({ key: 1 }),
  },
  {
    of: "ModelVersion.removeMetadata",
    name: '`version.removeMetadata(["key"])`',
    before: ({ versions: [one] }) => one.addMetadata({ key: 1 }),
    call: ({ versions: [one] }) => one.removeMetadata(["key"]),
  },
  {
    of: "ModelVersion.removeMetadata",
    name: '`version.removeMetadata(["key"])`, which it lacks',
    call: ({ versions: [one] }) => one.removeMetadata(["key"]),
  },
  {
    of: "ModelVersion.setComment",
    name: '`version.setComment("…")`',
    call: ({ versions: [one] }) => one.setComment("good"),
  },
  {
    of: "Model.getVersion",
    name: '`model.getVersion({ label: "production" })`',
    call: ({ model }) => model.getVersion({ label: "production" }),
  },
  {
    of: "Model.promote",
    name: '`model.promote(version, "production")`',
    call: ({ model, versions }) => model.promote(versions[1], "production"),
  },
  {
    of: "Model.promote",
    name: "the same with a label that no version has",
    call: ({ model, versions }) => model.promote(versions[1], "staging"),
  },
  {
    of: "Model.promote",
    name: "the same where the version has the label already",
    call: ({ model, versions }) => model.promote(versions[0], "production"),
  },
  {
    of: "Model.registerBest",
    name: "`model.registerBest(experiment)`, better than the newest version",
    before: async (stage) => stage.model.registerVersion(await worstOf(stage)),
    call: ({ model, experiments }) => model.registerBest(experiments[0]!),
  },
  {
    of: "Model.registerBest",
    name: "the same, not better",
    call: ({ model, experiments }) => model.registerBest(experiments[1]!),
  },
  {
    of: "Model.registerBest",
    name: "the same with `onlyIfBetter: false`",
    call: ({ model, experiments }) => model.registerBest(experiments[0]!, { onlyIfBetter: false }),
  },
  {
    of: "Model.registerVersion",
    name: '`model.registerVersion(checkpoint, { ifRegistered: "return" })`',
    before: worstOf,
    call: ({ model }, uuid) => model.registerVersion(uuid as string, { ifRegistered: "return" }),
  },
  {
    of: "Model.registerVersion",
    name: "the same again",
    call: ({ model, versions: [{ checkpoint }] }) => model.registerVersion(checkpoint, { ifRegistered: "return" }),
  },
  {
    of: "Determined.listModels",
    name: '`listModels({ labels: ["nightly"], archived: false })`',
    call: ({ determined }) => determined.listModels({ labels: ["nightly"], archived: false }),
  },
  {
    of: "Determined.getOrCreateModel",
    name: '`getOrCreateModel("new")`',
    call: ({ determined }) => determined.getOrCreateModel("new"),
  },
  {
    of: "Determined.getOrCreateModel",
    name: '`getOrCreateModel("fraud")`, which exists',
    call: ({ determined }) => determined.getOrCreateModel("fraud"),
  },
];
