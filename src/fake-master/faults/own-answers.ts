import { checkFunction } from "../options/checks.js";
import { checkOperation } from "../requests/operation-names.js";
import type { RecordedRequest } from "../requests/request-log.js";
import { gatewayAnswer, streamAnswer } from "../requests/respond.js";

/**
 * Answers one operation in place of the master: with a `Response`, or with what is sent as JSON (of a stream each item of an
 * array or an async iterable as a line); `undefined` leaves the request to the fake master.
 */
export type OwnAnswer = (request: RecordedRequest) => unknown;

/** The functions of a test that answer in the master's place; the newest goes first. */
export class OwnAnswers {
  readonly #answers: { readonly operation: string; readonly answer: OwnAnswer }[] = [];

  /** Adds one; the function that it returns takes it back. */
  add(operation: string, answer: OwnAnswer): () => void {
    checkOperation(operation, "operation of fake.handle()");
    checkFunction(answer, "answer of fake.handle()");
    const own = { operation, answer };
    this.#answers.unshift(own);
    return () => {
      const at = this.#answers.indexOf(own);
      if (at >= 0) this.#answers.splice(at, 1);
    };
  }

  /** The answer to a request; undefined where the fake master gives it. */
  async find(request: RecordedRequest, isStream: boolean): Promise<Response | undefined> {
    for (const { operation, answer } of this.#answers) {
      if (operation !== request.operation) continue;
      const value = await answer(request);
      if (value === undefined) continue;
      if (value instanceof Response) return value;
      return isStream ? streamAnswer(itemsOf(value), new AbortController(), () => {}) : gatewayAnswer(value);
    }
    return undefined;
  }
}

async function* itemsOf(value: unknown): AsyncGenerator<unknown, void> {
  if (Array.isArray(value) || (typeof value === "object" && value !== null && Symbol.asyncIterator in value))
    yield* value as AsyncIterable<unknown>;
  else yield value;
}
