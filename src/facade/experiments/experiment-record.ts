import type { components } from "#schema";
import type { ExperimentConfig } from "../../wire-types/experiment-config/index.js";
import { toId, WireFields, type ExperimentState, type Known } from "../../values/index.js";
import type { Open } from "../../wire-types/open.js";

type Wire = components["schemas"]["v1Experiment"];

/** What a master records of an experiment; the fields of `Experiment`. */
export interface ExperimentRecord {
  /** The id. */
  readonly id: number;
  /** `STATE_COMPLETED` and so on; a state of a newer master is passed on as it is. */
  readonly state: Open<ExperimentState>;
  /** The name in the configuration, or the one set later. */
  readonly name: string;
  /** The merged configuration, keys as in the YAML file. */
  readonly config: Readonly<ExperimentConfig>;
  /** The configuration as it was submitted; undefined in listings. */
  readonly originalConfig: string | undefined;
  /** Empty when it has none. */
  readonly description: string;
  /** Its notes; undefined in listings. */
  readonly notes: string | undefined;
  /** Its labels, each once. */
  readonly labels: ReadonlySet<string>;
  /** Whether it is hidden from the usual lists. */
  readonly archived: boolean;
  /** From 0 to 1; undefined when the master has none. It can fall when a search adds trials. */
  readonly progress: number | undefined;
  /** The project that it is in. */
  readonly projectId: number;
  /** Name of that project. */
  readonly projectName: string;
  /** Id of the user who owns that project. */
  readonly projectOwnerId: number;
  /** The workspace of that project. */
  readonly workspaceId: number;
  /** Name of that workspace. */
  readonly workspaceName: string;
  /** Whether its project or workspace is archived. */
  readonly parentArchived: boolean;
  /** Id of its owner. */
  readonly userId: number;
  /** Login name of its owner. */
  readonly username: string;
  /** Name of its owner as pages show it; in listings only. */
  readonly displayName: string | undefined;
  /** When it was created. */
  readonly startTime: Date | undefined;
  /** The same with every digit that the master sent. */
  readonly startTimeText: string | undefined;
  /** When it ended; undefined before. */
  readonly endTime: Date | undefined;
  /** The same with every digit that the master sent. */
  readonly endTimeText: string | undefined;
  /** How many trials it has so far. */
  readonly numTrials: number;
  /** The ids of its trials; undefined in listings. */
  readonly trialIds: readonly number[] | undefined;
  /** Name of the search method, such as `"single"` or `"adaptive_asha"`. */
  readonly searcherType: string;
  /** Validation metric that the search goes by. */
  readonly searcherMetric: string | undefined;
  /** The hyperparameters of the configuration. */
  readonly hyperparameters: Readonly<Record<string, unknown>> | undefined;
  /** Pool that it runs in. */
  readonly resourcePool: string;
  /** Its job in the queue. */
  readonly jobId: string;
  /** The experiment that it was forked from; undefined when there is none. */
  readonly forkedFrom: number | undefined;
  /** Whether it is only recorded and trains elsewhere. */
  readonly unmanaged: boolean;
  /** Bytes of the checkpoints that are not deleted. */
  readonly checkpointSize: number;
  /** How many checkpoints are not deleted. */
  readonly checkpointCount: number;
  /** The trial with the best value of the searcher's metric, where the answer has it: none of `getExperiment` or of a list does. */
  readonly bestTrialId: number | undefined;
  /** That best value, where the answer has it. */
  readonly bestTrialSearcherMetric: number | undefined;
  /** Seconds from start to end; in listings only. */
  readonly duration: number | undefined;
  /** The id that the outside trainer gave it. */
  readonly externalExperimentId: string | undefined;
  /** The id that the outside trainer gave its trial. */
  readonly externalTrialId: string | undefined;
  /** Bytes of the stored model definition. */
  readonly modelDefinitionSize: number | undefined;
  /** The `pachyderm` part of the integrations in the configuration; undefined when there is none. */
  readonly pachydermIntegration: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Decodes the record of an experiment. What this form of answer leaves out is as it was known, except for what may end:
 * listings have no notes, trial ids or submitted configuration, the others no display name, searcher metric or
 * hyperparameters.
 *
 * @param listed The answer is a row of a listing.
 */
export function toExperimentRecord(
  wire: Wire,
  known: Known<ExperimentRecord> = {},
  listed: boolean = false,
): ExperimentRecord {
  const from = new WireFields<Wire>(wire, known);
  const now = new WireFields<Wire>(wire);
  const config: ExperimentConfig = from.object("config", {});
  const notes = now.string("notes");
  return {
    id: from.ownId("id"),
    state: from.string("state", "STATE_UNSPECIFIED"),
    name: from.string("name", ""),
    config,
    originalConfig: now.filled("originalConfig") ?? known.originalConfig,
    description: from.string("description", ""),
    notes: (listed && notes === "omitted" ? undefined : notes) ?? known.notes ?? (listed ? undefined : ""),
    labels: new Set(now.strings("labels") ?? known.labels),
    archived: from.boolean("archived", false),
    progress: now.number("progress"),
    projectId: from.id("projectId", 0),
    projectName: from.string("projectName", ""),
    projectOwnerId: from.id("projectOwnerId", 0),
    workspaceId: from.id("workspaceId", 0),
    workspaceName: from.string("workspaceName", ""),
    parentArchived: from.boolean("parentArchived", false),
    userId: from.id("userId", 0),
    username: from.string("username", ""),
    displayName: now.filled("displayName") ?? known.displayName,
    ...from.times("startTime"),
    ...now.times("endTime"),
    // Every master sends it; where a mock does not, no number is made up, since awaitFirstTrial goes by it.
    numTrials: from.integer("numTrials") as number,
    trialIds: (listed ? undefined : now.array("trialIds", (id) => toId(id, "id"))) ?? known.trialIds,
    searcherType: withoutQuotes(now.string("searcherType")) ?? known.searcherType ?? "",
    searcherMetric: now.filled("searcherMetric") ?? config.searcher?.metric ?? known.searcherMetric,
    hyperparameters: now.object("hyperparameters") ?? hyperparametersOf(config) ?? known.hyperparameters,
    resourcePool: from.string("resourcePool", ""),
    jobId: from.string("jobId", ""),
    forkedFrom: now.id("forkedFrom"),
    unmanaged: from.boolean("unmanaged", false),
    checkpointSize: from.integer("checkpointSize", 0),
    checkpointCount: from.integer("checkpointCount", 0),
    bestTrialId: from.id("bestTrialId"),
    bestTrialSearcherMetric: from.number("bestTrialSearcherMetric"),
    duration: from.integer("duration"),
    externalExperimentId: from.string("externalExperimentId"),
    externalTrialId: from.string("externalTrialId"),
    modelDefinitionSize: from.integer("modelDefinitionSize"),
    pachydermIntegration: from.object("pachydermIntegration"),
  };
}

/** The answers of 0.38 to a single experiment have this string in quotes of its own. */
function withoutQuotes(text: string | undefined): string | undefined {
  return text?.startsWith('"') ? text.slice(1, -1) : text;
}

function hyperparametersOf(config: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined {
  return (config["hyperparameters"] as Record<string, unknown> | null | undefined) ?? undefined;
}
