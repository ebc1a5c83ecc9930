import { MalformedResponseError, StreamTruncatedError } from "../errors/index.js";
import { exchangeOf } from "./exchange.js";
import { createLineSplitter } from "./json-lines.js";
import { cleanerOf } from "./secrets.js";
import { statusError } from "./status-error.js";

/**
 * Gives the results of a body of JSON lines one by one; leaving the loop closes the connection.
 *
 * @throws ApiError by the `httpCode` of an error line, after the results before it.
 * @throws StreamTruncatedError when the last line is cut short.
 */
export async function* readJsonStream(
  body: ReadableStream<Uint8Array>,
  response: Response,
): AsyncGenerator<unknown, void, undefined> {
  const exchange = exchangeOf(response);
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
        } catch (thrown) {
          const cause = cleanerOf(exchange).cause(thrown);
          if (done) throw new StreamTruncatedError(`${name} ended in the middle of a line.`, { silent: false, cause });
          throw new MalformedResponseError(`${name} sent a line that is no JSON.`, { path, cause });
        }
        if (message.error) throw statusError(response, message, exchange);
        yield message.result;
      }
    }
  } finally {
    // Never awaited: under msw 2 it does not settle.
    reader.cancel().catch(() => {});
  }
}
