import { requestOptions, type RequestOptions } from "../../api/request-options.js";
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
