import { turn } from "../clock/clock-work.js";
import { CODES, Refusal } from "../refusal.js";

const GATEWAY = { "content-type": "application/json", "grpc-metadata-content-type": "application/grpc" };

/** JSON as the gateway writes it: compact, with `<`, `>` and `&` escaped. */
function gatewayJson(value: unknown, pretty = false): string {
  const text = JSON.stringify(value, null, pretty ? 4 : undefined);
  return text.replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** An answer of the gateway. */
export function gatewayAnswer(value: unknown, headers: Record<string, string> = {}, pretty = false): Response {
  return new Response(gatewayJson(value, pretty), { status: 200, headers: { ...GATEWAY, ...headers } });
}

/** A refusal in the shape of the side that it comes from: the gateway, one of its streams, or a plain route. */
export function refusalAnswer(refusal: Refusal, shape: "gateway" | "stream" | "plain"): Response {
  if (shape === "plain") {
    return new Response(JSON.stringify({ message: refusal.message }), {
      status: refusal.status,
      headers: { "content-type": "application/json; charset=UTF-8" },
    });
  }
  const body = shape === "stream" ? gatewayJson(streamError(refusal)) : `${gatewayJson(gatewayError(refusal))}\n`;
  return new Response(body, { status: refusal.status, headers: GATEWAY });
}

function gatewayError(refusal: Refusal): unknown {
  const [code, reason] = CODES[refusal.code];
  return { error: { code, reason, error: refusal.message } };
}

const STATUS_TEXT: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  409: "Conflict",
  429: "Too Many Requests",
  500: "Internal Server Error",
  501: "Not Implemented",
  503: "Service Unavailable",
};

/** The last line of a stream that failed. */
function streamError(refusal: Refusal): unknown {
  const grpcCode = refusal.code === "internal" ? 2 : CODES[refusal.code][0];
  const httpStatus = STATUS_TEXT[refusal.status] ?? "";
  return { error: { grpcCode, httpCode: refusal.status, message: refusal.message, httpStatus, details: [] } };
}

/** Anything thrown, as the master's "no": what nobody foresaw is its error 500. */
export function toRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  return new Refusal("internal", error instanceof Error ? error.message : String(error));
}

/**
 * Answers a stream of results as lines. A failure before the first line is an ordinary error answer, one after it is the
 * last line. The head waits for the first line no longer than a turn: a stream that begins with silence begins with its head.
 */
export async function streamAnswer(
  results: AsyncIterable<unknown>,
  left: AbortController,
  onChunk: () => void,
): Promise<Response> {
  const iterator = results[Symbol.asyncIterator]();
  const encoder = new TextEncoder();
  let next: Promise<IteratorResult<unknown>> | undefined = iterator.next();
  await Promise.race([next, turn()]);
  // A failure that comes later is reported in the body, whose reader may be slow.
  next.catch(() => undefined);
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const step = await (next ?? iterator.next());
          next = undefined;
          onChunk();
          if (step.done === true) return controller.close();
          controller.enqueue(encoder.encode(`${gatewayJson({ result: step.value })}\n`));
        } catch (error) {
          if (left.signal.aborted) return controller.error(left.signal.reason);
          controller.enqueue(encoder.encode(gatewayJson(streamError(toRefusal(error)))));
          controller.close();
        }
      },
      async cancel(reason) {
        // Whatever the stream waits for, it waits no longer.
        left.abort(reason);
        await iterator.return?.(undefined);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { status: 200, headers: GATEWAY });
}
