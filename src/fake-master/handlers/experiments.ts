import { later } from "../answers/later.js";
import { experimentAnswer } from "../answers/experiments.js";
import { jobSummaryAnswer } from "../answers/jobs.js";
import type { Call, Handlers, BodyOf } from "../requests/call.js";
import { createExperiment } from "../state/experiments/create-experiment.js";
import { EXPERIMENT_SORT, filterExperiments, sortExperiments } from "../state/experiments/experiment-list.js";
import { patchExperiment, setLabels } from "../state/experiments/experiment-patch.js";
import { launchWarnings } from "../state/experiments/launch-warnings.js";
import { readConfiguration } from "../configuration/read.js";
import type { Release } from "../../../generated/releases.js";
import type { ExperimentRecord, JsonObject, MasterState } from "../state/records.js";
import { EXPERIMENT_STATES, isStorable } from "../state/run-state.js";
import { experimentOf, projectOf } from "../state/lookup.js";
import { since } from "../state/release.js";
import { section } from "../state/config-values.js";
import { pageLoosely } from "../state/page.js";
import { ORDER_BY } from "../state/sort.js";
import { refuse } from "../refusal.js";
import { measureDefinition } from "./model-definitions.js";
import { modelFiles } from "./model-files.js";
import type { Message } from "../requests/fields.js";

/** Making, reading, changing experiments. */
export const experimentHandlers: Handlers = {
  CreateExperiment: async (call) => {
    const { state, now, body } = call;
    const experiment = createExperiment(state, now, call.user, requestOf(body));
    if (experiment === undefined) return validatedAnswer(state);
    const answer = experimentAnswer(state, now, experiment, "get");
    await measureDefinition(experiment);
    if (answer.modelDefinitionSize !== undefined) answer.modelDefinitionSize = experiment.definitionSize;
    const warnings = launchWarnings(state, experiment.config) as never[];
    return { experiment: answer, config: asSubmitted(experiment, state.release), warnings };
  },
  PutExperiment: ({ state, now, path, body, user }) => {
    const externalId = path.text("externalExperimentId");
    const experiment = createExperiment(state, now, user, { ...requestOf(body), externalId });
    if (experiment === undefined) return validatedAnswer(state);
    return { experiment: experimentAnswer(state, now, experiment, "get"), config: experiment.config };
  },
  GetExperiment: ({ state, now, path }) => {
    const experiment = experimentOf(state, path.integer("experimentId"));
    const answer = {
      experiment: experimentAnswer(state, now, experiment, "get"),
      jobSummary: jobSummaryAnswer(state, experiment),
    };
    return { ...answer, config: since(state, "0.28.0") ? experiment.config : undefined };
  },
  GetExperiments: ({ state, now, query }) => {
    const projectId = query.integer("projectId");
    if (projectId !== 0) projectOf(state, projectId);
    const range = (member: string): number[] => query.nested("experimentIdFilter" as never, member).map(Number);
    const rows = filterExperiments(state, {
      name: query.text("name"),
      description: query.text("description"),
      labels: query.texts("labels").flatMap((text) => text.split(",")),
      archived: query.maybeFlag("archived"),
      states: storedStates(state, query.choices("states", EXPERIMENT_STATES, "experimentv1.State")),
      users: query.texts("users"),
      userIds: query.integers("userIds"),
      projectId,
      ids: {
        lt: range("lt")[0],
        lte: range("lte")[0],
        gt: range("gt")[0],
        gte: range("gte")[0],
        incl: range("incl"),
        notIn: range("notIn"),
      },
    });
    const key = query.choice("sortBy", EXPERIMENT_SORT);
    const sorted = sortExperiments(state, rows, key, query.choice("orderBy", ORDER_BY) === "ORDER_BY_DESC");
    const page = pageLoosely(sorted, { offset: query.integer("offset"), limit: query.integer("limit") });
    const showTrialData = query.flag("showTrialData");
    const experiments = page.rows.map((row) => experimentAnswer(state, now, row, "list", showTrialData));
    return { experiments, pagination: page.pagination };
  },
  PatchExperiment: ({ state, now, path, body }) => {
    const experiment = experimentOf(state, path.integer("experiment.id"));
    const { config } = experiment;
    patchExperiment(state, now, experiment, {
      name: body.maybeText("name"),
      description: body.maybeText("description"),
      notes: body.maybeText("notes"),
      labels: body.freeList("labels"),
      resources: body.object("resources"),
      checkpointStorage: body.object("checkpointStorage"),
    });
    // The configuration in this very answer is still the one from before.
    return { experiment: { ...experimentAnswer(state, now, experiment, "get"), config } };
  },
  PutExperimentLabel: ({ state, path }) => {
    const experiment = state.experiments[path.integer("experimentId")];
    if (experiment === undefined) throw refuse("internal", "sql: no rows in result set");
    const label = path.text("label");
    if (!experiment.labels.includes(label)) setLabels(experiment, [...experiment.labels, label]);
    return { labels: experiment.labels };
  },
  DeleteExperimentLabel: ({ path }) => {
    path.integer("experimentId");
    // The query of this release is broken: no call ever works. Clients have to read and patch the list.
    throw refuse(
      "internal",
      "ERROR: FOR UPDATE cannot be applied to the nullable side of an outer join (SQLSTATE 0A000)",
    );
  },
  GetExperimentLabels: ({ state, query }) => {
    const projectId = query.integer("projectId");
    const counts = new Map<string, number>();
    for (const experiment of Object.values(state.experiments)) {
      if (projectId !== 0 && experiment.projectId !== projectId) continue;
      for (const label of experiment.labels) counts.set(label, (counts.get(label) ?? 0) + 1);
    }
    return { labels: [...counts].sort((one, other) => other[1] - one[1]).map(([label]) => label) };
  },
};

