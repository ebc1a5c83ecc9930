import { readListOptions } from "../../sequence/listing.js";
import type { RequestOptions } from "../../api/request-options.js";
import { AmbiguousCreateError, ApiError } from "../../errors/index.js";
import type { Connection } from "../connection.js";
import { searchDelay } from "../search-delay.js";
import { surplusLabels } from "./dedupe-label.js";
import { ATTEMPTS, judgeLabelled, needsCancel, type Verdict } from "./dedupe-rule.js";
import { Experiment } from "./experiment.js";
import { listExperiments, listExperimentsOptions } from "./list-experiments.js";

/** A launch with a key: docs/decisions/007 says what is sent when, and why that is enough. */
export interface Launch {
  readonly connection: Connection;
  readonly dedupeKey: string;
  readonly label: string;
  readonly parentId: number | undefined;
  readonly request: RequestOptions;
}

/** What this call knows of its own create; nothing where it sent none. */
interface Own {
  /** The experiment that the create's answer names. */
  readonly ours?: Experiment | undefined;
  /** Only what was launched this soon after the first is surplus; else everything that the first search did not show. */
  readonly within?: number | undefined;
}

/** The longest that two creates of one race lie apart: 95 MB at the default time limit take 7 minutes. */
const HOUR = 3_600_000;

/** The experiment of the key, where it was launched before; cancels what an earlier race left beside it. */
export async function findLaunched(launch: Launch): Promise<Experiment | undefined> {
  const { first, surplus } = await look(launch, { within: HOUR });
  if (!first) return undefined;
  return surplus.length ? settle(launch, { within: HOUR }) : read(launch, first);
}

/** After a create that was answered: gives the experiment of the key, and cancels ours when that is another one. */
export async function settleAnswered(launch: Launch, ours: Experiment): Promise<Experiment> {
  const { label, dedupeKey, connection, request } = launch;
  if (!ours.labels.has(label)) {
    const loss = `The master did not keep the label ${label} of experiment ${ours.id}`;
    connection.logger.warn(`${loss}, so a later call with its dedupeKey will launch another one.`);
  }
  try {
    return (await settle(launch, { ours }))!;
  } catch (error) {
    request.signal?.throwIfAborted();
    if (AmbiguousCreateError.isInstance(error)) throw error;
    const doubt = "it is unknown whether it is the only one with its dedupeKey";
    const details = { operation: "createExperiment", dedupeKey, experimentIds: [ours.id], cause: error };
    throw new AmbiguousCreateError(`Experiment ${ours.id} was created, but ${doubt}. ${again(error)}`, details);
  }
}

/**
 * After a create that failed: gives the experiment of the key, ours or another's, and cancels the others. Throws the failure
 * when there is none, or when the master refused the create.
 */
export async function settleFailed(launch: Launch, failure: unknown): Promise<Experiment> {
  const { connection, request } = launch;
  const delay = searchDelay(failure);
  if (delay === undefined) throw failure;
  // Also when ours is there at once: nobody can tell, since it may be another's.
  if (delay) await connection.clock.sleep(delay, request.signal);
  const found = await settle(launch, {}).catch((error: unknown) => {
    request.signal?.throwIfAborted();
    if (AmbiguousCreateError.isInstance(error)) throw error;
    connection.logger.debug("The search for the experiment failed.", error);
  });
  if (!found) throw failure;
  connection.logger.warn(
    `The answer of createExperiment got lost; experiment ${found.id} has its dedupeKey. If the lost request is carried out later, the next call with that key cancels what it made.`,
  );
  return found;
}

/** Searches and cancels until that succeeds, whatever the client's retries: what nobody cancels runs beside the first. */
async function settle(launch: Launch, own: Own): Promise<Experiment | undefined> {
  const { clock } = launch.connection;
  const { signal } = launch.request;
  let failure: unknown;
  for (const delay of ATTEMPTS) {
    if (delay) await clock.sleep(delay, signal);
    try {
      const { first, surplus } = await look(launch, own);
      if (!first) return undefined;
      if (first === own.ours) {
        // Those who launched the others are about to cancel them, unless they were killed or lost their answers.
        await cancelAll(launch, first, surplus);
        return first;
      }
      const ended = own.ours ? [own.ours] : surplus;
      await cancelAll(launch, first, ended);
      await takeLabels(launch, ended);
      return await read(launch, first);
    } catch (error) {
      signal?.throwIfAborted();
      failure = error;
    }
  }
  throw failure;
}

async function look(launch: Launch, { ours, within }: Own): Promise<Verdict<Experiment>> {
  const { connection, label, parentId, request } = launch;
  const labelled = { labels: [label], ...request };
  const rows = await listExperiments(connection, () =>
    readListOptions(listExperimentsOptions, "createExperiment", labelled),
  );
  const others = rows.filter(({ id, labels }) => labels.has(label) && id !== ours?.id);
  return judgeLabelled(ours ? [...others, ours] : others, { parentId: ours ? ours.forkedFrom : parentId, within });
}

const read = ({ connection, request }: Launch, { id }: Experiment): Promise<Experiment> =>
  new Experiment(connection, { id }).reload(request);

async function cancelAll(
  { dedupeKey, request }: Launch,
  first: Experiment,
  surplus: readonly Experiment[],
): Promise<void> {
  const left: number[] = [];
  let cause: unknown;
  for (const experiment of surplus.filter(needsCancel)) {
    try {
      await experiment.cancel(request);
    } catch (error) {
      request.signal?.throwIfAborted();
      // Of those that train elsewhere the master runs nothing that it could cancel.
      if (experiment.unmanaged && ApiError.isInstance(error)) continue;
      left.push(experiment.id);
      cause = error;
    }
  }
  if (!left.length) return;
  const which = left.length === 1 ? `Experiment ${left[0]} was` : `Experiments ${left.join(", ")} were`;
  const facts = `${which} launched beside experiment ${first.id} with the same dedupeKey and could not be cancelled.`;
  const details = { operation: "createExperiment", dedupeKey, experimentIds: [first.id, ...left], cause };
  throw new AmbiguousCreateError(`${facts} ${again(cause)}`, details);
}

/** Else a surplus one would be taken for the experiment of the key once the first is deleted. The next call does what fails here. */
async function takeLabels({ connection, label, request }: Launch, surplus: readonly Experiment[]): Promise<void> {
  for (const experiment of surplus) {
    await experiment.setLabels(surplusLabels(experiment.labels, label), request).catch((error: unknown) => {
      request.signal?.throwIfAborted();
      connection.logger.debug(`The label of surplus experiment ${experiment.id} could not be changed.`, error);
    });
  }
}

function again(cause: unknown): string {
  const reason = cause instanceof Error ? ` ${cause.message}` : "";
  return `Call createExperiment again with that key: it gives the one that stays and cancels any other.${reason}`;
}
