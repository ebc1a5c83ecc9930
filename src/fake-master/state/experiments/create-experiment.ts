import { DEFAULT_POOL, isAvailable, slotsIn } from "../agents/pools.js";
import { notFound } from "../not-found.js";
import { refuse, Refusal, toGoText } from "../../refusal.js";
import { applyTemplate, checkComplete, completeConfiguration } from "../../configuration/complete.js";
import { readConfiguration } from "../../configuration/read.js";
import { nextId, threeWords, uuid } from "../chance.js";
import { textIn, section } from "../config-values.js";
import { experimentOf, projectOf, workspaceOf } from "../lookup.js";
import { since } from "../release.js";
import { newSearch } from "./search.js";
import { sourceCheckpoint } from "./source-checkpoint.js";
import { stamp } from "../stamp.js";
import { fillSearch } from "../trials/trial-life-cycle.js";
import type {
  ExperimentRecord,
  JsonObject,
  MasterState,
  ModelFileRecord,
  ProjectRecord,
  UserRecord,
} from "../records.js";

/** What a request to make an experiment says. */
export interface NewExperiment {
  config: string;
  modelDefinition: ModelFileRecord[];
  validateOnly: boolean;
  parentId: number;
  activate: boolean;
  projectId: number;
  template: string;
  unmanaged: boolean;
  externalId?: string | undefined;
}

/** A request that was checked, and what it comes to. */
export interface CheckedExperiment {
  readonly request: NewExperiment;
  readonly parent: ExperimentRecord | undefined;
  readonly project: ProjectRecord;
  /** Complete. Records that share it replace it when they change. */
  readonly config: JsonObject;
  /** Whether the request names it. */
  readonly hasName: boolean;
}

/** Makes an experiment from a request, or only checks it: then the result is undefined. */
export function createExperiment(
  state: MasterState,
  now: number,
  user: UserRecord,
  request: NewExperiment,
): ExperimentRecord | undefined {
  const checked = checkExperiment(state, now, request);
  return request.validateOnly ? undefined : addExperiment(state, now, user, checked);
}

/** Checks a request; throws the refusal. */
export function checkExperiment(state: MasterState, now: number, request: NewExperiment): CheckedExperiment {
  const { unmanaged } = request;
  if (request.externalId !== undefined && !unmanaged)
    throw refuse("internal", "only unmanaged experiments are supported");
  const parent = request.parentId === 0 ? undefined : experimentOf(state, request.parentId);
  const check = (): ReturnType<typeof checkedConfig> => checkedConfig(state, now, request, unmanaged);
  const read = request.externalId === undefined ? check : () => asParsed(check);
  const checked = since(state, "0.23.1") ? read() : formerly(check);
  if (parent !== undefined) refuseArchivedParent(state, parent);
  return { request, parent, ...checked };
}

/** The same for a further experiment of a request that was just checked: only a name that is made up is another. */
export function checkedAgain(state: MasterState, checked: CheckedExperiment): CheckedExperiment {
  return checked.hasName ? checked : { ...checked, config: { ...checked.config, name: madeUpName(state) } };
}

/** Makes an experiment of what was checked. */
export function addExperiment(
  state: MasterState,
  now: number,
  user: UserRecord,
  { request, parent, project, config }: CheckedExperiment,
): ExperimentRecord {
  const { unmanaged } = request;
  sourceCheckpoint(state, config);
  const same =
    request.externalId === undefined
      ? undefined
      : Object.values(state.experiments).find(({ externalId }) => externalId === request.externalId);
  if (same !== undefined) nextId(state, "experiment");
  if (same !== undefined) return Object.assign(same, named(config), { config });
  const experiment: ExperimentRecord = {
    id: nextId(state, "experiment"),
    state: request.activate && !unmanaged ? "ACTIVE" : "PAUSED",
    ...named(config),
    notes: "",
    archived: false,
    config,
    originalConfig: request.config,
    userId: user.id,
    projectId: project.id,
    jobId: uuid(state),
    startTime: stamp(state, now),
    progress: 0,
    trialIds: [],
    unmanaged,
    modelDefinition: parent?.modelDefinition ?? request.modelDefinition,
    definitionSize: parent?.definitionSize ?? 0,
    search: newSearch(config),
    ...(parent === undefined ? {} : { forkedFrom: parent.id }),
    ...(request.externalId === undefined ? {} : { externalId: request.externalId }),
  };
  state.experiments[experiment.id] = experiment;
  // Formerly a paused experiment has no trials yet.
  if (!unmanaged && (since(state, "0.22.0") || experiment.state === "ACTIVE")) fillSearch(state, now, experiment);
  return experiment;
}

