import { MalformedResponseError } from "../errors/index.js";
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

/**
 * Returns the part of an answer that the operation must hold.
 *
 * @param decode Makes a value of that part; gives it as it came where left out.
 * @throws ApiError or one of its classes for every status of the master that is not a success.
 * @throws UnexpectedAnswerError when something other than the master answered.
 * @throws MalformedResponseError, with the operation, for an answer without that part or with one of another shape.
 */
export function unwrapMember<A extends Answer, Key extends keyof Data<A>>(
  answer: A,
  key: Key,
): NonNullable<Data<A>[Key]>;
export function unwrapMember<A extends Answer, Key extends keyof Data<A>, T>(
  answer: A,
  key: Key,
  decode: (wire: NonNullable<Data<A>[Key]>) => T,
): T;
export function unwrapMember(
  answer: Answer,
  key: string,
  decode: (wire: unknown) => unknown = (wire) => wire,
): unknown {
  const value = (unwrap(answer) as Record<string, unknown>)[key];
  if (value === undefined || value === null) {
    throw answerError(answer.response, `lacks ${JSON.stringify(key)}.`);
  }
  return decodeAnswer(answer.response, () => decode(value));
}

/** Decodes something of an answer; an error over its shape gets the operation that it answers. */
export function decodeAnswer<T>(response: Response, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (!MalformedResponseError.isInstance(error) || error.path !== undefined) throw error;
    throw answerError(response, `has another shape than the operation's. ${error.message}`, undefined, error);
  }
}

/**
 * Decodes something of a line of a stream; an error over its shape gets the operation.
 *
 * @param path Template of the path.
 */
export function decodeLine<T>(path: string, decode: () => T): T {
  try {
    return decode();
  } catch (error) {
    if (!MalformedResponseError.isInstance(error) || error.path !== undefined) throw error;
    const message = `A line of the answer to GET ${path} has another shape than the operation's. ${error.message}`;
    throw new MalformedResponseError(message, { path, status: 200, cause: error });
  }
}
