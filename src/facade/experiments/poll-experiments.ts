import type { components } from "#schema";
import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { NotFoundError } from "../../errors/index.js";
import { isMastersAnswer, isOutage } from "../../sequence/outage-decision.js";
import type { Connection } from "../connection.js";
import { splitIds } from "./experiment-id-filter.js";
import { unwrapPage } from "../unwrap-page.js";

type Wire = components["schemas"]["v1Experiment"];

/** What a poll found of an experiment: its record, that there is none, or what kept it from finding out. */
export type Finding = { wire: Wire; listed: boolean } | { gone: NotFoundError } | { error: unknown };

/** What a poll found, by id. */
export type Findings = Map<number, Finding>;

/**
 * Asks for experiments in as few requests as their number allows. What goes wrong with one request is found for its ids
 * only: others may be watched by somebody else.
 *
 * @param ids Each once, ascending.
 */
export async function pollExperiments(
  connection: Connection,
  ids: readonly number[],
  options: RequestOptions,
): Promise<Findings> {
  const findings: Findings = new Map();
  let outage: Finding | undefined;
  const find = async (some: readonly number[], ask: () => Promise<void>): Promise<void> => {
    let finding = outage;
    try {
      if (!finding) await ask();
    } catch (error) {
      options.signal?.throwIfAborted();
      finding = NotFoundError.isInstance(error) && isMastersAnswer(error) ? { gone: error } : { error };
      // The others would only wait as long for the same.
      if (isOutage(error)) outage = finding;
    }
    if (finding) for (const id of some) findings.set(id, finding);
  };
  if (ids.length > 1) {
    for (const { ids: some, filter, rows: limit } of splitIds(ids, connection.master, listPath, listQuery)) {
      await find(some, async () => {
        const query = { ...listQuery, ...filter, limit };
        const answer = await connection.api.GET(listPath, { params: { query }, ...requestOptions(options) });
        const { rows } = unwrapPage(answer, "experiments", (wire) => wire);
        for (const wire of rows) findings.set(wire.id, { wire, listed: true });
      });
    }
  }
  // What a list does not show may be deleted, hidden, or the only one that is asked for.
  for (const id of ids) {
    if (findings.has(id)) continue;
    await find([id], async () => {
      const params = { path: { experimentId: id } };
      const answer = await connection.api.GET("/api/v1/experiments/{experimentId}", {
        params,
        ...requestOptions(options),
      });
      findings.set(id, { wire: unwrapMember(answer, "experiment"), listed: false });
    });
  }
  return findings;
}

const listPath = "/api/v1/experiments";

const listQuery = { sortBy: "SORT_BY_ID" } as const;
