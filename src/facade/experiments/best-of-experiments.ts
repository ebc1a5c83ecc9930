import type { RequestOptions } from "../../api/request-options.js";
import { InvalidArgumentError, NoCheckpointError, NotFoundError } from "../../errors/index.js";
import {
  checkBoolean,
  checkId,
  checkName,
  checkPositiveInteger,
  checkText,
  OrderBy,
  ExperimentSortBy,
  type Checked,
  type OptionTable,
} from "../../values/index.js";
import type { Checkpoint } from "../checkpoints/checkpoint.js";
import { bestOfEachTrial, rankCheckpoints, settleRanking, type Ranking } from "../checkpoints/rank-checkpoints.js";
import type { RankOptions } from "../checkpoints/rank-options.js";
import type { Connection } from "../connection.js";
import { exactlyOne } from "../exactly-one.js";
import type { Handle } from "../handle.js";
import { checkExperiments } from "../ids-or-objects.js";
import { getWorkspace } from "../workspaces/workspaces.js";
import { notFound } from "../not-found.js";
import { canMatter, mostPromisingFirst } from "./best-first.js";
import type { Experiment } from "./experiment.js";
import { listExperiments } from "./list-experiments.js";

/** Options of `Determined.topNCheckpoints`: exactly one of `experiments`, `projectId`, `workspace`. */
export type BestOfExperimentsOptions = RankOptions & {
  /**
   * The most checkpoints of one experiment.
   *
   * @default as many as it has trials
   */
  perExperiment?: number | undefined;
} & (
    | {
        /** The experiments, or their ids. */
        experiments: Iterable<number | Experiment | Handle<Experiment>>;
        projectId?: undefined;
        workspace?: undefined;
      }
    | {
        /** All experiments of this project. */
        projectId: number;
        experiments?: undefined;
        workspace?: undefined;
      }
    | {
        /** All experiments of the workspace with this name. */
        workspace: string;
        experiments?: undefined;
        projectId?: undefined;
      }
  );

export const bestOfExperimentsOptions = {
  experiments: { check: checkExperiments },
  projectId: { check: checkId },
  workspace: { check: checkName },
  sortBy: { check: checkText },
  smallerIsBetter: { check: checkBoolean },
  perExperiment: { check: checkPositiveInteger },
} satisfies OptionTable<
  Omit<BestOfExperimentsOptions, "experiments"> & { experiments?: number[] | undefined } & RequestOptions
>;

/** How many experiments are read at a time. */
const TOGETHER = 4;

/** `Determined.topNCheckpoints`. */
export async function bestOfExperiments(
  connection: Connection,
  limit: number,
  options: Checked<typeof bestOfExperimentsOptions>,
): Promise<Checkpoint[]> {
  const { sortBy, smallerIsBetter, perExperiment = Infinity, request } = options;
  const experiments = await readExperiments(connection, options);
  if (!experiments.length) throw new NoCheckpointError(`There is no experiment ${whereOf(options)}.`, {});
  const ranking = commonRanking(experiments, options);
  // Masters before 0.19.11 give no best value; where none comes, reading all is right on every release, so none is asked for its own.
  const tells = experiments.some(({ bestTrialSearcherMetric }) => bestTrialSearcherMetric !== undefined);
  const candidates = experiments.map((experiment) => {
    // Masters give no best value where there is none but NaN.
    const bound = tells && isRankedBy(experiment, ranking) ? (experiment.bestTrialSearcherMetric ?? NaN) : undefined;
    return { experiment, bound };
  });
  const waiting = mostPromisingFirst(candidates, ranking);
  const failures: NoCheckpointError[] = [];
  let ranked: Checkpoint[] = [];
  while (waiting.length && canMatter(waiting[0]!, ranked, limit, ranking)) {
    const read = waiting.splice(0, TOGETHER).map(async ({ experiment }) => {
      const most = Math.min(limit, perExperiment);
      const top = experiment.topNCheckpoints(most, { sortBy, smallerIsBetter, ...request }).catch((error: unknown) => {
        if (!NoCheckpointError.isInstance(error)) throw error;
        failures.push(error);
        return [];
      });
      return options.experiments ? top : unlessGone(top);
    });
    ranked = bestOfEachTrial(rankCheckpoints([...ranked, ...(await Promise.all(read)).flat()], ranking));
  }
  if (ranked.length) return ranked.slice(0, limit);
  const [cause] = failures;
  if (cause && experiments.length === 1) throw cause;
  const which = ranking.metric ? ` with the validation metric ${JSON.stringify(ranking.metric)}` : "";
  const first = cause ? ` ${cause.message}` : "";
  throw new NoCheckpointError(`None of ${experiments.length} experiments has a completed checkpoint${which}.${first}`, {
    metric: ranking.metric || undefined,
    cause,
  });
}

