import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { refusal } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { Experiment } from "./experiment.js";
import { unwrapMember } from "../../api/unwrap-member.js";

/** The label that marks the experiment of a key: the same in every process and runtime, so no WebCrypto, which pages over http lack. */
export function dedupeLabel(key: string): string {
  const parts = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map((seed) => {
    let hash = seed;
    for (const byte of new TextEncoder().encode(key)) {
      hash = Math.imul(hash ^ byte, 0x5bd1e995);
      hash ^= hash >>> 15;
    }
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, "0");
  });
  return `dedupe-${parts.join("")}`;
}

/** Gives the text of a config with one more label; a YAML text keeps its comments and its way of writing. */
export async function withLabel(config: string, label: string): Promise<string> {
  const add = (labels: unknown): string => {
    if (labels !== undefined && labels !== null && !Array.isArray(labels))
      throw refusal("config.labels", "a list", labels);
    return JSON.stringify([...((labels as unknown[] | null) ?? []), label]);
  };
  let json: { labels?: unknown } | undefined;
  try {
    json = JSON.parse(config) as typeof json;
  } catch {
    // YAML, then.
  }
  if (json && typeof json === "object")
    return JSON.stringify({ ...json, labels: JSON.parse(add(json.labels)) as unknown });
  const { isMap, isScalar, isSeq, parseDocument } = await import("yaml");
  const { contents } = parseDocument(config, { merge: true, logLevel: "silent" });
  // A text that is no mapping is for the master to refuse.
  if (!isMap(contents) || !contents.range) return config;
  const splice = (from: number, to: number, text: string): string => config.slice(0, from) + text + config.slice(to);
  const pair = contents.items.find(({ key }) => isScalar(key) && key.value === "labels");
  const [start] = contents.range;
  if (!pair) {
    if (contents.flow) return splice(start + 1, start + 1, ` labels: ${add(undefined)},`);
    const indent = config.slice(config.lastIndexOf("\n", start - 1) + 1, start);
    return splice(start, start, `labels: ${add(undefined)}\n${indent}`);
  }
  const value = pair.value as { range?: [number, number, number]; toJSON?: () => unknown } | null;
  if (!value?.range || !(isSeq(value) || (isScalar(value) && value.value === null)))
    throw refusal("config.labels", "a list", value);
  const [from, to] = value.range;
  // A list in lines may stand at the column of its key, where a list in brackets may not: hence the space.
  const newline = config.slice(from, to).endsWith("\n") ? "\n" : "";
  return splice(from, to, ` ${add(isSeq(value) ? value.toJSON() : undefined)}${newline}`);
}

/** The experiment that carries the label, the one of the lowest id when there are several. */
export async function findLabelled(
  connection: Connection,
  label: string,
  options: RequestOptions,
): Promise<number | undefined> {
  const query = { labels: [label], sortBy: "SORT_BY_ID" as const, orderBy: "ORDER_BY_ASC" as const, limit: 10 };
  const answer = await connection.api.GET("/api/v1/experiments", { params: { query }, ...requestOptions(options) });
  const rows = unwrapMember(answer, "experiments").filter(({ labels }) => labels?.includes(label));
  return rows.length ? Math.min(...rows.map(({ id }) => id)) : undefined;
}

/** Of two experiments with one label the first stays: gives it, and cancels the other when that is ours. */
export async function settleRace(
  connection: Connection,
  label: string,
  ours: Experiment,
  options: RequestOptions,
): Promise<Experiment> {
  const first = await findLabelled(connection, label, options);
  if (first === undefined || first >= ours.id) return ours;
  await ours.cancel(options);
  return new Experiment(connection, first).reload(options);
}
