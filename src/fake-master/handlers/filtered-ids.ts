import type { components } from "#schema";
import type { Message } from "../requests/fields.js";
import { filterExperiments } from "../state/experiments/experiment-list.js";
import type { MasterState } from "../state/records.js";

/** What counts where the filters do not say it. */
interface Otherwise {
  projectId: number;
  /** Without prefix; none for all. */
  states: string[];
}

/** The experiments that the filters of a request for many choose. */
export function filteredIds(
  state: MasterState,
  filters: Message<components["schemas"]["v1BulkExperimentFilters"]>,
  { projectId, states }: Otherwise = { projectId: 0, states: [] },
): number[] {
  const given = filters.texts("states").map((text) => text.replace(/^STATE_/, ""));
  const rows = filterExperiments(state, {
    name: filters.text("name"),
    description: filters.text("description"),
    labels: filters.texts("labels"),
    archived: filters.maybeFlag("archived"),
    states: given.length > 0 ? given : states,
    users: [],
    userIds: filters.integers("userIds"),
    projectId: filters.integer("projectId") || projectId,
    ids: { incl: [], notIn: filters.integers("excludedExperimentIds") },
  });
  return rows.map(({ id }) => id);
}