/** The experiments with the best value of each, in one request per page. */
async function readExperiments(
  connection: Connection,
  { experiments: experimentIds, projectId, workspace, request }: Checked<typeof bestOfExperimentsOptions>,
): Promise<Experiment[]> {
  exactlyOne(["experiments", "projectId", "workspace"], { experiments: experimentIds, projectId, workspace });
  const list = async (of: { experimentIds?: number[] | undefined; projectId?: number | undefined }) =>
    listExperiments(connection, () => ({ sortBy: ExperimentSortBy.ID, orderBy: OrderBy.ASC, ...of, request }), true);
  if (workspace === undefined) {
    const found = await list({ experimentIds, projectId });
    const missing = experimentIds?.find((id) => !found.some((each) => each.id === id));
    if (missing !== undefined) throw notFound(`There is no experiment ${missing}.`, "/api/v1/experiments");
    return found;
  }
  const found = await getWorkspace(connection, workspace, request);
  const all: Experiment[] = [];
  for await (const { id } of found.listProjects({ ...request }))
    all.push(...(await unlessGone(list({ projectId: id }))));
  return all;
}

/** What all are ranked by: without `sortBy` their own metric, which must be the same. */
function commonRanking(experiments: readonly Experiment[], wish: Checked<typeof bestOfExperimentsOptions>): Ranking {
  const rankings = experiments.map(({ config }) => settleRanking(wish, config)).filter((each) => each !== undefined);
  const ways = new Set(
    rankings.map(({ metric, smallerIsBetter }) => `${metric}, ${smallerIsBetter ? "smaller" : "larger"} is better`),
  );
  if (ways.size > 1) {
    const hint = wish.sortBy === undefined ? "sortBy and smallerIsBetter" : "smallerIsBetter";
    throw new InvalidArgumentError(
      `The experiments are ranked in different ways (${[...ways].sort().join("; ")}). Give ${hint}.`,
      { argument: wish.sortBy === undefined ? "sortBy" : "smallerIsBetter" },
    );
  }
  return rankings[0] ?? { metric: wish.sortBy ?? "", smallerIsBetter: wish.smallerIsBetter ?? true };
}

/** Whether the best value that masters report of an experiment is the one that is asked for. */
function isRankedBy({ config }: Experiment, ranking: Ranking): boolean {
  const own = settleRanking({}, config);
  return own?.metric === ranking.metric && own.smallerIsBetter === ranking.smallerIsBetter;
}

/** Rows of what was listed a moment ago; none where it has been deleted since. */
async function unlessGone<T>(rows: Promise<T[]>): Promise<T[]> {
  try {
    return await rows;
  } catch (error) {
    if (NotFoundError.isInstance(error)) return [];
    throw error;
  }
}

/** Where experiments were looked for, for messages. */
function whereOf({ projectId, workspace }: Checked<typeof bestOfExperimentsOptions>): string {
  if (projectId !== undefined) return `in project ${projectId}`;
  if (workspace !== undefined) return `in workspace ${JSON.stringify(workspace)}`;
  return "to take checkpoints of: the array of experiments is empty";
}
