import type { RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import { decodeAnswer, unwrapMember } from "../../api/unwrap-member.js";
import { ApiError, InvalidArgumentError } from "../../errors/index.js";
import {
  checkId,
  checkJsonObject,
  checkName,
  type Checked,
  type OptionTable,
  type RequestSettings,
} from "../../values/index.js";
import type { ModelFiles } from "../../model-context/model-files.js";
import type { TaskConfig } from "../../wire-types/task-config.js";
import { adviseOn } from "../advise-on.js";
import { unlessAmbiguous } from "../ambiguous-create.js";
import type { Connection } from "../connection.js";
import type { Experiment } from "../experiments/experiment.js";
import { checkDirectory, checkFiles, checkIncludes } from "../file-options.js";
import type { Handle } from "../handle.js";
import { checkExperiments, checkTrials } from "../ids-or-objects.js";
import { logLaunchWarnings } from "../launch-warnings.js";
import { adviseTaskKeys } from "../misspelt-key.js";
import { requireRelease } from "../since-release.js";
import type { Trial } from "../trials/trial.js";
import type { LaunchedTaskRecord, WireTask } from "./launched-task-record.js";
import { configOf } from "./launched-task.js";
import { packContext, type ContextOptions } from "./pack-context.js";
import { routesOf, type TaskKind } from "./task-kind.js";
import { checkTensorboardFilters, type CheckedFilters, type TensorboardFilters } from "./tensorboard-filters.js";

/** Options of `start` of notebooks, shells and commands. */
export interface StartTaskOptions extends RequestOptions {
  /**
   * What is to run, and what it gets from the cluster.
   *
   * @default what the template and the cluster say
   */
  config?: TaskConfig | undefined;
  /** Name of a configuration template to apply first. */
  template?: string | undefined;
  /**
   * Directory whose files the task finds where it starts, as `modelDir` of `createExperiment`: `.detignore` counts,
   * `node_modules` is left out unless it says `!node_modules`. Python: `--context`.
   */
  contextDir?: string | URL | undefined;
  /** The same without a file system: relative path to content. */
  contextFiles?: ModelFiles | undefined;
  /** Further files or directories, each under its own name; also without `contextDir`. Python: `--include`. */
  includes?: Iterable<string | URL> | undefined;
  /**
   * Workspace to put it in. Needs release 0.19.11.
   *
   * @default the one that every master has
   */
  workspaceId?: number | undefined;
}

/** Options of `notebooks.preview`. */
export interface PreviewNotebookOptions
  extends RequestOptions, Pick<StartTaskOptions, "config" | "template" | "workspaceId"> {}

/** Options of `start` of TensorBoards; at least one experiment or trial, or `filters`. */
export type StartTensorboardOptions = StartTaskOptions &
  (
    | {
        /** Experiments to show with all their trials, or their ids. */
        experiments: Iterable<number | Experiment | Handle<Experiment>>;
        /** Trials to show, or their ids. */
        trials?: Iterable<number | Trial | Handle<Trial>> | undefined;
        filters?: undefined;
      }
    | {
        experiments?: Iterable<number | Experiment | Handle<Experiment>> | undefined;
        trials: Iterable<number | Trial | Handle<Trial>>;
        filters?: undefined;
      }
    | {
        experiments?: undefined;
        trials?: Iterable<number | Trial | Handle<Trial>> | undefined;
        /** In place of `experiments`: those that meet all of these when it is started. Needs release 0.21.2. */
        filters: TensorboardFilters;
      }
  );

export const previewNotebookOptions = {
  config: { check: checkJsonObject },
  template: { check: checkName },
  workspaceId: { check: checkId },
} satisfies OptionTable<PreviewNotebookOptions>;

export const startTaskOptions = {
  config: { check: checkJsonObject },
  template: { check: checkName },
  contextDir: { check: checkDirectory },
  contextFiles: { check: checkFiles },
  includes: { check: checkIncludes },
  workspaceId: { check: checkId },
} satisfies OptionTable<StartTaskOptions>;

/** Beside those of every task. */
export const startTensorboardOptions = {
  experiments: { check: checkExperiments },
  trials: { check: checkTrials },
  filters: { check: checkTensorboardFilters },
} satisfies OptionTable<{ experiments?: number[]; trials?: number[]; filters?: CheckedFilters }>;

/** What a start sends. */
export interface Start {
  readonly body: {
    readonly config?: TaskConfig | undefined;
    readonly templateName?: string | undefined;
    readonly workspaceId?: number | undefined;
    readonly experimentIds?: number[] | undefined;
    readonly trialIds?: number[] | undefined;
    readonly filters?: CheckedFilters | undefined;
    readonly preview?: boolean | undefined;
  };
  readonly context?: ContextOptions | undefined;
  readonly request: RequestSettings;
}

/** What a notebook, shell or command is started with. */
export function toStart(options: Checked<typeof startTaskOptions>): Start {
  const { config, template, workspaceId, request, ...context } = options;
  return { body: { config, templateName: template, workspaceId }, context, request };
}

/**
 * What a TensorBoard is started with.
 *
 * @throws InvalidArgumentError when it would show nothing.
 */
export function toTensorboardStart(options: Checked<typeof startTaskOptions & typeof startTensorboardOptions>): Start {
  const { experiments: experimentIds, trials: trialIds, filters, ...others } = options;
  const refuse = (argument: string, message: string): never => {
    throw new InvalidArgumentError(message, { argument });
  };
  if (filters && experimentIds?.length)
    refuse("filters", "The option filters takes the place of experiments: give one of the two.");
  if (!filters && !experimentIds?.length && !trialIds?.length)
    refuse(
      "experiments",
      "A TensorBoard shows at least one experiment or trial: give experiments or trials, or filters.",
    );
  const { body, ...rest } = toStart(others);
  return { body: { ...body, experimentIds, trialIds, filters }, ...rest };
}

/** Starts a task. */
export async function startTask<T>(
  connection: Connection,
  kind: TaskKind,
  { body: fields, context, request }: Start,
  make: (fields: Partial<LaunchedTaskRecord>) => T,
): Promise<T> {
  const { all, member } = routesOf(kind);
  const operation = `${kind.one}s.start`;
  const files = context && (await packContext(connection, context, request.signal));
  await requireMembers(connection, kind, operation, { body: fields, request });
  const body = { ...fields, files };
  const send = async (): Promise<T> => {
    const answer = await connection.api.POST(all, { body, ...request });
    const record = unwrapMember(answer, member, (wire) => kind.decode(wire as WireTask));
    logLaunchWarnings(connection, `${kind.title} ${record.id}`, answer.data?.warnings);
    return make({ ...record, config: decodeAnswer(answer.response, () => configOf(answer)) });
  };
  const advice = `Look for it with ${kind.one}s.list() before you start another.`;
  return adviseOn(ApiError, adviseTaskKeys, unlessAmbiguous(operation, `the ${kind.one}`, send(), { advice }));
}

/** Asks a master what a notebook would be configured like. */
export async function previewNotebook(
  connection: Connection,
  kind: TaskKind,
  { config, template, workspaceId, request }: Checked<typeof previewNotebookOptions>,
): Promise<TaskConfig> {
  const body = { config, templateName: template, workspaceId, preview: true };
  await requireMembers(connection, kind, "notebooks.preview", { body, request });
  const send = async (): Promise<TaskConfig> => {
    const answer = await connection.api.POST("/api/v1/notebooks", { body, ...request });
    unwrap(answer);
    return configOf(answer);
  };
  return adviseOn(ApiError, adviseTaskKeys, send());
}

/** An older master would start it all the same: in no workspace, or with nothing to show. */
async function requireMembers(
  connection: Connection,
  kind: TaskKind,
  operation: string,
  { body: { workspaceId, filters }, request }: Start,
): Promise<void> {
  const call = (member: string) => ({ what: `${operation} with ${member}`, method: "POST", path: routesOf(kind).all });
  if (workspaceId !== undefined) await requireRelease(connection, "0.19.11", call("workspaceId"), request);
  if (filters !== undefined) await requireRelease(connection, "0.21.2", call("filters"), request);
}
