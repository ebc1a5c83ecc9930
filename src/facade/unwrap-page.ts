import type { components } from "#schema";
import { answerError } from "../api/answer-error.js";
import { unwrapMember, type Answer, type Data } from "../api/unwrap-member.js";
import type { Page } from "../sequence/listing-plan.js";
import { WireFields } from "../values/index.js";

type WirePagination = components["schemas"]["v1Pagination"];

/** Returns one page of a listing; an answer without pagination is the whole of it. */
export function unwrapPage<A extends Answer, Key extends keyof Data<A>, Row>(
  answer: A,
  key: Key,
  decode: (wire: NonNullable<Data<A>[Key]> extends readonly (infer Wire)[] ? Wire : never) => Row,
): Page<Row> {
  return unwrapMember(answer, key, (wire) => {
    if (!Array.isArray(wire)) throw answerError(answer.response, `has a ${JSON.stringify(key)} that is not an array.`);
    const rows = wire.map((row) => decode(row as never));
    const page = new WireFields(answer.data as { pagination?: WirePagination | null }).part(
      "pagination",
      (pagination) => {
        const from = new WireFields<WirePagination>(pagination);
        return { endIndex: from.integer("endIndex"), total: from.integer("total") };
      },
    );
    return { rows, endIndex: page?.endIndex, total: page?.total };
  });
}
