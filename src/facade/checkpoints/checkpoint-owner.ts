import type { operations } from "#schema";
import type { ApiClient } from "../../api/index.js";
import type { Page } from "../../sequence/listing-plan.js";
import type { CheckpointSortBy, RequestSettings } from "../../values/index.js";
import type { Checkpoint } from "./checkpoint.js";

/** What both routes take. */
export type CheckpointQuery = NonNullable<operations["GetExperimentCheckpoints"]["parameters"]["query"]>;

/** Whose checkpoints, and how to get a page of them. */
export interface CheckpointOwner {
  /** `experiment 42` or `trial 7`, for messages. */
  readonly what: string;
  readonly ids: { experimentId?: number; trialId?: number };
  readonly api: ApiClient;
  /** The experiment's configuration, when it is known already. */
  readonly config?: Readonly<Record<string, unknown>> | undefined;
  /** The master puts checkpoints without the searcher's metric last, and the better ones first unless asked otherwise. */
  readonly mastersOrderIsRight: boolean;
  /** Fetches a page; its implementation sends `completedOnly` and gives `keepCompleted` of what comes. */
  fetch(query: CheckpointQuery, request: RequestSettings): Promise<Page<Checkpoint>>;
}

/** Files of checkpoints in other states are not there, or not yet. */
export const completedOnly = { states: ["STATE_COMPLETED"] } satisfies CheckpointQuery;

/** Leaves out what came in another state all the same. */
export function keepCompleted(page: Page<Checkpoint>): Page<Checkpoint> {
  return { ...page, rows: page.rows.filter(({ state }) => state === "STATE_COMPLETED") };
}

/** Both spellings: releases before 0.26.2 know only `sortBy`, the later ones only `sortByAttr`. */
export function sortedBy(attribute: CheckpointSortBy): Pick<CheckpointQuery, "sortBy" | "sortByAttr"> {
  return { sortByAttr: attribute, sortBy: attribute };
}

/** Fetches the pages after the first; returns the rows of all. */
export async function fetchRest(
  owner: CheckpointOwner,
  first: Page<Checkpoint>,
  request: RequestSettings,
): Promise<Checkpoint[]> {
  const rows = [...first.rows];
  for (let { endIndex = 0, total = 0 } = first; endIndex < total;) {
    const page = await owner.fetch({ offset: endIndex }, request);
    rows.push(...page.rows);
    if (!page.endIndex || page.endIndex <= endIndex) break;
    ({ endIndex, total = 0 } = page);
  }
  return rows;
}

/** The experiment's configuration, where it is known or comes with a checkpoint. */
export function configOf(owner: CheckpointOwner, rows: readonly Checkpoint[]): Readonly<Record<string, unknown>> | undefined {
  return owner.config ?? rows.find((row) => row.training)?.training?.experimentConfig;
}
