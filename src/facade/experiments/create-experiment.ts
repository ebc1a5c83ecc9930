import { platform } from "#platform";
import type { RequestOptions } from "../../api/request-options.js";
import { ApiError } from "../../errors/index.js";
import { packModelDefinition } from "../../model-context/model-definition.js";
import { readExperimentConfig } from "../../model-context/experiment-config.js";
import type { ExperimentConfig } from "../../wire-types/experiment-config/index.js";
import type { ModelFiles } from "../../model-context/model-files.js";
import {
  checkBoolean,
  checkFunction,
  checkId,
  checkName,
  readOptions,
  refusal,
  type AnyTable,
  type Check,
  type Checked,
  type OptionTable,
} from "../../values/index.js";
import { adviseOn } from "../advise-on.js";
import { unlessAmbiguous } from "../ambiguous-create.js";
import type { Connection } from "../connection.js";
import { checkDirectory, checkFiles, checkIncludes, isObject, isPath } from "../file-options.js";
import { logLaunchWarnings } from "../launch-warnings.js";
import { adviseExperimentKeys } from "../misspelt-key.js";
import { requireRelease } from "../since-release.js";
import { findLaunched, settleAnswered, settleFailed, type Launch } from "./dedupe.js";
import { dedupeLabel } from "./dedupe-label.js";
import { toExperimentRecord } from "./experiment-record.js";
import { Experiment } from "./experiment.js";
import { unwrapMember } from "../../api/unwrap-member.js";

type ConfigSource = Awaited<ReturnType<typeof readExperimentConfig>>;

/** How far a create is: what has been packed so far, then what is being sent. */
export interface CreateProgress {
  /** `"pack"` while files are read, `"send"` once before the request. */
  readonly phase: "pack" | "send";
  /** Files so far, directories not counted. */
  readonly files: number;
  /** Bytes of these files. */
  readonly bytes: number;
}

/** What `createExperiment` takes as `config`. */
type ConfigInput = string | URL | ExperimentConfig;

/**
 * Options of `createExperiment`.
 *
 * @typeParam Config What `config` is, for code that knows.
 */
export interface CreateExperimentOptions<Config extends string | object = ConfigInput> extends RequestOptions {
  /** The name or `file:` URL of a YAML or JSON file, sent as it is; or the configuration as an object. */
  config: Config;
  /**
   * Directory of the model definition. What its `.detignore` names is left out, and `node_modules` unless it says
   * `!node_modules`; what cannot be read refuses the call.
   */
  modelDir?: string | URL | undefined;
  /** The same without a file system: relative path to content. */
  modelFiles?: ModelFiles | undefined;
  /** Further files or directories, each under its own name; also without `modelDir`. */
  includes?: Iterable<string | URL> | undefined;
  /**
   * Project to put it in.
   *
   * @default the one that the configuration names, else "Uncategorized"
   */
  projectId?: number | undefined;
  /** Name of a configuration template to apply first. */
  template?: string | undefined;
  /** Experiment that this one is forked from; its model definition is taken. */
  parentId?: number | undefined;
  /**
   * Start it at once; false creates it paused.
   *
   * @default true
   */
  activate?: boolean | undefined;
  /** Only recorded, not scheduled: the training runs elsewhere. Needs release 0.23.0. */
  unmanaged?: boolean | undefined;
  /** Create nothing: resolve (to an experiment with id 0) when the master accepts, else reject with its error. */
  validateOnly?: boolean | undefined;
  /**
   * Any string that names this launch. Every call with it gives the same experiment, ended or not, from another process
   * too; of those that a race launches beside it each is cancelled. Forks and deleted experiments do not count.
   *
   * After a broken connection a call waits 4 s for what the master still does with the request. A create that the master
   * carries out later than that runs beside the first until the next call with this key cancels it.
   */
  dedupeKey?: string | undefined;
  /** Called after each packed file and before the request is sent. */
  onProgress?: ((progress: CreateProgress) => void) | undefined;
}

export const checkConfig: Check<ConfigInput> = (value, argument) => {
  if (isPath(value) || isObject(value)) return value as ConfigInput;
  throw refusal(argument, "the name of a file or an object", value);
};

/** Options of one create that those of a sweep share. What only reading can check fully is checked as far as its type goes. */
export const launchOptions = {
  modelDir: { check: checkDirectory },
  modelFiles: { check: checkFiles },
  includes: { check: checkIncludes },
  projectId: { check: checkId },
  template: { check: checkName },
  parentId: { check: checkId },
  activate: { check: checkBoolean },
  unmanaged: { check: checkBoolean },
} satisfies OptionTable<Omit<CreateExperimentOptions, "config" | "dedupeKey" | "onProgress" | "validateOnly">>;

/** An option that a sweep has too. */
export type LaunchOption = keyof typeof launchOptions;

export const createExperimentOptions = {
  config: { check: checkConfig, required: true },
  validateOnly: { check: checkBoolean },
  dedupeKey: { check: checkName },
  onProgress: { check: checkFunction as Check<(progress: CreateProgress) => void> },
} satisfies OptionTable<CreateExperimentOptions, LaunchOption>;

