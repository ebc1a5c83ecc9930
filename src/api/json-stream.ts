import { MalformedResponseError, StreamTruncatedError } from "../errors/index.js";
import { exchangeOf } from "./exchange.js";
import { createLineSplitter } from "./json-lines.js";
import { apiError, readErrorBody } from "./response-error.js";

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
  const { name, facts } = exchange;
  const parse = (line: string, isCut: boolean): unknown => {
    let message: { result?: unknown; error?: unknown };
    try {
      message = JSON.parse(line) as typeof message;
    } catch (cause) {
      throw isCut
        ? new StreamTruncatedError(`${name} ended in the middle of a line.`, { cause })
        : new MalformedResponseError(`${name} sent a line that is no JSON.`, { path: facts.path, cause });
    }
    if (!message.error) return message.result;
    const said = readErrorBody(message);
    throw apiError(said.status ?? 500, said, exchange);
  };
  const splitter = createLineSplitter();
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      for (const line of splitter.push(value)) yield parse(line, false);
    }
    const last = splitter.end();
    if (last) yield parse(last, true);
  } finally {
    // Never awaited: under msw 2 it does not settle.
    reader.cancel().catch(() => {});
  }
}
