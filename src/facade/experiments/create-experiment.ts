import { platform } from "#platform";
import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { packModelDefinition } from "../../model-context/model-definition.js";
import { readExperimentConfig } from "../../model-context/experiment-config.js";
import type { ModelFiles } from "../../model-context/model-files.js";
import {
  checkBoolean,
  checkFunction,
  checkPositiveInteger,
  checkList,
  checkOptions,
  checkText,
  optional,
  refusal,
} from "../../values/index.js";
import { unlessAmbiguous } from "../ambiguous-create.js";
import { requireRelease, type Connection } from "../connection.js";
import { findLaunched, settleAnswered, settleFailed, type Launch } from "./dedupe.js";
import { dedupeLabel } from "./dedupe-label.js";
import { Experiment } from "./experiment.js";
import { unwrapMember } from "../../api/unwrap-member.js";

/** How far a create is: what has been packed so far, then what is being sent. */
export interface CreateProgress {
  /** `"pack"` while files are read, `"send"` once before the request. */
  readonly phase: "pack" | "send";
  /** Files so far, directories not counted. */
  readonly files: number;
  /** Bytes of these files. */
  readonly bytes: number;
}

/** Options of `createExperiment`. */
export interface CreateExperimentOptions extends RequestOptions {
  /** The name or `file:` URL of a YAML or JSON file, sent as it is; or the configuration as an object. */
  config: string | URL | object;
  /**
   * Directory of the model definition. What its `.detignore` names is left out, and `node_modules` unless it says
   * `!node_modules`; what cannot be read refuses the call.
   */
  modelDir?: string | URL | undefined;
  /** The same without a file system: relative path to content. */
  modelFiles?: ModelFiles | undefined;
  /** Further files or directories, each under its own name; also without `modelDir`. */
  includes?: Iterable<string | URL> | undefined;
  /** Project to put it in. Default: what the configuration names, else "Uncategorized". */
  projectId?: number | undefined;
  /** Name of a configuration template to apply first. */
  template?: string | undefined;
  /** Experiment that this one is forked from; its model definition is taken. */
  parentId?: number | undefined;
  /** Start at once. Default: true, else it is created paused. */
  activate?: boolean | undefined;
  /** Only recorded, not scheduled: the training runs elsewhere. Needs release 0.23.0. */
  unmanaged?: boolean | undefined;
  /** Create nothing: resolve (to an experiment with id 0) when the master accepts, else reject with its error. */
  validateOnly?: boolean | undefined;
  /**
   * A string of your own for this launch. Every call with it gives the same experiment, ended or not, from another process
   * too; of those that a race launches beside it each is cancelled. Forks and deleted experiments do not count.
   */
  dedupeKey?: string | undefined;
  /** Called after each packed file and before the request is sent. */
  onProgress?: ((progress: CreateProgress) => void) | undefined;
}

/** @internal `Determined.createExperiment`. */
export async function createExperiment(connection: Connection, given: CreateExperimentOptions): Promise<Experiment> {
  const options = checkOptions<CreateExperimentOptions>(given, "createExperiment");
  const { unmanaged, dedupeKey, onProgress, signal, timeout } = options;
  const request = { signal, timeout };
  const init = requestOptions(request);
  const fields = {
    activate: optional(checkBoolean)(options.activate, "activate") ?? (unmanaged === true ? undefined : true),
    projectId: optional(checkPositiveInteger)(options.projectId, "projectId"),
    template: optional(checkText)(options.template, "template"),
    parentId: optional(checkPositiveInteger)(options.parentId, "parentId"),
    unmanaged: optional(checkBoolean)(unmanaged, "unmanaged"),
    validateOnly: optional(checkBoolean)(options.validateOnly, "validateOnly"),
  };
  optional(checkText)(dedupeKey, "dedupeKey");
  optional(checkFunction)(onProgress, "onProgress");
  const { config, modelDir, includes, modelFiles } = checkSources(options);
  signal?.throwIfAborted();
  const warn = (message: string): void => connection.logger.warn(message);
  const source = await readExperimentConfig(config, platform);
  source.warnings.forEach(warn);
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
  if (unmanaged) {
    // An older master would schedule it like any other.
    const call = { what: "createExperiment with unmanaged", method: "POST", path: "/api/v1/experiments" };
    await requireRelease(connection, "0.23.0", call, request);
  }
  const launch =
    dedupeKey === undefined || fields.validateOnly
      ? undefined
      : { connection, dedupeKey, label: dedupeLabel(dedupeKey), parentId: fields.parentId, request };
  const existing = launch && (await findLaunched(launch));
  if (existing) return existing;
  const body = { ...fields, config: launch ? source.withLabel(launch.label) : source.text, modelDefinition };
  onProgress?.({ ...packed, phase: "send" });
  const send = async (): Promise<Experiment> => {
    const answer = await connection.api.POST("/api/v1/experiments", { body, ...init });
    const experiment = Experiment.fromWire(connection, unwrapMember(answer, "experiment"));
    for (const warning of answer.data?.warnings ?? []) connection.logger.warn(launchWarning(experiment.id, warning));
    return experiment;
  };
  const sent = unlessAmbiguous("createExperiment", "the experiment", send(), dedupeKey);
  return launch ? settleLaunch(launch, sent) : sent;
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

/** What only reading can check fully is checked here as far as its type goes. */
function checkSources(options: CreateExperimentOptions): CreateExperimentOptions {
  const { config, modelDir, includes, modelFiles } = options;
  const isPath = (value: unknown): boolean => value instanceof URL || (typeof value === "string" && value !== "");
  if (!isPath(config) && (!config || typeof config !== "object" || Array.isArray(config))) {
    throw refusal("config", "the name of a file or an object", config);
  }
  if (modelDir !== undefined && !isPath(modelDir)) throw refusal("modelDir", "the name of a directory", modelDir);
  if (modelFiles !== undefined && (!modelFiles || typeof modelFiles !== "object" || Array.isArray(modelFiles))) {
    throw refusal("modelFiles", "an object of path to content", modelFiles);
  }
  if (includes === undefined) return { config, modelDir, modelFiles };
  const list = checkList<string>("a list of file names", isPath)(includes, "includes");
  return { config, modelDir, modelFiles, includes: list };
}

function launchWarning(id: number, warning: string): string {
  const known = warning === "LAUNCH_WARNING_CURRENT_SLOTS_EXCEEDED";
  return `Experiment ${id}: ${known ? "it asks for more slots than there are at present, so it may wait" : "the master warns"} (${warning}).`;
}
