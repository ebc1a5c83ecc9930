import { unwrapMember } from "../../api/unwrap-member.js";
import { NoCheckpointError } from "../../errors/index.js";
import { CheckpointSortBy, OrderBy, WireFields, type Checked, type RequestSettings } from "../../values/index.js";
import type { Checkpoint } from "./checkpoint.js";
import { configOf, fetchRest, sortedBy, type CheckpointOwner } from "./checkpoint-owner.js";
import { compareLatest, rankCheckpoints, settleRanking, type Rankable, type Ranking } from "./rank-checkpoints.js";
import type { rankOptions } from "./rank-options.js";

/** All that qualify, best first; NoCheckpointError when none does. */
export async function rankOwned(
  owner: CheckpointOwner,
  wish: Checked<typeof rankOptions>,
): Promise<Checkpoint[]> {
  const { request } = wish;
  const rows = await fetchRest(owner, await owner.fetch({ offset: 0 }, request), request);
  const ranking: Ranking | undefined = settleRanking(wish, configOf(owner, rows));
  const ranked = ranking ? rankCheckpoints(rows, ranking) : [];
  if (ranked.length) return ranked;
  throw noCheckpoint(owner, ranking?.metric ?? (await searcherMetricOf(owner, request)), namesOfMetrics(rows));
}

/** Validation metrics that some of the checkpoints have. */
function namesOfMetrics(rows: readonly Rankable[]): string[] {
  return [...new Set(rows.flatMap(({ training }) => Object.keys(training?.validationMetrics?.avgMetrics ?? {})))];
}

/** Asks for the metric's name, which only a checkpoint or the experiment's configuration tells; for the message of an error. */
async function searcherMetricOf({ api, ids }: CheckpointOwner, request: RequestSettings): Promise<string | undefined> {
  let { experimentId } = ids;
  try {
    if (experimentId === undefined) {
      const params = { path: { trialId: ids.trialId! } };
      const trial = await api.GET("/api/v1/trials/{trialId}", { params, ...request });
      experimentId = unwrapMember(trial, "trial", (wire) => new WireFields(wire).ownId("experimentId"));
    }
    const params = { path: { experimentId } };
    const answer = await api.GET("/api/v1/experiments/{experimentId}", { params, ...request });
    return settleRanking({}, unwrapMember(answer, "experiment").config ?? undefined)?.metric;
  } catch {
    // That there is no checkpoint matters more than the metric's name.
    request.signal?.throwIfAborted();
    return undefined;
  }
}

/** The completed checkpoint of the highest step; NoCheckpointError when there is none. */
export async function selectLatest(owner: CheckpointOwner, request: RequestSettings): Promise<Checkpoint> {
  const query = { offset: 0, limit: 1, orderBy: OrderBy.DESC, ...sortedBy(CheckpointSortBy.BATCH_NUMBER) };
  const { rows } = await owner.fetch(query, request);
  const [latest] = [...rows].sort(compareLatest);
  if (latest) return latest;
  throw noCheckpoint(owner);
}

/** The error for an owner without a checkpoint that qualifies. */
function noCheckpoint(owner: CheckpointOwner, metric?: string, others: readonly string[] = []): NoCheckpointError {
  const which = metric === undefined ? "" : ` with the validation metric ${JSON.stringify(metric)}`;
  const names = others.slice(0, 10).map((name) => JSON.stringify(name));
  const advice = names.length
    ? `Its checkpoints have ${names.join(", ")}${others.length > names.length ? ", …" : ""}.`
    : "List them all with listCheckpoints(), or wait until one is reported.";
  return new NoCheckpointError(
    `There is no completed checkpoint of ${owner.what}${which}. ${advice}`,
    { ...owner.ids, metric },
  );
}
