import type { components } from "#schema";
import {
  toDate,
  toIdIfAny,
  toMetricNumber,
  toSafeNumber,
  type ExperimentState,
  type Open,
} from "../../values/index.js";

type Wire = components["schemas"]["v1Experiment"];

/** What a master records of an experiment; the fields of `Experiment`. */
export interface ExperimentRecord {
  /** `STATE_COMPLETED` and so on; a state of a newer master is passed on as it is. */
  readonly state: Open<ExperimentState>;
  /** The name in the configuration, or the one set later. */
  readonly name: string;
  /** The merged configuration, keys as in the YAML file. */
  readonly config: Readonly<Record<string, unknown>>;
  /** The text that was submitted; not in listings. */
  readonly originalConfig: string;
  /** Empty when it has none. */
  readonly description: string;
  /** Not in listings. */
  readonly notes: string;
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
  /** Name of its owner as pages show it. */
  readonly displayName: string;
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
  /** Not in listings. */
  readonly trialIds: readonly number[];
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
  /** Id that whoever trains elsewhere gave it. */
  readonly externalExperimentId: string | undefined;
  /** Id that whoever trains elsewhere gave its trial. */
  readonly externalTrialId: string | undefined;
  /** Bytes of the stored model definition. */
  readonly modelDefinitionSize: number | undefined;
  /** The `pachyderm` part of the integrations in the configuration; undefined when there is none. */
  readonly pachydermIntegration: Readonly<Record<string, unknown>> | undefined;
}

/** What gives `Experiment` the fields of its record. */
export const ExperimentFields: new () => ExperimentRecord = class {} as never;

/**
 * Decodes what does not come as the record has it. What this form of answer leaves out or zeroes keeps its
 * value, except for what may end: listings have no notes, trial ids or submitted text, the others no display name, searcher
 * metric or hyperparameters.
 */
function toExperimentRecord(wire: Wire, listed: boolean, known: Partial<ExperimentRecord>): object {
  const { config, searcherType, startTime, endTime } = wire;
  const searcher = config?.searcher as { metric?: string } | null | undefined;
  const began = toDate(startTime);
  const ended = toDate(endTime);
  return {
    notes: (listed && wire.notes === "omitted" ? undefined : wire.notes) ?? known.notes ?? (listed ? undefined : ""),
    trialIds: (listed ? undefined : wire.trialIds) ?? known.trialIds,
    originalConfig: wire.originalConfig || known.originalConfig,
    displayName: wire.displayName || known.displayName,
    // The answers of 0.38 to a single experiment have this text in quotes of its own.
    searcherType: (searcherType?.startsWith('"') ? searcherType.slice(1, -1) : searcherType) ?? known.searcherType,
    searcherMetric: wire.searcherMetric || (searcher?.metric ?? known.searcherMetric),
    hyperparameters: wire.hyperparameters ?? config?.hyperparameters ?? known.hyperparameters,
    description: wire.description ?? known.description ?? "",
    labels: new Set(wire.labels ?? known.labels),
    progress: toMetricNumber(wire.progress) ?? undefined,
    startTime: began ?? known.startTime,
    startTimeText: began ? startTime : known.startTimeText,
    endTime: ended,
    endTimeText: ended && endTime,
    forkedFrom: wire.forkedFrom ?? undefined,
    unmanaged: wire.unmanaged ?? known.unmanaged ?? false,
    checkpointSize: toSafeNumber(wire.checkpointSize ?? known.checkpointSize ?? 0, "checkpointSize"),
    bestTrialSearcherMetric: toMetricNumber(wire.bestTrialSearcherMetric) ?? known.bestTrialSearcherMetric,
  };
}

/** Puts an answer about an experiment on its object; `listed`: the answer is a row of a listing. */
export function takeExperiment<T extends Partial<ExperimentRecord>>(experiment: T, wire: Wire, listed: boolean): T {
  toIdIfAny(wire.id, "id");
  const decoded = toExperimentRecord(wire, listed, experiment) as Record<string, unknown>;
  // A null is no value either.
  for (const key in wire) {
    if (wire[key as keyof Wire] === null && !(key in decoded)) decoded[key] = experiment[key as keyof T];
  }
  // Member by member in JavaScript takes several times as long, which every poll would pay.
  return Object.assign(experiment, wire, decoded);
}
