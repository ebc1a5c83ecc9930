import { milliseconds } from "./duration.js";
import type { MasterClock } from "./fake-clock.js";
import { limit, withBody } from "./fault-bodies.js";
import type { Faults, FaultTarget, OrderedFault } from "./fault-types.js";
import { CODES, Refusal, type CodeName } from "./refusal.js";
import { refusalAnswer } from "./respond.js";

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
      await new Promise((_, reject) =>
        request.signal.addEventListener("abort", () => reject(request.signal.reason as Error), { once: true }),
      );
    };
    if (fault.afterBytes === undefined && fault.afterLines === undefined) {
      return this.#add(fault, { before: (request) => wait(request).then(() => undefined) });
    }
    return this.#add(fault, {
      after: (response, _, request) =>
        withBody(
          response,
          limit(fault, () => wait(request)),
        ),
    });
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

function failure(fault: Parameters<Faults["fail"]>[0]): Response {
  const name =
    (Object.keys(CODES) as CodeName[]).find((code) => CODES[code][2] === fault.status && code !== "unknown") ??
    "unavailable";
  const own = refusalAnswer(new Refusal(name, `ordered fault: status ${fault.status}`, fault.status), "gateway");
  const headers = new Headers(own.headers);
  if (fault.body !== undefined)
    headers.set("content-type", /^\s*[[{]/.test(fault.body) ? "application/json" : "text/html");
  if (fault.retryAfter !== undefined) headers.set("retry-after", String(fault.retryAfter));
  for (const [key, value] of Object.entries(fault.headers ?? {})) headers.set(key, value);
  return new Response(fault.body ?? own.body, { status: fault.status, headers });
}
