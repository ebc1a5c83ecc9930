import { expect, test } from "vitest";
import * as client from "../../../src/index.js";
import { downloadOptions } from "../../../src/facade/checkpoints/download-checkpoint.js";
import { listCheckpointsOptions } from "../../../src/facade/checkpoints/list-checkpoints.js";
import { listTrialsOptions } from "../../../src/facade/trials/list-trials.js";
import { listExperimentsOptions } from "../../../src/facade/experiments/list-experiments.js";
import { listModelsOptions } from "../../../src/facade/registry/list-models.js";
import { listVersionsOptions } from "../../../src/facade/registry/model-versions.js";
import { listTasksOptions } from "../../../src/facade/tasks/list-tasks.js";
import { tensorboardFilters } from "../../../src/facade/tasks/tensorboard-filters.js";
import { logOptions } from "../../../src/facade/trials/log-options.js";

type Enum = Readonly<Record<string, string>>;
type Table = Readonly<Record<string, { check: (value: never, argument: string) => unknown }>>;

/** Every option that takes members of an enum: the table of its methods, its name, the enum. */
const options: [table: Table, option: string, members: Enum][] = [
  [listExperimentsOptions, "sortBy", client.ExperimentSortBy],
  [listExperimentsOptions, "orderBy", client.OrderBy],
  [listExperimentsOptions, "states", client.ExperimentState],
  [listTrialsOptions, "sortBy", client.TrialSortBy],
  [listTrialsOptions, "orderBy", client.OrderBy],
  [listCheckpointsOptions, "sortBy", client.CheckpointSortBy],
  [listCheckpointsOptions, "orderBy", client.OrderBy],
  [listModelsOptions, "sortBy", client.ModelSortBy],
  [listModelsOptions, "orderBy", client.OrderBy],
  [listVersionsOptions, "orderBy", client.OrderBy],
  [listTasksOptions, "sortBy", client.TaskSortBy],
  [listTasksOptions, "orderBy", client.OrderBy],
  [tensorboardFilters, "states", client.ExperimentState],
  [logOptions, "minLevel", client.LogLevel],
  [logOptions, "levels", client.LogLevel],
  [downloadOptions, "mode", client.DownloadMode],
];

test.each(options)("%#. the bare name of each member is taken, and its wire value", (table, option, members) => {
  const { check } = table[option]!;
  const many = /s$/.test(option);
  for (const [name, wire] of Object.entries(members)) {
    for (const given of [name, wire]) {
      expect(check((many ? [given] : given) as never, option)).toEqual(many ? [wire] : wire);
    }
  }
});

test("every enum that an option may take is tried above", () => {
  const tried = new Set(options.map(([, , members]) => members));
  // Deprecated names of OrderBy; states that no option takes.
  const none = ["CheckpointOrderBy", "CheckpointState", "ExperimentOrderBy", "TaskState", "TrialState"];
  const left = Object.entries(client)
    .filter(([, value]) => typeof value === "object" && !tried.has(value as Enum))
    .map(([name]) => name);
  expect(left).toEqual(none);
});

test("listCheckpoints takes what is not an attribute for a metric, whatever it is called", () => {
  for (const metric of ["loss", "end_time", "toString", "__proto__", "SORT_BY_LOSS"]) {
    expect(listCheckpointsOptions.sortBy.check(metric, "sortBy")).toBe(metric);
  }
});
