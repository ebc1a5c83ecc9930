/** Gives on of each chunk of a body what it likes, piece by piece as they are read; to return `"end"` ends the body there. */
export type Reshape = (chunk: Uint8Array) => AsyncGenerator<Uint8Array, "end" | undefined>;

/** Passes bytes through until the given lines or bytes have gone, then does what the fault says, once. */
export function limit(
  { afterLines, afterBytes }: { afterLines?: number | undefined; afterBytes?: number | undefined },
  then: () => Promise<void> | "end",
): Reshape {
  let bytes = afterBytes ?? Infinity;
  let lines = afterLines ?? (afterBytes === undefined ? 0 : Infinity);
  let done = false;
  return async function* (chunk) {
    let end = 0;
    while (!done && end < chunk.length && bytes > 0 && lines > 0) {
      bytes -= 1;
      if (chunk[end] === 10) lines -= 1;
      end += 1;
    }
    if (end > 0) yield chunk.slice(0, end);
    if (!done && bytes > 0 && lines > 0) return undefined;
    if (!done) {
      done = true;
      if ((await then()) === "end") return "end";
    }
    if (end < chunk.length) yield chunk.slice(end);
    return undefined;
  };
}

/** Lets bytes go by the piece, as many as go in a quarter of a second. */
export function trickle(bytesPerSecond: number, sleep: (milliseconds: number) => Promise<void>): Reshape {
  const most = Math.max(1, Math.floor(bytesPerSecond / 4));
  return async function* (chunk) {
    for (let from = 0; from < chunk.length; from += most) {
      const piece = chunk.slice(from, from + most);
      await sleep((piece.length / bytesPerSecond) * 1000);
      yield piece;
    }
    return undefined;
  };
}

/** The same answer with its bytes passed through a function; a reader who leaves aborts `left`. */
export function withBody(response: Response, left: AbortController, reshape: Reshape): Response {
  const reader = response.body?.getReader();
  if (reader === undefined) return response;
  let pieces: ReturnType<Reshape> | undefined;
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        for (;;) {
          if (pieces === undefined) {
            const { done, value } = await reader.read();
            if (done) return controller.close();
            pieces = reshape(value);
          }
          const piece = await pieces.next();
          if (piece.done !== true) return controller.enqueue(piece.value);
          if (piece.value === "end") return controller.close();
          pieces = undefined;
        }
      },
      cancel: (reason) => {
        left.abort(reason);
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return sameHead(response, stream);
}

/** The same answer with the first half of its bytes, as if that were all. */
export function halfOf(response: Response): Response {
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const whole = new Uint8Array(await response.arrayBuffer());
      controller.enqueue(whole.slice(0, whole.length >> 1));
      controller.close();
    },
  });
  return sameHead(response, stream);
}

function sameHead(response: Response, body: ReadableStream<Uint8Array>): Response {
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  return new Response(body, { status: response.status, headers });
}
