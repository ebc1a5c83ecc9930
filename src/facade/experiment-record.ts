import type { components } from "#schema";
import { toMetricNumber, toSafeNumber, toTimes, type ExperimentState, type Open } from "../values/index.js";
import { assignKnown } from "./assign-known.js";

type Wire = components["schemas"]["v1Experiment"];

/** What a master records of an experiment; the fields of `Experiment`. */
export interface ExperimentRecord {
  readonly state: Open<ExperimentState>;
  readonly name: string;
  /** The merged configuration, keys as in the YAML file. */
  readonly config: Readonly<Record<string, unknown>>;
  /** The text that was submitted; not in listings. */
  readonly originalConfig: string;
  readonly description: string;
  /** Not in listings. */
  readonly notes: string;
  readonly labels: ReadonlySet<string>;
  readonly archived: boolean;
  /** From 0 to 1; undefined when the master has none. It can fall when a search adds trials. */
  readonly progress: number | undefined;
  readonly projectId: number;
  readonly projectName: string;
  readonly projectOwnerId: number;
  readonly workspaceId: number;
  readonly workspaceName: string;
  readonly parentArchived: boolean;
  readonly userId: number;
  readonly username: string;
  readonly displayName: string;
  readonly startTime: Date | undefined;
  /** The same with every digit that the master sent. */
  readonly startTimeText: string | undefined;
  readonly endTime: Date | undefined;
  /** The same with every digit that the master sent. */
  readonly endTimeText: string | undefined;
  readonly numTrials: number;
  /** Not in listings. */
  readonly trialIds: readonly number[];
  readonly searcherType: string;
  readonly searcherMetric: string | undefined;
  readonly hyperparameters: Readonly<Record<string, unknown>> | undefined;
  readonly resourcePool: string;
  readonly jobId: string;
  readonly forkedFrom: number | undefined;
  readonly unmanaged: boolean;
  /** Bytes of the checkpoints that are not deleted. */
  readonly checkpointSize: number;
  readonly checkpointCount: number;
  readonly bestTrialId: number | undefined;
  readonly bestTrialSearcherMetric: number | undefined;
  /** Seconds from start to end; in listings only. */
  readonly duration: number | undefined;
  readonly externalExperimentId: string | undefined;
  readonly externalTrialId: string | undefined;
  /** Bytes of the stored model definition. */
  readonly modelDefinitionSize: number | undefined;
  readonly pachydermIntegration: Readonly<Record<string, unknown>> | undefined;
}

/** What gives `Experiment` the fields of its record. */
export const ExperimentFields: new () => ExperimentRecord = class {} as never;

/**
 * Decodes what does not come as the record has it. What this form of answer leaves out or zeroes is undefined here: listings have no
 * notes, trial ids or submitted text, the others no display name, searcher metric or hyperparameters.
 */
function toExperimentRecord(wire: Wire, listed: boolean, known: Partial<ExperimentRecord>): object {
  // The answers of 0.38 to a single experiment have this text in quotes of its own.
  const { searcher } = wire.config ?? {};
  const number = (value: unknown): number | undefined => (toMetricNumber(value) ?? undefined) as number | undefined;
  return {
    notes: listed && wire.notes === "omitted" ? undefined : (wire.notes ?? known.notes ?? ""),
    trialIds: listed ? undefined : wire.trialIds,
    originalConfig: wire.originalConfig || undefined,
    displayName: wire.displayName || undefined,
    searcherType: wire.searcherType?.replaceAll('"', ""),
    searcherMetric: wire.searcherMetric || ((searcher as { metric?: string } | undefined)?.metric ?? undefined),
    hyperparameters: (wire.hyperparameters ?? wire.config?.hyperparameters ?? undefined) as
      Record<string, unknown> | undefined,
    description: wire.description ?? known.description ?? "",
    labels: new Set(wire.labels ?? known.labels),
    progress: number(wire.progress),
    ...toTimes(wire, "startTime", "endTime"),
    forkedFrom: wire.forkedFrom ?? undefined,
    unmanaged: wire.unmanaged ?? known.unmanaged ?? false,
    checkpointSize: toSafeNumber(wire.checkpointSize ?? known.checkpointSize ?? 0, "checkpointSize"),
    bestTrialSearcherMetric: number(wire.bestTrialSearcherMetric),
  };
}

/** Fields that are empty again when the master says so; all others keep their value when an answer lacks them. */
const clearable: readonly string[] = ["progress", "endTime", "endTimeText", "forkedFrom"];

/** Puts an answer about an experiment on its object; `listed`: the answer is a row of a listing. */
export function takeExperiment<T extends Partial<ExperimentRecord>>(experiment: T, wire: Wire, listed: boolean): T {
  const decoded = toExperimentRecord(wire, listed, experiment);
  // Not one copy of both: with so many members that takes longer than all else here. Nor in place: several who wait take the same answer.
  assignKnown<object>(experiment, wire, [], decoded);
  return assignKnown<object>(experiment, decoded, clearable) as T;
}
