import { commandAnswer, notebookAnswer, shellAnswer, tensorboardAnswer } from "../answers/services.js";
import type { Call, Handlers } from "../requests/call.js";
import type { OperationId } from "../../../generated/operations.js";
import { refuse } from "../refusal.js";
import { filteredIds } from "./filtered-ids.js";
import { modelFiles } from "./model-files.js";
import { section } from "../state/config-values.js";
import { experimentOf, ownerOf, trialOf, workspaceOf } from "../state/lookup.js";
import { type Page, pageStrictly } from "../state/page.js";
import type { MasterState, ServiceKind, ServiceRecord } from "../state/records.js";
import { killService, launchService, serviceOf } from "../state/services/service-life-cycle.js";
import { ORDER_BY, sortRows } from "../state/sort.js";

/** Notebooks, shells, commands and TensorBoards. */
export const serviceHandlers: Handlers = {
  GetCommands: (call) => {
    const { rows, pagination } = list(call, "command");
    return { commands: rows.map((row) => commandAnswer(call.state, row)), pagination };
  },
  GetNotebooks: (call) => {
    const { rows, pagination } = list(call, "notebook");
    return { notebooks: rows.map((row) => notebookAnswer(call.state, row)), pagination };
  },
  GetShells: (call) => {
    const { rows, pagination } = list(call, "shell");
    return { shells: rows.map((row) => shellAnswer(call.state, row)), pagination };
  },
  GetTensorboards: (call) => {
    const { rows, pagination } = list(call, "tensorboard");
    return { tensorboards: rows.map((row) => tensorboardAnswer(call.state, row)), pagination };
  },
  GetCommand: ({ state, path }) => {
    const service = serviceOf(state, "command", path.text("commandId"));
    return { command: commandAnswer(state, service), config: service.config };
  },
  GetNotebook: ({ state, path }) => {
    const service = serviceOf(state, "notebook", path.text("notebookId"));
    return { notebook: notebookAnswer(state, service), config: service.config };
  },
  GetShell: ({ state, path }) => {
    const service = serviceOf(state, "shell", path.text("shellId"));
    return { shell: shellAnswer(state, service), config: service.config };
  },
  GetTensorboard: ({ state, path }) => {
    const service = serviceOf(state, "tensorboard", path.text("tensorboardId"));
    return { tensorboard: tensorboardAnswer(state, service), config: service.config };
  },
  LaunchCommand: (call) => {
    const service = launch(call, "command");
    return { command: commandAnswer(call.state, service), config: service.config, warnings: [] };
  },
  LaunchShell: (call) => {
    const service = launch(call, "shell");
    return { shell: shellAnswer(call.state, service), config: service.config, warnings: [] };
  },
  LaunchNotebook: (call) => {
    const service = launch(call, "notebook");
    service.token = call.token;
    return { notebook: notebookAnswer(call.state, service), config: service.config, warnings: [] };
  },
  LaunchTensorboard: (call) => {
    const { state, body } = call;
    const experimentIds = body.has("filters") ? filteredIds(state, body.message("filters")) : body.integers("experimentIds");
    const trialIds = body.integers("trialIds");
    if (experimentIds.length === 0 && trialIds.length === 0 && !body.has("filters"))
      throw refuse("invalid", "must set experiment or trial ids");
    const paths = [
      ...experimentIds.map((id) => `experiment/${experimentOf(state, id).id}/`),
      ...trialIds.map((id) => `experiment/${ownerOf(state, trialOf(state, id)).id}/trial/${id}/`),
    ].map((path) => `/determined_shared_fs/${state.clusterId}/tensorboard/${path}`);
    const service = launch(call, "tensorboard", { experimentIds, trialIds });
    const mount = { container_path: "/determined_shared_fs", host_path: state.storagePath, propagation: "rprivate", read_only: false }; // prettier-ignore
    service.config["bind_mounts"] = [mount];
    service.config["entrypoint"] = [...(service.config["entrypoint"] as string[]), ...paths];
    return { tensorboard: tensorboardAnswer(state, service), config: service.config, warnings: [] };
  },
  KillCommand: (call) => ({ command: commandAnswer(call.state, kill(call, "command", call.path.text("commandId"))) }),
  KillNotebook: (call) => ({
    notebook: notebookAnswer(call.state, kill(call, "notebook", call.path.text("notebookId"))),
  }),
  KillShell: (call) => ({ shell: shellAnswer(call.state, kill(call, "shell", call.path.text("shellId"))) }),
  KillTensorboard: (call) => ({
    tensorboard: tensorboardAnswer(call.state, kill(call, "tensorboard", call.path.text("tensorboardId"))),
  }),
  SetCommandPriority: ({ state, path, body }) => ({
    command: commandAnswer(state, prioritise(serviceOf(state, "command", path.text("commandId")), body.integer("priority"))),
  }),
  SetNotebookPriority: ({ state, path, body }) => ({
    notebook: notebookAnswer(state, prioritise(serviceOf(state, "notebook", path.text("notebookId")), body.integer("priority"))),
  }),
  SetShellPriority: ({ state, path, body }) => ({
    shell: shellAnswer(state, prioritise(serviceOf(state, "shell", path.text("shellId")), body.integer("priority"))),
  }),
  SetTensorboardPriority: ({ state, path, body }) => ({
    tensorboard: tensorboardAnswer(state, prioritise(serviceOf(state, "tensorboard", path.text("tensorboardId")), body.integer("priority"))),
  }),
  IdleNotebook: ({ state, path }) => {
    serviceOf(state, "notebook", path.text("notebookId"));
    return {};
  },
}; // prettier-ignore

