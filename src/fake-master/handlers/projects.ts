import { until } from "../answers/later.js";
import { projectAnswer } from "../answers/projects.js";
import type { Handlers } from "../requests/call.js";
import { Message } from "../requests/fields.js";
import { notFound } from "../state/not-found.js";
import { projectOf, workspaceOf } from "../state/lookup.js";
import { pageStrictly } from "../state/page.js";
import { createProject, moveProject, patchProject, setProjectArchived } from "../state/workspaces/projects.js";
import type { Json, ProjectRecord } from "../state/records.js";
import { valueAt } from "../state/search/columns.js";
import { stamp } from "../state/stamp.js";
import { ORDER_BY, type SortValue, likePattern, sortRows } from "../state/sort.js";
import { deleteProject } from "../state/workspaces/workspaces.js";

const PROJECT_SORT = [
  "SORT_BY_UNSPECIFIED", "SORT_BY_CREATION_TIME", "SORT_BY_LAST_EXPERIMENT_START_TIME", "SORT_BY_NAME", "SORT_BY_DESCRIPTION", "SORT_BY_ID",
] as const; // prettier-ignore

/** Projects and their notes. */
export const projectHandlers: Handlers = {
  GetWorkspaceProjects: ({ state, path, query }) => {
    const id = path.integer("id");
    if (id !== 0) workspaceOf(state, id);
    const name = query.text("name");
    const users = query.texts("users");
    const ids = query.integers("userIds");
    const archived = query.maybeFlag("archived");
    const rows = Object.values(state.projects).filter(
      (one) =>
        (id === 0 || one.workspaceId === id) &&
        (name === "" || likePattern(name, { whole: true }).test(one.name)) &&
        (archived === undefined || one.archived === archived) &&
        (users.length === 0 || users.includes(state.users[one.userId]?.username ?? "")) &&
        (ids.length === 0 || ids.includes(one.userId)),
    );
    const lastStart = (row: ProjectRecord): SortValue => projectAnswer(state, row).lastExperimentStartedAt;
    const sortBy = query.choice("sortBy", PROJECT_SORT);
    const key =
      sortBy === "SORT_BY_LAST_EXPERIMENT_START_TIME"
        ? lastStart
        : (PROJECT_KEYS[sortBy] ?? ((row: ProjectRecord) => row.id));
    const descending = query.choice("orderBy", ORDER_BY) === "ORDER_BY_DESC";
    const sorted = sortRows(rows, [key], descending, "lastAscendingFirstDescending");
    const page = pageStrictly(sorted, { offset: query.integer("offset"), limit: query.integer("limit") });
    return {
      projects: page.rows.map((one) => ({ ...projectAnswer(state, one), workspaceName: "" })),
      pagination: page.pagination,
    };
  },
  GetMetadataValues: ({ state, path }) => {
    const { id } = projectOf(state, path.integer("projectId"));
    const key = path.text("key");
    const trials = Object.values(state.trials).filter(
      (trial) => state.experiments[trial.experimentId]?.projectId === id,
    );
    const values = trials.flatMap(({ metadata }) => valueAt(metadata ?? {}, key) ?? []);
    return { values: [...new Set(values.filter((value) => typeof value === "string"))] };
  },
  GetProjectsByUserActivity: ({ state, user, query }) => {
    const limit = query.integer("limit");
    const rows = Object.values(state.projects).flatMap((project) => {
      const at = state.activities[`${user.id}/${project.id}`];
      return at === undefined ? [] : [{ project, at }];
    });
    rows.sort((one, other) => (one.at < other.at ? 1 : -1));
    return { projects: rows.slice(0, limit || 5).map(({ project }) => projectAnswer(state, project)) };
  },
  PostUserActivity: ({ state, now, user, body }) => {
    const { id } = projectOf(state, body.integer("entityId"));
    state.activities[`${user.id}/${id}`] = stamp(state, now);
    return {};
  },
  GetProject: ({ state, path }) => ({ project: projectAnswer(state, projectOf(state, path.integer("id"))) }),
  GetProjectByKey: ({ state, path }) => {
    const key = path.text("key");
    const found = Object.values(state.projects).find((one) => one.key === key.toUpperCase());
    if (found === undefined) throw notFound(state, "project", key);
    return { project: projectAnswer(state, found) };
  },
  PostProject: ({ state, user, path, body }) => {
    const request = { name: body.text("name"), description: body.text("description"), key: body.maybeText("key") };
    const project = createProject(state, user, workspaceOf(state, path.integer("workspaceId")), request);
    return { project: { ...projectAnswer(state, project), workspaceName: "" } };
  },
  PatchProject: ({ state, user, path, body }) => {
    const project = projectOf(state, path.integer("id"));
    const patch = {
      name: body.maybeText("name"),
      description: body.maybeText("description"),
      key: body.maybeText("key"),
    };
    const changed = patchProject(state, user, project, patch);
    const thin = changed
      ? until(state, "0.34.0", { workspaceName: "" })
      : { username: "", userId: 0, workspaceName: "", notes: [], numExperiments: 0, numRuns: 0 };
    return { project: { ...projectAnswer(state, project), ...thin } };
  },
  DeleteProject: ({ state, now, user, path }) => ({
    completed: deleteProject(state, now, user, projectOf(state, path.integer("id"))),
  }),
  ArchiveProject: ({ state, user, path }) => (
    setProjectArchived(state, user, projectOf(state, path.integer("id")), true),
    {}
  ),
  UnarchiveProject: ({ state, user, path }) => (
    setProjectArchived(state, user, projectOf(state, path.integer("id")), false),
    {}
  ),
  MoveProject: ({ state, user, path, body }) => {
    moveProject(state, user, projectOf(state, path.integer("projectId")), body.integer("destinationWorkspaceId"));
    return {};
  },
  AddProjectNote: ({ state, path, body }) => {
    const project = projectOf(state, path.integer("projectId"));
    project.notes.push({ name: body.text("name"), contents: body.text("contents") });
    return { notes: project.notes };
  },
  PutProjectNotes: ({ state, path, body }) => {
    const project = projectOf(state, path.integer("projectId"));
    project.notes = (body.list("notes") ?? []).map((value: Json) => {
      const note = new Message<{ name: string; contents: string }>(value);
      return { name: note.text("name"), contents: note.text("contents") };
    });
    return { notes: project.notes };
  },
};

const PROJECT_KEYS: Partial<Record<string, (row: ProjectRecord) => SortValue>> = {
  SORT_BY_NAME: (row) => row.name,
  SORT_BY_DESCRIPTION: (row) => row.description,
};
