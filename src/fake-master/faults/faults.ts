import type { Incoming } from "../requests/incoming.js";
import { milliseconds } from "../clock/duration.js";
import { readOptions, type Checked } from "../options/options.js";
import type { MasterClock } from "../clock/fake-clock.js";
import { halfOf, limit, trickle, withBody } from "./fault-bodies.js";
import {
  cutOptions,
  dropOptions,
  failOptions,
  slowOptions,
  stallOptions,
  truncateArchiveOptions,
} from "./fault-options.js";
import type { Faults, OrderedFault } from "./fault-types.js";
import { CODES, Refusal, type CodeName } from "../refusal.js";
import type { RecordedRequest } from "../requests/request-log.js";
import { refusalAnswer } from "../requests/respond.js";

/** `left` aborts when the client leaves, before its answer or in the middle of it. */
type Shape = (response: Response, left: AbortController) => Response;
interface Target {
  readonly operation?: string | undefined;
  readonly times: number;
  readonly skip: number;
  readonly where?: ((request: RecordedRequest) => boolean) | undefined;
}
interface Fault extends Target {
  hits: number;
  seen: number;
  /** Acts before the request has its effect; an answer ends it there. */
  before?: (left: AbortController) => Promise<Response | undefined>;
  after?: Shape;
}

/** Keeps the faults that are planned and lets them happen. */
export class FaultDesk implements Faults {
  readonly #clock: MasterClock;
  #faults: Fault[] = [];

  constructor(clock: MasterClock) {
    this.#clock = clock;
  }

  /** Answers a request with every fault that meets it. `rest` lets the clock go on while nothing moves. */
  async apply(
    entry: RecordedRequest,
    request: Incoming,
    respond: () => Promise<Response>,
    rest: () => void,
  ): Promise<Response> {
    const met = this.#faults.filter((fault) => this.#meets(fault, entry));
    if (met.length === 0) return respond();
    rest();
    const left = new AbortController();
    if (request.signal.aborted) left.abort(request.signal.reason);
    request.signal.addEventListener("abort", () => left.abort(request.signal.reason), { once: true });
    for (const fault of met) {
      const answer = await fault.before?.(left);
      if (answer !== undefined) return answer;
    }
    let response = await respond();
    for (const fault of met) response = fault.after?.(response, left) ?? response;
    return response;
  }

  fail(given: Parameters<Faults["fail"]>[0]): OrderedFault {
    const fault = readOptions(failOptions, "fake.faults.fail()", given);
    if (fault.status < 300 && fault.body === undefined) {
      throw new TypeError(
        `The argument status of fake.faults.fail() is ${fault.status}, a success. Give the body that makes it a fault.`,
      );
    }
    const answer = (): Response => failure(fault);
    if (fault.afterEffect) return this.#add(fault, { after: (response) => (leave(response), answer()) });
    return this.#add(fault, { before: () => Promise.resolve(answer()) });
  }

  cut(given: Parameters<Faults["cut"]>[0]): OrderedFault {
    const fault = readOptions(cutOptions, "fake.faults.cut()", given);
    const broken = (): never => {
      throw Object.assign(new TypeError("terminated"), { cause: new Error("other side closed") });
    };
    return this.#add(fault, { after: (response, left) => withBody(response, left, limit(fault, broken)) });
  }

  stall(given: Parameters<Faults["stall"]>[0]): OrderedFault {
    const fault = readOptions(stallOptions, "fake.faults.stall()", given);
    const duration = fault.duration === undefined ? undefined : milliseconds(fault.duration);
    const wait = async ({ signal }: AbortController): Promise<void> => {
      signal.throwIfAborted();
      if (duration !== undefined) return this.#clock.sleep(duration, signal);
      await new Promise((_, reject) => {
        signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
      });
    };
    if (fault.afterBytes === undefined && fault.afterLines === undefined) {
      return this.#add(fault, { before: (left) => wait(left).then(() => undefined) });
    }
    return this.#add(fault, {
      after: (response, left) =>
        withBody(
          response,
          left,
          limit(fault, () => wait(left)),
        ),
    });
  }

  drop(given: Parameters<Faults["drop"]>[0]): OrderedFault {
    const fault = readOptions(dropOptions, "fake.faults.drop()", given);
    const dropped = (): Response => Response.error();
    if (fault.when === "after") return this.#add(fault, { after: (response) => (leave(response), dropped()) });
    return this.#add(fault, { before: () => Promise.resolve(dropped()) });
  }

  truncateArchive(given: Parameters<Faults["truncateArchive"]>[0] = {}): OrderedFault {
    const fault = readOptions(truncateArchiveOptions, "fake.faults.truncateArchive()", given);
    const { afterBytes } = fault;
    const end = (): "end" => "end";
    const after: Shape = (response, left) =>
      afterBytes === undefined ? halfOf(response) : withBody(response, left, limit({ afterBytes }, end));
    return this.#add({ ...fault, operation: "get-checkpoint" }, { after });
  }

  slow(given: Parameters<Faults["slow"]>[0]): OrderedFault {
    const fault = readOptions(slowOptions, "fake.faults.slow()", given);
    const { bytesPerSecond } = fault;
    const delay = milliseconds(fault.delay);
    return this.#add(fault, {
      before: async (left) => {
        if (delay > 0) await this.#clock.sleep(delay, left.signal);
        return undefined;
      },
      after: (response, left) => {
        if (bytesPerSecond === undefined) return response;
        return withBody(
          response,
          left,
          trickle(bytesPerSecond, (time) => this.#clock.sleep(time, left.signal)),
        );
      },
    });
  }

  clear(): void {
    this.#faults = [];
  }

  #add(target: Target, acts: Pick<Fault, "before" | "after">): OrderedFault {
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

  #meets(fault: Fault, request: RecordedRequest): boolean {
    if (fault.operation !== undefined && fault.operation !== request.operation) return false;
    if (fault.where?.(request) === false) return false;
    fault.seen += 1;
    if (fault.seen <= fault.skip || fault.hits >= fault.times) return false;
    fault.hits += 1;
    return true;
  }
}

/** Nobody will read this answer. */
function leave(response: Response): void {
  response.body?.cancel().catch(() => undefined);
}

function failure(fault: Checked<typeof failOptions>): Response {
  const name =
    (Object.keys(CODES) as CodeName[]).find((code) => CODES[code][2] === fault.status && code !== "unknown") ??
    "unavailable";
  const own = refusalAnswer(new Refusal(name, `planned fault: status ${fault.status}`, fault.status), "gateway");
  const headers = new Headers(own.headers);
  if (fault.body !== undefined)
    headers.set("content-type", /^\s*[[{]/.test(fault.body) ? "application/json" : "text/html");
  if (fault.retryAfter !== undefined) headers.set("retry-after", String(fault.retryAfter));
  for (const [key, value] of Object.entries(fault.headers)) headers.set(key, value);
  return new Response(fault.body ?? own.body, { status: fault.status, headers });
}
