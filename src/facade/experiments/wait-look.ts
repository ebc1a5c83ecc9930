import type { components } from "#schema";
import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { NotFoundError } from "../../errors/index.js";
import type { Connection } from "../connection.js";
import { unwrapPage } from "../unwrap-page.js";

type Wire = components["schemas"]["v1Experiment"];

/** What a look found of each experiment: its record, or the error that says it is gone. */
export type Seen = Map<number, { wire: Wire; listed: boolean } | { gone: NotFoundError }>;

/** Looks at one experiment. */
export async function lookAtOne(connection: Connection, id: number, options: RequestOptions): Promise<Seen> {
  try {
    const params = { path: { experimentId: id } };
    const answer = await connection.api.GET("/api/v1/experiments/{experimentId}", {
      params,
      ...requestOptions(options),
    });
    return new Map([[id, { wire: unwrapMember(answer, "experiment"), listed: false }]]);
  } catch (error) {
    if (NotFoundError.isInstance(error)) return new Map([[id, { gone: error }]]);
    throw error;
  }
}

/** Looks at all in one request. Masters before 0.20 ignore the filter, so pages go from the newest on until none is missing. */
export async function lookAtAll(
  connection: Connection,
  ids: readonly number[],
  options: RequestOptions,
): Promise<Seen> {
  const seen: Seen = new Map();
  const oldest = Math.min(...ids);
  const limit = Math.max(ids.length, 100);
  for (let offset = 0, more = true; more;) {
    const query = {
      "experimentIdFilter.incl": [...ids],
      sortBy: "SORT_BY_ID" as const,
      orderBy: "ORDER_BY_DESC" as const,
      limit,
      offset,
    };
    const answer = await connection.api.GET("/api/v1/experiments", { params: { query }, ...requestOptions(options) });
    const { rows, endIndex = 0, total = 0 } = unwrapPage(answer, "experiments", (wire) => wire);
    for (const wire of rows) if (ids.includes(wire.id)) seen.set(wire.id, { wire, listed: true });
    more = seen.size < ids.length && endIndex > offset && endIndex < total && rows.every(({ id }) => id > oldest);
    offset = endIndex;
  }
  for (const id of ids)
    if (!seen.has(id)) for (const [, one] of await lookAtOne(connection, id, options)) seen.set(id, one);
  return seen;
}
