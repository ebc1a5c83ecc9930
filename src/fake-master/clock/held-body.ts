import type { MasterClock } from "./fake-clock.js";

/**
 * The same answer with a body that time waits for: while its next piece is made, and while its reader does something with the
 * last one, such as putting it on disk. No time-out strikes meanwhile.
 */
export function withHeldBody(response: Response, clock: Pick<MasterClock, "hold" | "moved">): Response {
  // A body that is used up is left to its next reader.
  if (response.body === null || response.bodyUsed || response.body.locked) return response;
  const reader = response.body.getReader();
  let release = clock.hold();
  const next = (): void => {
    release();
    release = clock.hold();
  };
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        next();
        try {
          const { done, value } = await reader.read();
          if (!done) {
            controller.enqueue(value);
            return next();
          }
          controller.close();
        } catch (error) {
          controller.error(error);
        }
        release();
      },
      async cancel(reason) {
        release();
        await reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(stream, response);
}