/** {@link readOptions} of a create: those that a sweep shares are options of each. */
export function readLaunchOptions<Table extends AnyTable>(
  table: Table,
  method: string,
  options: unknown,
  surplus?: unknown,
): Checked<Table & typeof launchOptions> {
  // What is needed first, since messages name them in this order.
  const needed = Object.fromEntries(Object.entries(table).filter(([, { required }]) => required));
  const all = { ...needed, ...launchOptions, ...table };
  return readOptions(all, method, options, surplus) as Checked<Table & typeof launchOptions>;
}

type CheckedCreate = Checked<typeof createExperimentOptions & typeof launchOptions>;

/** `Determined.createExperiment`. */
export async function createExperiment(connection: Connection, options: CheckedCreate): Promise<Experiment> {
  // A configuration that cannot be read refuses the call before a directory is.
  const source = await readConfig(connection, options.config);
  const packed = await packModel(connection, options);
  await requireUnmanaged(connection, options);
  return launchExperiment(connection, source, packed, options);
}

/** Reads a configuration and logs what is odd in it. */
export async function readConfig(
  connection: Connection,
  config: string | URL | object,
  argument?: string,
): Promise<ConfigSource> {
  const source = await readExperimentConfig(config, platform, argument);
  for (const warning of source.warnings) connection.logger.warn(warning);
  return source;
}

/** A packed model definition and how much is in it. */
export interface PackedModel {
  readonly modelDefinition: Awaited<ReturnType<typeof packModelDefinition>>;
  readonly packed: CreateProgress;
}

/** Packs the model definition. */
export async function packModel(
  connection: Connection,
  {
    modelDir,
    modelFiles,
    includes,
    onProgress,
    request: { signal },
  }: Pick<CheckedCreate, "modelDir" | "modelFiles" | "includes" | "onProgress" | "request">,
): Promise<PackedModel> {
  const warn = (message: string): void => connection.logger.warn(message);
  let packed: CreateProgress = { phase: "pack", files: 0, bytes: 0 };
  const modelDefinition = await packModelDefinition(
    {
      modelDir,
      includes,
      modelFiles,
      signal,
      warn,
      onProgress: (progress) => onProgress?.((packed = progress)),
    },
    platform,
    connection.clock.now(),
  );
  signal?.throwIfAborted();
  if (!modelDefinition) onProgress?.(packed);
  return { modelDefinition, packed };
}

/** An older master would schedule what is only to be recorded like any other. */
export async function requireUnmanaged(
  connection: Connection,
  { unmanaged, request }: Pick<CheckedCreate, "unmanaged" | "request">,
): Promise<void> {
  if (!unmanaged) return;
  const call = { what: "createExperiment with unmanaged", method: "POST", path: "/api/v1/experiments" };
  await requireRelease(connection, "0.23.0", call, request);
}

/** Creates an experiment of what has been read and packed. */
export async function launchExperiment(
  connection: Connection,
  source: ConfigSource,
  { modelDefinition, packed }: PackedModel,
  options: Omit<CheckedCreate, "config">,
): Promise<Experiment> {
  const { dedupeKey, onProgress, request } = options;
  const { projectId, template, parentId, unmanaged, validateOnly } = options;
  const activate = options.activate ?? (unmanaged === true ? undefined : true);
  const fields = { activate, projectId, template, parentId, unmanaged, validateOnly };
  const launch =
    dedupeKey === undefined || fields.validateOnly
      ? undefined
      : { connection, dedupeKey, label: dedupeLabel(dedupeKey), parentId: fields.parentId, request };
  const existing = launch && (await findLaunched(launch));
  if (existing) return existing;
  const body = { ...fields, config: launch ? source.withLabel(launch.label) : source.text, modelDefinition };
  onProgress?.({ ...packed, phase: "send" });
  // What is only validated has no id.
  const stored = validateOnly ? { id: 0 } : {};
  const send = async (): Promise<Experiment> => {
    const answer = await connection.api.POST("/api/v1/experiments", { body, ...request });
    const experiment = unwrapMember(
      answer,
      "experiment",
      (wire) => new Experiment(connection, toExperimentRecord(wire, stored)),
    );
    logLaunchWarnings(connection, `Experiment ${experiment.id}`, answer.data?.warnings);
    return experiment;
  };
  const advice =
    dedupeKey === undefined
      ? "Look for it before you create it again. A dedupeKey makes createExperiment do that."
      : "Call it again with the same dedupeKey: it gives the one that exists and cancels any other.";
  const sent = unlessAmbiguous("createExperiment", "the experiment", send(), { advice, dedupeKey });
  const advised = adviseOn(ApiError, adviseExperimentKeys, sent);
  return launch ? settleLaunch(launch, advised) : advised;
}

async function settleLaunch(launch: Launch, sent: Promise<Experiment>): Promise<Experiment> {
  let ours: Experiment;
  try {
    ours = await sent;
  } catch (error) {
    return settleFailed(launch, error);
  }
  return settleAnswered(launch, ours);
}
