import { unwrapMember, type Answer, type Data } from "../api/unwrap-member.js";
import type { Page } from "../sequence/listing.js";

/** Gives one page of a listing; an answer without pagination is the whole of it. */
export function unwrapPage<A extends Answer, Key extends keyof Data<A>, Row>(
  answer: A,
  key: Key,
  decode: (wire: NonNullable<Data<A>[Key]> extends readonly (infer Wire)[] ? Wire : never) => Row,
): Page<Row> {
  const rows = (unwrapMember(answer, key) as never[]).map((wire) => decode(wire));
  const { pagination } = answer.data as { pagination?: { endIndex?: number; total?: number } | null };
  return { rows, endIndex: pagination?.endIndex, total: pagination?.total };
}
