import { milliseconds, type FakeDuration } from "./duration.js";
import type { MasterClock } from "./fake-clock.js";
import { CODES, Refusal, type CodeName } from "./refusal.js";
import { refusalAnswer } from "./respond.js";

/** Which requests a fault meets. */
export interface FaultTarget {
  /** Id of the operation in the spec, such as `"GetExperiments"` or `"TrialLogs"`; default every request. */
  operation?: string | undefined;
  /** How many requests it meets; default 1, `Infinity` for all. */
  times?: number | undefined;
  /** How many requests go through before it begins; default 0. */
  skip?: number | undefined;
}

/** A fault that was ordered. */
export interface OrderedFault {
  /** How many requests it met so far. */
  readonly hits: number;
  /** Takes it back. */
  remove(): void;
}

/** What can go wrong, on order. */
export interface Faults {
  /** Answers an error instead. */
  fail(
    fault: FaultTarget & {
      status: number;
      /** Value of the `Retry-After` header: seconds, or a date as text. */
      retryAfter?: number | string | undefined;
      /** Text of the body, such as the HTML of a proxy; default the master's own error body. */
      body?: string | undefined;
      headers?: Record<string, string> | undefined;
      /** `true`: the request has its effect all the same. Default false. */
      afterEffect?: boolean | undefined;
    },
  ): OrderedFault;
  /** Breaks the connection in the middle of an answer, after so many lines or bytes. */
  cut(fault: FaultTarget & { afterLines?: number | undefined; afterBytes?: number | undefined }): OrderedFault;
  /** Goes silent: before the answer, or after so many lines or bytes of it; for a time, or until the client leaves. */
  stall(
    fault: FaultTarget & {
      afterLines?: number | undefined;
      afterBytes?: number | undefined;
      /** On the fake's clock; default for ever. */
      duration?: FakeDuration | undefined;
    },
  ): OrderedFault;
  /** Breaks the connection without an answer, `before` or `after` the request had its effect; default before. */
  drop(fault: FaultTarget & { when?: "before" | "after" | undefined }): OrderedFault;
  /** Ends the archive of a checkpoint early, as if it were whole. */
  truncateArchive(fault?: Omit<FaultTarget, "operation"> & { afterBytes?: number | undefined }): OrderedFault;
  /** Delays the answer, or lets its bytes trickle. */
  slow(fault: FaultTarget & { delay?: FakeDuration | undefined; bytesPerSecond?: number | undefined }): OrderedFault;
  /** Takes back everything that was ordered. */
  clear(): void;
}

type Shape = (response: Response, clock: MasterClock, request: Request) => Response;
interface Fault extends FaultTarget {
  hits: number;
  seen: number;
  /** Acts before the request has its effect; an answer ends it there. */
  before?: (request: Request, clock: MasterClock) => Promise<Response | undefined>;
  after?: Shape;
}

/** Keeps the orders and carries them out. */
export class FaultDesk implements Faults {
  readonly #clock: MasterClock;
  #faults: Fault[] = [];

  constructor(clock: MasterClock) {
    this.#clock = clock;
  }

  /** Answers a request with everything that was ordered for it. `rest` lets the clock go on while nothing moves. */
  async apply(
    operation: string | undefined,
    request: Request,
    respond: () => Promise<Response>,
    rest: () => void,
  ): Promise<Response> {
    const met = this.#faults.filter((fault) => this.#meets(fault, operation));
    if (met.length === 0) return this.#held(operation, await respond());
    rest();
    for (const fault of met) {
      const answer = await fault.before?.(request, this.#clock);
      if (answer !== undefined) return answer;
    }
    let response = await respond();
    for (const fault of met) response = fault.after?.(response, this.#clock, request) ?? response;
    return response;
  }

  fail(fault: Parameters<Faults["fail"]>[0]): OrderedFault {
    const answer = (): Response => failure(fault);
    if (fault.afterEffect === true) return this.#add(fault, { after: answer });
    return this.#add(fault, { before: () => Promise.resolve(answer()) });
  }

  cut(fault: Parameters<Faults["cut"]>[0]): OrderedFault {
    const broken = (): never => {
      throw Object.assign(new TypeError("terminated"), { cause: new Error("other side closed") });
    };
    return this.#add(fault, { after: (response) => withBody(response, limit(fault, broken)) });
  }

  stall(fault: Parameters<Faults["stall"]>[0]): OrderedFault {
    const wait = async (request: Request): Promise<void> => {
      if (fault.duration !== undefined) return this.#clock.sleep(milliseconds(fault.duration), request.signal);
      await new Promise((_, reject) => request.signal.addEventListener("abort", () => reject(request.signal.reason as Error), { once: true }));
    };
    if (fault.afterBytes === undefined && fault.afterLines === undefined) {
      return this.#add(fault, { before: (request) => wait(request).then(() => undefined) });
    }
    return this.#add(fault, { after: (response, _, request) => withBody(response, limit(fault, () => wait(request))) });
  }

  drop(fault: Parameters<Faults["drop"]>[0]): OrderedFault {
    const dropped = (): Response => Response.error();
    if (fault.when === "after") return this.#add(fault, { after: dropped });
    return this.#add(fault, { before: () => Promise.resolve(dropped()) });
  }

  truncateArchive(fault: Parameters<Faults["truncateArchive"]>[0] = {}): OrderedFault {
    const afterBytes = fault.afterBytes ?? 600;
    const end = (): "end" => "end";
    const after: Shape = (response) => withBody(response, limit({ afterBytes }, end));
    return this.#add({ ...fault, operation: "get-checkpoint" }, { after });
  }

  slow(fault: Parameters<Faults["slow"]>[0]): OrderedFault {
    const { delay, bytesPerSecond } = fault;
    return this.#add(fault, {
      before: async (request, clock) => {
        if (delay !== undefined) await clock.sleep(milliseconds(delay), request.signal);
        return undefined;
      },
      after: (response, clock, request) => {
        if (bytesPerSecond === undefined) return response;
        return withBody(response, async (chunk, controller) => {
          await clock.sleep((chunk.length / bytesPerSecond) * 1000, request.signal);
          controller.enqueue(chunk);
        });
      },
    });
  }

