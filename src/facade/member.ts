import { malformed } from "../api/response-error.js";
import { unwrap } from "../api/unwrap.js";
import type { Page } from "../sequence/listing.js";

interface Answer {
  data?: unknown;
  error?: unknown;
  response: Response;
}
type Data<A extends Answer> = NonNullable<A["data"]>;

/** Gives the part of an answer that the operation must hold, or throws the error that its status stands for. */
export function unwrapMember<A extends Answer, Key extends keyof Data<A>>(
  answer: A,
  key: Key,
): NonNullable<Data<A>[Key]> {
  const value = unwrap(answer)[key];
  if (value === undefined || value === null) {
    throw malformed(answer.response, `lacks ${JSON.stringify(key)}`);
  }
  return value;
}

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
