import { exchangeOf } from "./exchange.js";
import { unexpectedAnswer } from "./unexpected-answer.js";

/** More is not needed to say what it is. */
const enough = 10_000;

/**
 * Rejects where the body of a success is a web page by its type: no master streams one.
 *
 * @throws UnexpectedAnswerError
 */
export async function refusePage(response: Response, body: ReadableStream<Uint8Array>): Promise<void> {
  if (!/\bx?html\b/i.test(response.headers.get("content-type") ?? "")) return;
  throw unexpectedAnswer(response, await readStart(body), exchangeOf(response));
}

async function readStart(body: ReadableStream<Uint8Array>): Promise<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let start = "";
  try {
    while (start.length < enough) {
      const { done, value } = await reader.read();
      if (done) break;
      start += decoder.decode(value, { stream: true });
    }
    return start;
  } finally {
    // Never awaited: under msw 2 it does not settle.
    reader.cancel().catch(() => {});
  }
}