const SORT = ["SORT_BY_UNSPECIFIED", "SORT_BY_ID", "SORT_BY_DESCRIPTION", "SORT_BY_UNUSED", "SORT_BY_START_TIME", "SORT_BY_WORKSPACE_ID"] as const; // prettier-ignore

type ListCall = Pick<Call<"GetCommands">, "state" | "now" | "query">;

/** What has ended is listed for a day. */
const LISTED = 86_400_000;

function list(call: { state: MasterState; now: number; query: unknown }, kind: ServiceKind): Page<ServiceRecord> {
  const { state, now, query } = call as ListCall;
  const workspaceId = query.integer("workspaceId");
  if (workspaceId !== 0) workspaceOf(state, workspaceId);
  const title = `${kind[0]?.toUpperCase() ?? ""}${kind.slice(1)}s`;
  const key = query.choice("sortBy", SORT, `apiv1.Get${title}Request_SortBy`);
  if (key === "SORT_BY_WORKSPACE_ID") throw refuse("internal", "reflect: call of reflect.Value.FieldByName on zero Value");
  const users = query.texts("users");
  const ids = query.integers("userIds");
  const anybody = users.length === 0 && ids.length === 0;
  const rows = Object.values(state.services).filter(
    (one) =>
      one.kind === kind &&
      (workspaceId === 0 || one.workspaceId === workspaceId) &&
      (anybody || ids.includes(one.userId) || users.includes(state.users[one.userId]?.username ?? "")) &&
      (one.endTime === undefined || Date.parse(one.endTime) > now - LISTED),
  );
  const value = (row: ServiceRecord): string => key === "SORT_BY_DESCRIPTION" ? row.description : key === "SORT_BY_START_TIME" ? row.startTime : row.id;
  const sorted = sortRows(rows, [value], query.choice("orderBy", ORDER_BY) === "ORDER_BY_DESC");
  return pageStrictly(sorted, { offset: query.integer("offset"), limit: query.integer("limit") });
} // prettier-ignore

function launch(
  call: Pick<Call<OperationId>, "state" | "now" | "user"> & { body: unknown },
  kind: ServiceKind,
  more: { experimentIds?: number[]; trialIds?: number[] } = {},
): ServiceRecord {
  const body = call.body as Call<"LaunchNotebook">["body"];
  return launchService(call.state, call.now, call.user, {
    kind,
    config: body.object("config") ?? {},
    templateName: body.text("templateName"),
    workspaceId: body.integer("workspaceId"),
    files: modelFiles(body.list("files") ?? []),
    preview: kind === "notebook" && body.flag("preview"),
    ...more,
  });
}

/** The answer is from before the end. */
function kill(call: { state: MasterState; now: number }, kind: ServiceKind, id: string): ServiceRecord {
  const service = serviceOf(call.state, kind, id);
  const before = structuredClone(service);
  killService(call.state, call.now, service);
  return before;
}

function prioritise(service: ServiceRecord, priority: number): ServiceRecord {
  service.config["resources"] = { ...section(service.config, "resources"), priority };
  return service;
}
