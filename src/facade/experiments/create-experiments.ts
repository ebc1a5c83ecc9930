import { AmbiguousCreateError, PartialCreateError } from "../../errors/index.js";
import {
  checkFunction,
  checkName,
  checkPositiveInteger,
  refusal,
  type Check,
  type OptionTable,
} from "../../values/index.js";
import type { Connection } from "../connection.js";
import { searchDelay } from "../search-delay.js";
import {
  checkConfig,
  launchExperiment,
  packModel,
  requireUnmanaged,
  readConfig,
  type CreateExperimentOptions,
  type LaunchOption,
  type readLaunchOptions,
} from "./create-experiment.js";
import { dedupeLabel } from "./dedupe-label.js";
import type { Experiment } from "./experiment.js";

/** Options of `createExperiments`: those of `createExperiment` for all of them, and these. */
export interface CreateExperimentsOptions extends Omit<
  CreateExperimentOptions,
  "config" | "dedupeKey" | "onProgress" | "validateOnly"
> {
  /**
   * How many are created at the same time.
   *
   * @default 4
   */
  concurrency?: number | undefined;
  /**
   * Any string that names this sweep. Each configuration gets a key made of it and of the configuration itself, so that
   * calling again, with more configurations or in another order, gives the experiments that exist and creates the others.
   * Of equal configurations each counts. Objects count by what they hold, files by their text.
   *
   * Nothing else is compared: with other code, another project, template or parent, and also when they failed, the same
   * experiments are returned. For a new start choose another key, for example one with the version of your code in it.
   */
  dedupeKey?: string | undefined;
  /** Called for each experiment when its create was answered; with a `dedupeKey`, once it is the only one with its key. */
  onCreated?: ((created: CreatedExperiment) => void) | undefined;
}

/** What `onCreated` is called with. */
export interface CreatedExperiment {
  readonly experiment: Experiment;
  /** Its place among the configurations, from 0. */
  readonly index: number;
  /** How many have been created so far, this one included. */
  readonly count: number;
}

export const createExperimentsOptions = {
  concurrency: { check: checkPositiveInteger, default: 4 },
  dedupeKey: { check: checkName },
  onCreated: { check: checkFunction as Check<(created: CreatedExperiment) => void> },
} satisfies OptionTable<CreateExperimentsOptions, LaunchOption>;

type Config = CreateExperimentOptions["config"];

/** An array of configurations: file names, `file:` URLs, objects. */
export const checkConfigs: Check<Config[]> = (value, argument) => {
  const isList = typeof value === "object" && value !== null && Symbol.iterator in value;
  if (!isList) throw refusal(argument, "an array of configurations", value);
  return [...(value as Iterable<unknown>)].map((each, index) => checkConfig(each, `${argument}[${index}]`));
};

/** `Determined.createExperiments`. All configurations are read and the model is packed, once, before anything is sent. */
export async function createExperiments(
  connection: Connection,
  configs: readonly Config[],
  { concurrency, onCreated, ...options }: ReturnType<typeof readLaunchOptions<typeof createExperimentsOptions>>,
): Promise<Experiment[]> {
  const { dedupeKey, request } = options;
  const sources = await Promise.all(
    configs.map(async (config, index) => readConfig(connection, config, `configs[${index}]`)),
  );
  const packed = await packModel(connection, options);
  if (sources.length) await requireUnmanaged(connection, options);
  const keys = dedupeKey === undefined ? undefined : sweepKeys(dedupeKey, sources.map(keyOf));
  const created = new Map<number, Experiment>();
  const failures: CreateFailure[] = [];
  let next = 0;
  const stop = (): void => void (next = sources.length);
  const work = async (): Promise<void> => {
    while (next < sources.length) {
      const index = next++;
      const launch = launchExperiment(connection, sources[index]!, packed, { ...options, dedupeKey: keys?.[index] });
      const experiment = await launch.catch((error: unknown) => void failures.push({ index, error }));
      if (!experiment) return stop();
      created.set(index, experiment);
      try {
        onCreated?.({ experiment, index, count: created.size });
      } catch (error) {
        stop();
        throw error;
      }
    }
  };
  const workers = Array.from({ length: Math.min(concurrency, sources.length) }, work);
  // What is under way is waited for also when a callback throws, but nothing else is begun.
  const thrown = (await Promise.allSettled(workers)).find((each) => each.status === "rejected");
  if (thrown) throw thrown.reason;
  const done = [...created].sort(([one], [other]) => one - other).map(([, experiment]) => experiment);
  if (!failures.length) return done;
  request.signal?.throwIfAborted();
  throw partialCreate(failures, done, configs.length, dedupeKey);
}

/** What tells configurations apart: of files their text, of objects what they hold, in whatever order. */
function keyOf({ text }: { text: string }): string {
  try {
    return JSON.stringify(JSON.parse(text), (_, value: unknown) =>
      value && typeof value === "object" && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
        : value,
    );
  } catch {
    return text;
  }
}

/** A key for each configuration: by what it says, not by its place, and by how often it has come before. */
export function sweepKeys(sweep: string, texts: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return texts.map((text) => {
    const count = (seen.get(text) ?? 0) + 1;
    seen.set(text, count);
    return `${sweep} ${dedupeLabel(text)}${count > 1 ? ` ${count}` : ""}`;
  });
}

/** An answer that got lost, or one of a proxy while the master went on. The master's own 500 is a refusal. */
const mayExist = (error: unknown): boolean => AmbiguousCreateError.isInstance(error) || !!searchDelay(error);

interface CreateFailure {
  readonly index: number;
  readonly error: unknown;
}

function partialCreate(
  failures: readonly CreateFailure[],
  created: readonly Experiment[],
  total: number,
  dedupeKey: string | undefined,
): PartialCreateError {
  const experimentIds = created.map(({ id }) => id);
  const byPlace = [...failures].sort((one, other) => one.index - other.index);
  const uncertain = byPlace.filter(({ error }) => mayExist(error)).map(({ index }) => index);
  const { index, error: cause } = byPlace[0]!;
  const sentences = [`Configuration ${index + 1} of ${total} ${mayExist(cause) ? "may not be" : "was not"} created.`];
  if (total > 1) sentences.push("No further one was started.", describeCreated(experimentIds, total, uncertain));
  if (uncertain.length === 1) {
    sentences.push(`Of configuration ${uncertain[0]! + 1} the answer got lost, so it may exist all the same.`);
  } else if (uncertain.length) {
    const places = uncertain.map((each) => each + 1).join(", ");
    sentences.push(`Of configurations ${places} the answers got lost, so they may exist all the same.`);
  }
  if (dedupeKey !== undefined)
    sentences.push("Call again with the same dedupeKey: it gives what exists and creates the others.");
  else if (created.length || uncertain.length)
    sentences.push("Call again without those that exist; with a dedupeKey that would need no care.");
  if (cause instanceof Error) sentences.push(cause.message);
  return new PartialCreateError(sentences.join(" "), { index, experimentIds, uncertain, cause });
}

function describeCreated(ids: readonly number[], total: number, uncertain: readonly number[]): string {
  if (ids.length) return `${ids.length} of ${total} ${ids.length === 1 ? "was" : "were"} created: ${ids.join(", ")}.`;
  return uncertain.length ? `None of ${total} is known to be created.` : `None of ${total} was created.`;
}