  clear(): void {
    this.#faults = [];
  }

  #add(target: FaultTarget, acts: Pick<Fault, "before" | "after">): OrderedFault {
    const fault: Fault = { ...target, ...acts, hits: 0, seen: 0 };
    this.#faults.push(fault);
    return {
      get hits() {
        return fault.hits;
      },
      remove: () => {
        this.#faults = this.#faults.filter((other) => other !== fault);
      },
    };
  }

  #meets(fault: Fault, operation: string | undefined): boolean {
    if (fault.operation !== undefined && fault.operation !== operation) return false;
    fault.seen += 1;
    if (fault.seen <= (fault.skip ?? 0) || fault.hits >= (fault.times ?? 1)) return false;
    fault.hits += 1;
    return true;
  }

  /** An archive that is being read holds the clock, so that no time-out strikes while its bytes are put on disk. */
  #held(operation: string | undefined, response: Response): Response {
    if (operation !== "get-checkpoint" || !response.ok) return response;
    const release = this.#clock.hold();
    const moved = (): void => this.#clock.moved();
    const body = response.body?.getReader();
    if (body === undefined) return response;
    const stream = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          moved();
          const { done, value } = await body.read();
          if (!done) return controller.enqueue(value);
          release();
          controller.close();
        },
        async cancel(reason) {
          release();
          await body.cancel(reason);
        },
      },
      { highWaterMark: 0 },
    );
    return new Response(stream, response);
  }
}

type Controller = { enqueue(chunk: Uint8Array): void };
type Reshape = (chunk: Uint8Array, controller: Controller) => Promise<void | "end"> | void | "end";

/** Passes bytes through until so many lines or bytes have gone, then does what was ordered, once. */
function limit(
  { afterLines, afterBytes }: { afterLines?: number | undefined; afterBytes?: number | undefined },
  then: () => Promise<void> | "end",
): Reshape {
  let bytes = afterBytes ?? Infinity;
  let lines = afterLines ?? (afterBytes === undefined ? 0 : Infinity);
  let done = false;
  return async (chunk, controller) => {
    if (done) return controller.enqueue(chunk);
    let end = 0;
    while (end < chunk.length && bytes > 0 && lines > 0) {
      bytes -= 1;
      if (chunk[end] === 10) lines -= 1;
      end += 1;
    }
    if (end > 0) controller.enqueue(chunk.slice(0, end));
    if (bytes > 0 && lines > 0) return;
    done = true;
    if ((await then()) === "end") return "end";
    if (end < chunk.length) controller.enqueue(chunk.slice(end));
  };
}

function withBody(response: Response, reshape: Reshape): Response {
  const reader = response.body?.getReader();
  if (reader === undefined) return response;
  const headers = new Headers(response.headers);
  headers.delete("content-length");
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        let given = false;
        const taker: Controller = {
          enqueue: (chunk) => {
            given = true;
            controller.enqueue(chunk);
          },
        };
        while (!given) {
          const { done, value } = await reader.read();
          if (done) return controller.close();
          if ((await reshape(value, taker)) === "end") return controller.close();
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  return new Response(stream, { status: response.status, headers });
}

function failure(fault: Parameters<Faults["fail"]>[0]): Response {
  const name = (Object.keys(CODES) as CodeName[]).find((code) => CODES[code][2] === fault.status && code !== "unknown") ?? "unavailable";
  const own = refusalAnswer(new Refusal(name, `ordered fault: status ${fault.status}`, fault.status), "gateway");
  const headers = new Headers(own.headers);
  if (fault.body !== undefined) headers.set("content-type", /^\s*[[{]/.test(fault.body) ? "application/json" : "text/html");
  if (fault.retryAfter !== undefined) headers.set("retry-after", String(fault.retryAfter));
  for (const [key, value] of Object.entries(fault.headers ?? {})) headers.set(key, value);
  return new Response(fault.body ?? own.body, { status: fault.status, headers });
}
