import { answerError } from "./answer-error.js";
import { unwrap } from "./unwrap.js";

/** What a call of the low level resolves to. */
export interface Answer {
  data?: unknown;
  error?: unknown;
  response: Response;
}
/** The data of an answer that succeeded. */
export type Data<A extends Answer> = NonNullable<A["data"]>;

/** Gives the part of an answer that the operation must hold, or throws the error that its status stands for. */
export function unwrapMember<A extends Answer, Key extends keyof Data<A>>(
  answer: A,
  key: Key,
): NonNullable<Data<A>[Key]> {
  const value = unwrap(answer)[key];
  if (value === undefined || value === null) {
    throw answerError(answer.response, `lacks ${JSON.stringify(key)}`);
  }
  return value;
}
