import {
  createListing,
  type CheckedList,
  type Listing,
  type ListOptions,
  type ListTable,
} from "../../sequence/listing.js";
import {
  checkId,
  checkOrderBy,
  checkTextList,
  checkUserIds,
  enumToWire,
  TaskSortBy,
  type Check,
  type EnumInput,
  type OrderBy,
} from "../../values/index.js";
import type { Connection } from "../connection.js";
import { fitFilters, type ListFilter } from "../fitting-filters.js";
import { requireRelease } from "../since-release.js";
import { unwrapPage } from "../unwrap-page.js";
import { charactersForIds } from "../url-length.js";
import type { LaunchedTaskRecord, WireTask } from "./launched-task-record.js";
import { routesOf, type TaskKind } from "./task-kind.js";

/**
 * Options of `list` of notebooks, shells, commands and TensorBoards. Users that are too many for an address are picked by the
 * client.
 */
export interface ListTasksOptions extends ListOptions {
  /**
   * What to sort by.
   *
   * @default "ID"
   */
  sortBy?: EnumInput<typeof TaskSortBy> | undefined;
  /**
   * The direction.
   *
   * @default "ASCENDING"
   */
  orderBy?: EnumInput<typeof OrderBy> | undefined;
  /** Only those of the users with these names, or with one of `userIds`. */
  users?: Iterable<string> | undefined;
  /** Only those of the users with these ids, or with one of the names of `users`. */
  userIds?: Iterable<number> | undefined;
  /** Only those of this workspace. Needs release 0.19.11. */
  workspaceId?: number | undefined;
}

const checkSortBy: Check<TaskSortBy> = (value, argument) => enumToWire(TaskSortBy, value, argument);

export const listTasksOptions = {
  sortBy: { check: checkSortBy, default: "ID" },
  orderBy: { check: checkOrderBy, default: "ASC" },
  users: { check: checkTextList },
  userIds: { check: checkUserIds },
  workspaceId: { check: checkId },
} satisfies ListTable<Omit<ListTasksOptions, "users" | "userIds"> & { users?: string[]; userIds?: number[] }>;

/** The tasks of a kind. */
export function listTasks<T extends LaunchedTaskRecord>(
  connection: Connection,
  kind: TaskKind,
  readOptions: () => CheckedList<typeof listTasksOptions>,
  make: (fields: Partial<LaunchedTaskRecord>) => T,
): Listing<T> {
  const { all, members } = routesOf(kind);
  return createListing<T>(`${kind.one}s`, () => {
    const options = readOptions();
    const { sortBy, orderBy, users = [], userIds = [], workspaceId } = options;
    const rest = { sortBy, orderBy, workspaceId };
    const [names, ids] = [new Set(users), new Set<number | undefined>(userIds)];
    const isWanted = (task: T): boolean => names.has(task.username) || ids.has(task.userId);
    const ofUsers: ListFilter<T, { users?: string[]; userIds?: number[] }> = {
      query: { users, userIds },
      accepts: (task) => (!names.size && !ids.size) || isWanted(task),
    };
    const { query, accept } = fitFilters(charactersForIds(connection.master, all, rest), [ofUsers]);
    return {
      options,
      key: ({ id }) => id,
      accept,
      async fetchPage({ offset, limit }, request) {
        if (workspaceId !== undefined) {
          // An older master would give those of all workspaces.
          const call = { what: `${kind.one}s.list by workspace`, method: "GET", path: all };
          await requireRelease(connection, "0.19.11", call, request);
        }
        const params = { query: { ...rest, ...query, offset, limit } };
        const answer = await connection.api.GET(all, { params, ...request });
        return unwrapPage(answer, members, (wire) => make(kind.decode(wire as WireTask)));
      },
    };
  });
}
