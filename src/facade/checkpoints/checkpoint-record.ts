import type { components } from "#schema";
import type { ExperimentConfig } from "../../wire-types/experiment-config/index.js";
import { MalformedResponseError } from "../../errors/index.js";
import { toMetrics, toSafeNumber, WireFields, type CheckpointState, type Known } from "../../values/index.js";
import type { Open } from "../../wire-types/open.js";

type Wire = components["schemas"]["v1Checkpoint"];
type WireTraining = NonNullable<Wire["training"]>;
type WireMetrics = components["schemas"]["v1Metrics"];

/** The metrics that a trial reported at a checkpoint's step; empty when it reported none. */
export interface CheckpointMetrics {
  /** Averages by name; `NaN` and infinities are numbers. */
  readonly avgMetrics: Readonly<Record<string, unknown>>;
  /** One entry per batch, when the trial reported them. */
  readonly batchMetrics: readonly Readonly<Record<string, unknown>>[];
}

/** Where a checkpoint comes from. Python: `CheckpointTrainingMetadata`. */
export interface CheckpointTrainingMetadata {
  /** The experiment's configuration, as the master completed it. */
  readonly experimentConfig: Readonly<ExperimentConfig>;
  /** The experiment that it belongs to. */
  readonly experimentId: number;
  /** The trial that wrote it. */
  readonly trialId: number;
  /** The hyperparameters of the trial. */
  readonly hparams: Readonly<Record<string, unknown>>;
  /** What the trial reported of validation at this step. */
  readonly validationMetrics: CheckpointMetrics;
  /** What the trial reported of training at this step. */
  readonly trainingMetrics: CheckpointMetrics;
  /** Value of the searcher's metric at the checkpoint's step; undefined when none was reported. */
  readonly searcherMetric: number | undefined;
}

/** What a master records of a checkpoint. */
export interface CheckpointRecord {
  /** The UUID. */
  readonly uuid: string;
  /** The task that wrote it; undefined when the master does not know. */
  readonly taskId: string | undefined;
  /** The allocation that wrote it; undefined when the master does not know. */
  readonly allocationId: string | undefined;
  /** When it was reported; `reportTimeText` has every digit that the master sent. */
  readonly reportTime: Date | undefined;
  /** `reportTime` with every digit that the master sent. */
  readonly reportTimeText: string | undefined;
  /** Path to size in bytes; directories end with `/`. */
  readonly resources: Readonly<Record<string, number>>;
  /** What was stored with it, `steps_completed` among it. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** `STATE_COMPLETED` and so on; a state of a newer master is passed on as it is. */
  readonly state: Open<CheckpointState>;
  /** The trial it belongs to; undefined for a checkpoint that no trial wrote. */
  readonly training: CheckpointTrainingMetadata | undefined;
  /** Which storage of the master holds it; undefined before release 0.28.1. */
  readonly storageId: number | undefined;
}

/**
 * Decodes the record of a checkpoint: null, the empty string and a missing member are the same on the wire. Nothing but the
 * UUID is kept of what was known, since a removal takes members away.
 */
export function toCheckpointRecord(wire: Wire, known: Known<CheckpointRecord> = {}): CheckpointRecord {
  const from = new WireFields<Wire>(wire);
  // It stays what is known, so that no request goes to another checkpoint.
  const sent = from.uuid("uuid");
  const uuid = known.uuid ?? sent;
  if (uuid === undefined) throw new MalformedResponseError('The field "uuid" must be a UUID, but is missing.');
  return {
    uuid,
    taskId: from.filled("taskId"),
    allocationId: from.filled("allocationId"),
    ...from.times("reportTime"),
    resources: toSizes(from.object("resources", {})),
    metadata: from.object("metadata", {}),
    state: from.string("state", "STATE_UNSPECIFIED"),
    training: from.part("training", toTraining),
    storageId: from.integer("storageId"),
  };
}

/** Decodes sizes by path. */
export function toSizes(sizes: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(sizes).map(([path, size]) => [path, toSafeNumber(size as string, `size of ${path}`)]),
  );
}

/** A checkpoint that no trial wrote has a training part without a trial. */
function toTraining(wire: WireTraining): CheckpointTrainingMetadata | undefined {
  const from = new WireFields<WireTraining>(wire);
  const trialId = from.id("trialId", 0);
  if (!trialId) return undefined;
  return {
    experimentConfig: from.object("experimentConfig", {}),
    experimentId: from.id("experimentId", 0),
    trialId,
    hparams: from.object("hparams", {}),
    validationMetrics: from.part("validationMetrics", toCheckpointMetrics) ?? noMetrics,
    trainingMetrics: from.part("trainingMetrics", toCheckpointMetrics) ?? noMetrics,
    searcherMetric: from.number("searcherMetric"),
  };
}

const noMetrics: CheckpointMetrics = { avgMetrics: {}, batchMetrics: [] };

function toCheckpointMetrics(wire: WireMetrics): CheckpointMetrics {
  const from = new WireFields<WireMetrics>(wire);
  return { avgMetrics: from.metrics("avgMetrics") ?? {}, batchMetrics: from.array("batchMetrics", toMetrics) ?? [] };
}
