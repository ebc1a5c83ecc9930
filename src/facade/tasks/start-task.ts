import type { RequestOptions } from "../../api/request-options.js";
import { decodeAnswer, unwrapMember } from "../../api/unwrap-member.js";
import { InvalidArgumentError } from "../../errors/index.js";
import {
  checkId,
  checkJsonObject,
  checkName,
  type Checked,
  type OptionTable,
  type RequestSettings,
} from "../../values/index.js";
import type { TaskConfig } from "../../wire-types/task-config.js";
import { unlessAmbiguous } from "../ambiguous-create.js";
import type { Connection } from "../connection.js";
import type { Experiment } from "../experiments/experiment.js";
import type { Handle } from "../handle.js";
import { checkExperiments, checkTrials } from "../ids-or-objects.js";
import { logLaunchWarnings } from "../launch-warnings.js";
import { adviseTaskKeys } from "../misspelt-key.js";
import { requireRelease } from "../since-release.js";
import type { Trial } from "../trials/trial.js";
import type { LaunchedTaskRecord, WireTask } from "./launched-task-record.js";
import { configOf } from "./launched-task.js";
import { routesOf, type TaskKind } from "./task-kind.js";

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
   * Workspace to put it in. Needs release 0.19.11.
   *
   * @default the one that every master has
   */
  workspaceId?: number | undefined;
}

/** Options of `start` of TensorBoards; at least one experiment or trial. */
export type StartTensorboardOptions = StartTaskOptions &
  (
    | {
        /** Experiments to show with all their trials, or their ids. */
        experiments: Iterable<number | Experiment | Handle<Experiment>>;
        /** Trials to show, or their ids. */
        trials?: Iterable<number | Trial | Handle<Trial>> | undefined;
      }
    | {
        experiments?: Iterable<number | Experiment | Handle<Experiment>> | undefined;
        trials: Iterable<number | Trial | Handle<Trial>>;
      }
  );

export const startTaskOptions = {
  config: { check: checkJsonObject },
  template: { check: checkName },
  workspaceId: { check: checkId },
} satisfies OptionTable<StartTaskOptions>;

/** Beside those of every task. */
export const startTensorboardOptions = {
  experiments: { check: checkExperiments },
  trials: { check: checkTrials },
} satisfies OptionTable<{ experiments?: number[]; trials?: number[] }>;

/** What a start sends. */
export interface Start {
  readonly body: {
    readonly config?: TaskConfig | undefined;
    readonly templateName?: string | undefined;
    readonly workspaceId?: number | undefined;
    readonly experimentIds?: number[] | undefined;
    readonly trialIds?: number[] | undefined;
  };
  readonly request: RequestSettings;
}

/** What a notebook, shell or command is started with. */
export function toStart({ config, template, workspaceId, request }: Checked<typeof startTaskOptions>): Start {
  return { body: { config, templateName: template, workspaceId }, request };
}

/**
 * What a TensorBoard is started with.
 *
 * @throws InvalidArgumentError when it would show nothing.
 */
export function toTensorboardStart(options: Checked<typeof startTaskOptions & typeof startTensorboardOptions>): Start {
  const { experiments: experimentIds, trials: trialIds } = options;
  if (!experimentIds?.length && !trialIds?.length) {
    throw new InvalidArgumentError(
      "A TensorBoard shows at least one experiment or trial: give experiments or trials.",
      {
        argument: "experiments",
      },
    );
  }
  const { body, request } = toStart(options);
  return { body: { ...body, experimentIds, trialIds }, request };
}

/** Starts a task. */
export async function startTask<T>(
  connection: Connection,
  kind: TaskKind,
  { body, request }: Start,
  make: (fields: Partial<LaunchedTaskRecord>) => T,
): Promise<T> {
  const { all, member } = routesOf(kind);
  const operation = `${kind.one}s.start`;
  if (body.workspaceId !== undefined) {
    // An older master would start it all the same, in no workspace.
    const call = { what: `${operation} with workspaceId`, method: "POST", path: all };
    await requireRelease(connection, "0.19.11", call, request);
  }
  const send = async (): Promise<T> => {
    const answer = await connection.api.POST(all, { body, ...request, advise: adviseTaskKeys });
    const fields = unwrapMember(answer, member, (wire) => kind.decode(wire as WireTask));
    logLaunchWarnings(connection, `${kind.title} ${fields.id}`, answer.data?.warnings);
    return make({ ...fields, config: decodeAnswer(answer.response, () => configOf(answer)) });
  };
  const advice = `Look for it with ${kind.one}s.list() before you start another.`;
  return unlessAmbiguous(operation, `the ${kind.one}`, send(), { advice });
}