/** Filters compare with stored states; the database does not know those that are only shown. */
function storedStates(state: MasterState, states: readonly string[]): string[] {
  const names = states.map((text) => text.slice("STATE_".length));
  const unknown = names.find((name) => !isStorable(state, name));
  if (unknown !== undefined)
    throw refuse("internal", `ERROR: invalid input value for enum experiment_state: "${unknown}" (SQLSTATE 22P02)`);
  return names;
}

function requestOf(body: Message<BodyOf<"CreateExperiment">>): Parameters<typeof createExperiment>[3] {
  return {
    config: body.text("config"),
    modelDefinition: modelFiles(body.list("modelDefinition") ?? []),
    validateOnly: body.flag("validateOnly"),
    parentId: body.integer("parentId"),
    activate: body.flag("activate"),
    projectId: body.integer("projectId"),
    template: body.text("template"),
    unmanaged: body.flag("unmanaged"),
  };
}

/** The configuration beside a new experiment is from before its resource pool was chosen. */
function asSubmitted(experiment: ExperimentRecord, release: Release): JsonObject {
  const pool = section(readConfiguration(experiment.originalConfig, release), "resources")["resource_pool"] ?? "";
  return { ...experiment.config, resources: { ...section(experiment.config, "resources"), resource_pool: pool } };
}

function validatedAnswer(state: Call<"CreateExperiment">["state"]): { experiment: never; config: null; warnings: [] } {
  const present = {
    ...later(state, "0.23.0", { unmanaged: false }),
    ...later(state, "0.25.0", { searcherMetric: "" }),
    ...later(state, "0.31.0", { hyperparameters: null }),
  };
  const empty = {
    id: 0, description: "", labels: [], startTime: null, endTime: null, state: "STATE_UNSPECIFIED", archived: false, numTrials: 0, trialIds: [],
    displayName: "", userId: 0, username: "", resourcePool: "", searcherType: "", name: "", notes: "", jobId: "", forkedFrom: null, progress: null,
    projectId: 0, projectName: "", workspaceId: 0, workspaceName: "", parentArchived: false, config: null, originalConfig: "",
    projectOwnerId: 0, checkpointSize: "0", checkpointCount: 0, ...present,
  }; // prettier-ignore
  return { experiment: empty as never, config: null, warnings: [] };
}
