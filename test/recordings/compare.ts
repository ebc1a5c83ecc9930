import { isRecord } from "./exchange.js";

/** Where an answer departs from the recorded one. */
export interface Difference {
  path: string;
  what: string;
}

const UUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi;
const TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z| \+0000 UTC)?$/;
/** Members whose values no two runs share: only their types are compared. */
const LOOSE = new Set([
  "wallClockTime", "duration", "masterId", "clusterId", "master_id", "cluster_id", "token", "experiment_seed", "key", "localId", "modelDefinitionSize",
  "contentLength", "host_path", "storageId", "submissionTime", "tokenId", "clusterName", "b64Tgz",
]); // prettier-ignore

/** Maps what differs from run to run: uuids of the recording to those of the fake. */
export class Mapping {
  readonly #known = new Map<string, string>();

  /** Learns the pair, or tells that it contradicts an earlier one. */
  agrees(recorded: string, actual: string): boolean {
    const known = this.#known.get(recorded);
    if (known === undefined) this.#known.set(recorded, actual);
    return known === undefined || known === actual;
  }

  /** A text of the recording as the fake has to be asked. */
  translate(text: string): string {
    return text.replace(UUID, (uuid) => this.#known.get(uuid.toLowerCase()) ?? uuid);
  }
}

/** All departures of an answer from the recorded one. */
export function compare(recorded: unknown, actual: unknown, mapping: Mapping, shapeOnly = false): Difference[] {
  const differences: Difference[] = [];
  if (shapeOnly) walkShape(recorded, actual, "", "", mapping, differences);
  else walk(recorded, actual, "", "", mapping, differences);
  return differences;
}

function walk(
  recorded: unknown,
  actual: unknown,
  path: string,
  key: string,
  mapping: Mapping,
  out: Difference[],
): void {
  const add = (what: string): void => void out.push({ path: path || "/", what });
  if (kind(recorded) !== kind(actual)) return add(`${short(recorded)} recorded, got ${short(actual)}`);
  if (Array.isArray(recorded) && Array.isArray(actual)) {
    if (recorded.length !== actual.length) return add(`${recorded.length} items recorded, got ${actual.length}`);
    recorded.forEach((item, index) => walk(item, actual[index], `${path}/${index}`, key, mapping, out));
  } else if (isRecord(recorded) && isRecord(actual)) {
    const keys = new Set([...Object.keys(recorded), ...Object.keys(actual)]);
    for (const name of keys) {
      if (!(name in actual)) out.push({ path: `${path}/${name}`, what: `missing, recorded ${short(recorded[name])}` });
      else if (!(name in recorded))
        out.push({ path: `${path}/${name}`, what: `not recorded, got ${short(actual[name])}` });
      else walk(recorded[name], actual[name], `${path}/${name}`, name, mapping, out);
    }
  } else if (typeof recorded === "string" && typeof actual === "string")
    compareText(recorded, actual, key, mapping, add);
  else if (recorded !== actual && !LOOSE.has(key)) add(`${short(recorded)} recorded, got ${short(actual)}`);
}

/** Members that are free JSON: their keys depend on what the program reported and when. */
const FREE = new Set([
  "summaryMetrics",
  "avgMetrics",
  "values",
  "resources",
  "metadata",
  "states",
  "containers",
  "allocationIdToSummary",
]);

/** While programs run, two masters are never at the same point: the keys and types, the words of refusals. */
function walkShape(
  recorded: unknown,
  actual: unknown,
  path: string,
  key: string,
  mapping: Mapping,
  out: Difference[],
): void {
  const add = (what: string): void => void out.push({ path: path || "/", what });
  if (recorded === null || actual === null) return;
  if (kind(recorded) !== kind(actual)) return add(`${short(recorded)} recorded, got ${short(actual)}`);
  if (Array.isArray(recorded) && Array.isArray(actual)) {
    if (isRecord(recorded[0]) && isRecord(actual[0]) && !isWorkload(recorded[0])) {
      walkShape(recorded[0], actual[0], `${path}/0`, key, mapping, out);
    }
    recorded.forEach((item, index) => learnAll(item, actual[index], mapping));
  } else if (isRecord(recorded) && isRecord(actual) && !FREE.has(key)) {
    for (const name of new Set([...Object.keys(recorded), ...Object.keys(actual)])) {
      if (OPTIONAL.has(name)) continue;
      if (!(name in actual)) out.push({ path: `${path}/${name}`, what: `missing, recorded ${short(recorded[name])}` });
      else if (!(name in recorded))
        out.push({ path: `${path}/${name}`, what: `not recorded, got ${short(actual[name])}` });
      else walkShape(recorded[name], actual[name], `${path}/${name}`, name, mapping, out);
    }
  } else learn(recorded, actual, mapping);
  if (typeof recorded === "string" && key === "error" && !sameWords(recorded, actual))
    add(`${short(recorded)} recorded, got ${short(actual)}`);
}

function sameWords(recorded: string, actual: unknown): boolean {
  return typeof actual === "string" && recorded.replace(UUID, "") === actual.replace(UUID, "");
}

/** Workloads of one list are of three kinds, whose order depends on the microsecond. */
function isWorkload(value: Record<string, unknown>): boolean {
  return "validation" in value || "checkpoint" in value || Object.keys(value).join() === "training";
}

function learnAll(recorded: unknown, actual: unknown, mapping: Mapping): void {
  learn(recorded, actual, mapping);
  if (!isRecord(recorded) || !isRecord(actual)) return;
  for (const name of ["uuid", "taskId", "allocationId"]) learn(recorded[name], actual[name], mapping);
}

function learn(recorded: unknown, actual: unknown, mapping: Mapping): void {
  const [one] = typeof recorded === "string" ? (recorded.match(UUID) ?? []) : [];
  const [other] = typeof actual === "string" ? (actual.match(UUID) ?? []) : [];
  if (one !== undefined && other !== undefined) mapping.agrees(one.toLowerCase(), other.toLowerCase());
}

/** Members that come and go while a program runs. */
const OPTIONAL = new Set([
  "isReady",
  "endTime",
  "startTime",
  "exitReason",
  "statusCode",
  "searcherMetric",
  "agentId",
  "containerId",
]);

function compareText(
  recorded: string,
  actual: string,
  key: string,
  mapping: Mapping,
  add: (what: string) => void,
): void {
  if (recorded === actual || LOOSE.has(key)) return;
  if (TIME.test(recorded) && TIME.test(actual)) return;
  if (/^Experiment \(\w+-\w+-\w+\)$/.test(recorded) && /^Experiment \(\w+-\w+-\w+\)$/.test(actual)) return;
  const expected = recorded.match(UUID) ?? [];
  const got = actual.match(UUID) ?? [];
  const form = (text: string): string =>
    text
      .replace(UUID, "<uuid>")
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>")
      .replace(/\b[\da-f]{8} \|\|/g, "<container> ||");
  if (form(recorded) === form(actual) && expected.length === got.length) {
    const bad = expected.find((uuid, index) => !mapping.agrees(uuid.toLowerCase(), (got[index] ?? "").toLowerCase()));
    return bad === undefined ? undefined : add(`another uuid than before: ${short(actual)}`);
  }
  add(`${short(recorded)} recorded, got ${short(actual)}`);
}

function kind(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? "undefined";
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
