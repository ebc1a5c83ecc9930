import type { Exchange } from "./exchange.js";
import type { toError } from "./failure.js";
import { createLineSplitter } from "./json-lines.js";
import { describeStatus } from "./status-failure.js";

/**
 * Gives the results of a body of JSON lines one by one; leaving the loop closes the connection.
 *
 * @throws ApiError by the `httpCode` of an error line, after the results before it.
 * @throws StreamTruncatedError when the last line is cut short.
 */
export async function* readJsonStream(
  body: ReadableStream<Uint8Array>,
  response: Response,
  exchange: Exchange,
  makeError: typeof toError,
): AsyncGenerator<unknown, void, undefined> {
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
          throw makeError(
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
        if (message.error) throw makeError(describeStatus(response, message, exchange));
        yield message.result;
      }
    }
  } finally {
    // Never awaited: under msw 2 it does not settle.
    reader.cancel().catch(() => {});
  }
}
