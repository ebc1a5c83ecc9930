import type { Exchange } from "../exchange.js";
import type { ToError } from "../failure.js";
import { exchangeFor } from "./describe-answer.js";
import { createLineSplitter } from "./json-lines.js";
import { describeStatus } from "./describe-status.js";

/**
 * Gives the results of a body of JSON lines one by one; leaving the loop closes the connection.
 *
 * @throws ApiError by the `httpCode` of an error line, after the results before it.
 * @throws StreamTruncatedError when the last line is cut short.
 */
export async function* readJsonStream(
  body: ReadableStream<Uint8Array>,
  response: Response,
  known: Exchange | undefined,
  toError: ToError,
): AsyncGenerator<unknown, void, undefined> {
  const exchange = exchangeFor(response, known);
  const { method, path } = exchange;
  const name = `${method} ${path}`;
  const splitLines = createLineSplitter();
  const reader = body.getReader();
  try {
    for (let isOver = false; !isOver;) {
      const { done, value } = await reader.read();
      isOver = done;
      for (const line of splitLines(value)) {
        let message: { result?: unknown; error?: unknown };
        try {
          message = JSON.parse(line) as typeof message;
        } catch (cause) {
          throw toError(
            done
              ? {
                  name: "StreamTruncatedError",
                  message: `${name} ended in the middle of a line.`,
                  details: { silent: false, cause },
                }
              : {
                  name: "MalformedResponseError",
                  message: `${name} sent a line that is no JSON.`,
                  details: { path, cause },
                },
          );
        }
        if (message.error) throw toError(describeStatus(response, message, exchange));
        yield message.result;
      }
    }
  } finally {
    // Never awaited: under msw 2 it does not settle.
    reader.cancel().catch(() => {});
  }
}
