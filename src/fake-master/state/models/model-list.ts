import type { MasterState, ModelRecord } from "../records.js";
import { likePattern, sortRows, type SortValue } from "../sort.js";

/** Keys that lists of models sort by, in the order of their numbers. */
export const MODEL_SORT = [
  "SORT_BY_UNSPECIFIED", "SORT_BY_NAME", "SORT_BY_DESCRIPTION", "SORT_BY_CREATION_TIME", "SORT_BY_LAST_UPDATED_TIME", "SORT_BY_NUM_VERSIONS",
  "SORT_BY_WORKSPACE",
] as const; // prettier-ignore

/** What a list of models is narrowed to; empty lists, `""` and 0 do not narrow. */
export interface ModelFilter {
  name: string;
  description: string;
  labels: string[];
  archived: boolean | undefined;
  users: string[];
  userIds: number[];
  workspaceIds: number[];
  workspaceNames: string[];
  id: number;
}

/** The models that pass all filters; names of workspaces that nobody knows do not narrow. */
export function filterModels(state: MasterState, filter: ModelFilter): ModelRecord[] {
  const name = likePattern(filter.name);
  const description = likePattern(filter.description);
  const workspaces = wantedWorkspaces(state, filter);
  return Object.values(state.models).filter(
    (model) =>
      name.test(model.name) &&
      description.test(model.description) &&
      (filter.labels.length === 0 || filter.labels.some((label) => model.labels.includes(label))) &&
      (filter.archived === undefined || filter.archived === model.archived) &&
      (filter.users.length === 0 || filter.users.includes(state.users[model.userId]?.username ?? "")) &&
      (filter.userIds.length === 0 || filter.userIds.includes(model.userId)) &&
      (workspaces.length === 0 || workspaces.includes(model.workspaceId)) &&
      (filter.id === 0 || filter.id === model.id),
  );
}

function wantedWorkspaces(state: MasterState, filter: ModelFilter): number[] {
  if (filter.workspaceIds.length > 0) return filter.workspaceIds;
  return Object.values(state.workspaces).flatMap(({ id, name }) => (filter.workspaceNames.includes(name) ? [id] : []));
}

/** Sorts models; ties go by id in the same direction. */
export function sortModels(
  state: MasterState,
  rows: readonly ModelRecord[],
  key: string,
  descending: boolean,
): ModelRecord[] {
  const values: Record<string, (row: ModelRecord) => SortValue> = {
    SORT_BY_NAME: (row) => row.name,
    SORT_BY_DESCRIPTION: (row) => row.description,
    SORT_BY_CREATION_TIME: (row) => row.creationTime,
    SORT_BY_LAST_UPDATED_TIME: (row) => row.lastUpdatedTime,
    SORT_BY_NUM_VERSIONS: (row) => row.versions.length,
    SORT_BY_WORKSPACE: (row) => state.workspaces[row.workspaceId]?.name,
  };
  const value = values[key];
  return sortRows(rows, [...(value === undefined ? [] : [value]), (row) => row.id], descending);
}

/** Labels by falling number of models, equal ones by name. */
export function modelLabels(state: MasterState, workspaceId: number): string[] {
  const counts = new Map<string, number>();
  for (const model of Object.values(state.models)) {
    if (workspaceId > 0 && model.workspaceId !== workspaceId) continue;
    for (const label of new Set(model.labels)) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)).map(([label]) => label);
}
