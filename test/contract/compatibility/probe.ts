import { ApiError, UnsupportedByMasterError } from "../../../src/index.js";
import { unknownMembers } from "../../../src/fake-master/requests/request-members.js";
import type { Release } from "../../../generated/releases.js";
import { openFake, type FakeTestMaster } from "../master.js";
import { calls, mistakes, sortKeys, type Call } from "./calls.js";
import { setStage, type Stage } from "./stage.js";

/** What came of a call on a release. */
export interface Outcome {
  /** What was asked: operations, with the names and values of their queries. */
  readonly asked: string;
  /** Name of the error, where it is one. */
  readonly error?: string;
  readonly status?: number;
  /** The release that the error says is needed. */
  readonly since?: string | undefined;
}

/** What a release did: outcomes by name of the call, and the fields that its objects have. */
export interface Findings {
  readonly release: Release;
  readonly calls: ReadonlyMap<string, Outcome>;
  readonly sortKeys: ReadonlyMap<string, Outcome>;
  readonly mistakes: ReadonlyMap<string, Outcome>;
  /** Names of the fields that are not undefined, by class. */
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Tries every call on a fake master of a release. */
export async function probe(release: Release): Promise<Findings> {
  const master = await openFake(release);
  const stage = await setStage(master);
  // Before the calls, which change some of the objects.
  const fields = await fieldsOf(stage);
  const tryAll = async (some: readonly Call[]): Promise<Map<string, Outcome>> => {
    const outcomes = new Map<string, Outcome>();
    for (const call of some) outcomes.set(call.name, await tryCall(master, stage, call));
    return outcomes;
  };
  const found = { sortKeys: await tryAll(sortKeys), mistakes: await tryAll(mistakes), calls: await tryAll(calls) };
  return { release, fields, ...found };
}

async function tryCall(master: FakeTestMaster, stage: Stage, { make, parameter }: Call): Promise<Outcome> {
  const before = master.wire.requests().length;
  const error = await master.run(settle(() => make(stage)));
  const asked = master.wire
    .requests()
    .slice(before)
    .filter(({ operation }) => operation !== "GetMaster")
    .map(({ operation = "", query, headers }) => {
      const ignored = parameter && unknownMembers(operation as never, master.release).includes(parameter);
      return `${operation}?${query.toString()} ${headers.get("accept")} ${ignored ? "ignored" : ""}`;
    })
    .join("\n");
  if (error === undefined) return { asked };
  if (!ApiError.isInstance(error)) throw error;
  const since = UnsupportedByMasterError.isInstance(error) ? error.since : undefined;
  return { asked, error: error.name, status: error.status, since };
}

async function settle(make: () => ReturnType<Call["make"]>): Promise<unknown> {
  try {
    const made = make();
    if ("then" in made) await made;
    else for await (const item of made) void item;
    return undefined;
  } catch (error) {
    return error;
  }
}

async function fieldsOf(stage: Stage): Promise<Map<string, Set<string>>> {
  const { determined, experiment, trial, checkpoint, model, version, workspace, project, other } = stage;
  const [listed] = await determined.listExperiments({ experimentIds: [experiment.id] });
  const [report] = await first(trial.iterMetrics({ group: "training" }));
  const user = await determined.getUserById(other.userId);
  const objects = {
    experiment,
    "experiment, in lists": listed!,
    trial,
    "report of metrics": report!,
    checkpoint,
    model,
    "model version": version,
    user,
    "user, in lists": (await determined.listUsers()).find(({ userId }) => userId === other.userId)!,
    workspace,
    project,
  };
  const defined = (object: object): Set<string> =>
    new Set(Object.entries(object).flatMap(([name, value]) => (value === undefined ? [] : [name])));
  return new Map(Object.entries(objects).map(([name, object]) => [name, defined(object)]));
}

async function first<T>(items: AsyncIterable<T>): Promise<T[]> {
  for await (const item of items) return [item];
  return [];
}
