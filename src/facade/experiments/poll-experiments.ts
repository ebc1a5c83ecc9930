import type { components } from "#schema";
import { decodeAnswer, unwrapMember } from "../../api/unwrap-member.js";
import { NotFoundError } from "../../errors/index.js";
import { isOutage } from "../../sequence/outage-decision.js";
import { WireFields, type Known, type RequestSettings } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { splitIds } from "./experiment-id-filter.js";
import { toExperimentRecord, type ExperimentRecord } from "./experiment-record.js";
import { requireState } from "../require-state.js";
import { unwrapPage } from "../unwrap-page.js";

type Wire = components["schemas"]["v1Experiment"];

/** What a poll found of an experiment: its record, that there is none, or what kept it from finding out. */
export type Finding =
  { toRecord: (known: Known<ExperimentRecord>) => ExperimentRecord } | { gone: NotFoundError } | { error: unknown };

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
  request: RequestSettings,
): Promise<Findings> {
  const findings: Findings = new Map();
  let outage: Finding | undefined;
  const find = async (some: readonly number[], ask: () => Promise<void>): Promise<void> => {
    let finding = outage;
    try {
      if (!finding) await ask();
    } catch (error) {
      request.signal?.throwIfAborted();
      finding = NotFoundError.isInstance(error) ? { gone: error } : { error };
      // The others would only wait as long for the same.
      if (isOutage(error)) outage = finding;
    }
    if (finding) for (const id of some) findings.set(id, finding);
  };
  if (ids.length > 1) {
    for (const { ids: some, filter, rows: limit } of splitIds(ids, connection.master, listPath, listQuery)) {
      await find(some, async () => {
        const query = { ...listQuery, ...filter, limit };
        const answer = await connection.api.GET(listPath, { params: { query }, ...request });
        const { rows } = unwrapPage(answer, "experiments", (wire) => ({
          wire,
          id: new WireFields<Wire>(wire).id("id", 0),
        }));
        for (const { wire, id } of rows) findings.set(id, findingOf(wire, answer.response, true));
      });
    }
  }
  // What a list does not show may be deleted, hidden, or the only one that is asked for.
  for (const id of ids) {
    if (findings.has(id)) continue;
    await find([id], async () => {
      const init = { params: { path: { experimentId: id } }, ...request };
      const answer = await connection.api.GET("/api/v1/experiments/{experimentId}", init);
      findings.set(id, findingOf(unwrapMember(answer, "experiment"), answer.response, false));
    });
  }
  return findings;
}

/** Decoded only where it is wanted: most polls serve one of many watchers. */
function findingOf(wire: Wire, response: Response, listed: boolean): Finding {
  const toRecord = (known: Known<ExperimentRecord>): ExperimentRecord =>
    decodeAnswer(response, () => {
      requireState(wire.state);
      return toExperimentRecord(wire, known, listed);
    });
  return { toRecord };
}

const listPath = "/api/v1/experiments";

const listQuery = { sortBy: "SORT_BY_ID" } as const;