function named(config: JsonObject): Pick<ExperimentRecord, "name" | "description" | "labels"> {
  return {
    name: textIn(config, "name"),
    description: typeof config["description"] === "string" ? config["description"] : null,
    labels: (config["labels"] as string[]).slice(),
  };
}

/** Older releases say that it is the request that is invalid. */
function formerly<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof Refusal) || (error.code !== "internal" && error.code !== "invalid")) throw error;
    throw refuse("invalid", `invalid experiment: ${error.message}`);
  }
}

/** By external id, every refusal is one of parsing. */
function asParsed<T>(check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw refuse(error.code, `failed to parse exp config: ${toGoText(error)}`);
  }
}

function checkedConfig(
  state: MasterState,
  now: number,
  request: NewExperiment,
  unmanaged: boolean,
): Pick<CheckedExperiment, "config" | "project" | "hasName"> {
  const { release } = state;
  let given = readConfiguration(request.config, release);
  const slots = section(given, "resources")["slots"] ?? null;
  if (slots !== null && since(state, "0.23.1"))
    throw refuse("internal", '<config>.resources: additionalProperties "slots" not allowed');
  if (request.template !== "") {
    const template = state.templates[request.template];
    if (template === undefined) {
      if (!since(state, "0.23.1")) throw refuse("internal", `TemplateByName("${request.template}"): not found`);
      throw notFound(state, "template", request.template);
    }
    given = applyTemplate(given, template.config, request.template, release);
  }
  const project = targetProject(state, request.projectId, given);
  const config = completeIn(state, now, given, { workspaceId: project.workspaceId, unmanaged });
  if (!unmanaged) {
    checkResources(state, config, project);
    if (config["entrypoint"] === null && since(state, "0.23.0"))
      throw refuse("internal", "managed experiments require entrypoint");
  }
  checkComplete(config, release);
  return { config, project, hasName: (given["name"] ?? null) !== null };
}

/** The configuration with what the master, the cluster and the workspace add. */
export function completeIn(
  state: MasterState,
  now: number,
  given: JsonObject,
  place: { workspaceId: number; unmanaged: boolean },
): JsonObject {
  const workspace = workspaceOf(state, place.workspaceId);
  return completeConfiguration(given, {
    release: state.release,
    name: () => madeUpName(state),
    seed: Math.floor(now / 1000),
    pool: place.unmanaged ? "" : workspace.defaultComputePool || "default",
    storages: [workspace.checkpointStorageConfig, { type: "shared_fs", host_path: state.storagePath }],
  });
}

function madeUpName(state: MasterState): string {
  return `Experiment (${threeWords(state)})`;
}

function checkResources(state: MasterState, config: JsonObject, project: ProjectRecord): void {
  const resources = section(config, "resources");
  const pool = textIn(resources, "resource_pool");
  if (pool !== "" && !isAvailable(state, pool, project.workspaceId)) {
    if (!since(state, "0.23.1"))
      throw refuse("invalid", `invalid resource configuration: validating pool: cannot find resource pool: ${pool}`);
    const problem = `resource pool ${pool} does not exist or is not available to workspace id ${project.workspaceId}`;
    throw refuse("invalid", `invalid resource configuration: rpc error: code = InvalidArgument desc = ${problem}`);
  }
  if (since(state, "0.23.1") && Number(resources["slots_per_trial"]) > slotsIn(state, pool || DEFAULT_POOL)) {
    throw refuse("internal", "invalid resource configuration: slots requested exceeds cluster capacity");
  }
}

function targetProject(state: MasterState, projectId: number, given: JsonObject): ProjectRecord {
  const workspace = given["workspace"];
  const project = given["project"];
  const named = (value: unknown): value is string => typeof value === "string" && value !== "";
  if (projectId > 1) return projectOf(state, projectId);
  if (!named(workspace) && !named(project)) return projectOf(state, 1);
  if (!named(workspace) || !named(project)) {
    throw refuse("internal", "workspace and project must both be included in config if one is provided");
  }
  const home = Object.values(state.workspaces).find(({ name }) => name === workspace);
  const found = Object.values(state.projects).find((one) => one.name === project && one.workspaceId === home?.id);
  if (found === undefined) throw notFound(state, "workspace/project", `${workspace}/${project}`);
  return found;
}

function refuseArchivedParent(state: MasterState, parent: ExperimentRecord): void {
  const project = projectOf(state, parent.projectId);
  if (project.archived || workspaceOf(state, project.workspaceId).archived) {
    throw refuse("internal", "forking an experiment in an archived workspace/project");
  }
}
