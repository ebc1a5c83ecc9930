import type { components } from "#schema";
import { WireFields, type TrialState } from "../../values/index.js";
import type { Open } from "../../wire-types/open.js";

type Wire = components["schemas"]["v1FlatRun"];

/** A run as a search finds it: a trial with what belongs to its experiment. `determined.trial(run.id)` is the trial. */
export interface RunRecord {
  /** The id, which is that of the trial. */
  readonly id: number;
  /** The number within the project, such as `"RISK-7"`; undefined on masters before 0.35.0. */
  readonly localId: string | undefined;
  /** The state as masters store it: ACTIVE while it is on its way. */
  readonly state: Open<TrialState>;
  /** Id of the experiment. */
  readonly experimentId: number | undefined;
  /** Name of the experiment. */
  readonly experimentName: string | undefined;
  /** Whether the experiment may have several trials. */
  readonly isMultitrial: boolean;
  /** Name of the metric that the experiment's searcher goes by. */
  readonly searcherMetric: string | undefined;
  /** The best value of that metric; undefined when there is none. */
  readonly searcherMetricValue: number | undefined;
  /** Hyperparameters. */
  readonly hparams: Readonly<Record<string, unknown>>;
  /** Summaries of the metrics by group. */
  readonly summaryMetrics: Readonly<Record<string, unknown>> | undefined;
  /** Labels of the experiment. */
  readonly labels: readonly string[];
  /** Metadata that the training reported. */
  readonly metadata: Readonly<Record<string, unknown>> | undefined;
  /** When it began. */
  readonly startTime: Date | undefined;
  /** When it ended; undefined before. */
  readonly endTime: Date | undefined;
  /** Seconds that it took, or takes so far. */
  readonly duration: number | undefined;
  /** Checkpoints with files left. */
  readonly checkpointCount: number;
  /** Their bytes. */
  readonly checkpointSize: number;
  /** Id of the project. */
  readonly projectId: number;
  /** Name of the project. */
  readonly projectName: string;
  /** Id of the workspace. */
  readonly workspaceId: number;
  /** Name of the workspace. */
  readonly workspaceName: string;
  /** Id of the user who launched it. */
  readonly userId: number | undefined;
  /** Whether it is archived; undefined on masters before 0.35.0. */
  readonly archived: boolean | undefined;
}

/** Decodes a run. */
export function toRunRecord(wire: Wire): RunRecord {
  const from = new WireFields<Wire>(wire);
  const experiment = from.part("experiment", (part) => {
    const of = new WireFields(part);
    return {
      experimentId: of.id("id"),
      experimentName: of.string("name"),
      isMultitrial: of.boolean("isMultitrial", false),
      searcherMetric: of.filled("searcherMetric"),
    };
  });
  return {
    id: from.ownId("id"),
    localId: from.filled("localId"),
    state: from.string("state", "STATE_UNSPECIFIED"),
    experimentId: experiment?.experimentId,
    experimentName: experiment?.experimentName,
    isMultitrial: experiment?.isMultitrial ?? false,
    searcherMetric: experiment?.searcherMetric,
    searcherMetricValue: from.number("searcherMetricValue"),
    hparams: from.object("hyperparameters", {}),
    summaryMetrics: from.metrics("summaryMetrics"),
    labels: from.strings("labels") ?? [],
    metadata: from.object("metadata"),
    startTime: from.times("startTime").startTime,
    endTime: from.times("endTime").endTime,
    duration: from.integer("duration"),
    checkpointCount: from.integer("checkpointCount", 0),
    checkpointSize: from.integer("checkpointSize", 0),
    projectId: from.id("projectId", 0),
    projectName: from.string("projectName", ""),
    workspaceId: from.id("workspaceId", 0),
    workspaceName: from.string("workspaceName", ""),
    userId: from.id("userId"),
    archived: from.boolean("archived"),
  };
}
