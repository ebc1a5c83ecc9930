import { getEventListeners } from "node:events";
import type { ApiClientOptions } from "../../../src/api/index.js";
import { Determined, type DeterminedOptions } from "../../../src/index.js";
import type { FakeMaster } from "../../../src/testing.js";

/** A client of a fake master, each of whose steps is counted, and all that it leaves behind. */
export interface WatchedClient {
  readonly determined: Determined;
  readonly options: DeterminedOptions;
  readonly apiOptions: ApiClientOptions;
  /** Steps of the call: a request, its answer, a piece of its body, a timer. */
  readonly steps: number;
  /** Begins to count; at the step of this number, from 0, `act` is called. */
  watch(step: number, act: () => void): void;
  /** Answers all requests with this status; undefined: as the master does. */
  failWith(status: number | undefined): void;
  /** What is still there: timers, bodies that nobody reads to their end, listeners on the signal. */
  leftovers(signal: AbortSignal): string[];
}

/** Makes a client whose time and requests are watched. Nothing of it is real, so that nothing can hide. */
export function watchedClient(fake: FakeMaster): WatchedClient {
  const timers = new Set<object>();
  const requests = new Set<object>();
  const bodies = new Set<object>();
  let steps = 0;
  let actAt = -1;
  let act = (): void => {};
  let status: number | undefined;
  const step = (): void => {
    if (steps++ === actAt) act();
  };

  const sleep = async (milliseconds: number, signal?: AbortSignal): Promise<void> => {
    const timer = {};
    timers.add(timer);
    step();
    try {
      await fake.clock.sleep(milliseconds, signal);
    } finally {
      timers.delete(timer);
    }
  };

  const watchBody = (body: ReadableStream<Uint8Array>, signal: AbortSignal | undefined): ReadableStream<Uint8Array> => {
    const key = {};
    const reader = body.getReader();
    const end = (): void => void bodies.delete(key);
    bodies.add(key);
    // A connection closes with its signal, whether its body was read or not.
    if (signal?.aborted) end();
    else signal?.addEventListener("abort", end, { once: true });
    return new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          step();
          const { done, value } = await reader.read();
          if (!done) return controller.enqueue(value);
          end();
          controller.close();
        },
        cancel: (reason) => {
          end();
          return reader.cancel(reason);
        },
      },
      { highWaterMark: 0 },
    );
  };

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = {};
    const signal = init?.signal ?? undefined;
    requests.add(request);
    step();
    try {
      signal?.throwIfAborted();
      if (status !== undefined) return Response.json({ error: { error: "Refused.", code: 13 } }, { status });
      const answer = await fake.fetch(new Request(input, init));
      step();
      return answer.body ? new Response(watchBody(answer.body, signal), answer) : answer;
    } finally {
      requests.delete(request);
    }
  };

  const apiOptions: ApiClientOptions = {
    master: fake.url,
    token: fake.token("admin"),
    fetch,
    clock: { now: () => fake.clock.now(), sleep },
  };
  const options: DeterminedOptions = { ...apiOptions, tokenStore: false };
  return {
    determined: new Determined(options),
    options,
    apiOptions,
    get steps() {
      return steps;
    },
    watch(at, then) {
      steps = 0;
      actAt = at;
      act = then;
    },
    failWith: (given) => void (status = given),
    leftovers: (signal) =>
      [
        ["timers", timers.size] as const,
        ["requests", requests.size] as const,
        ["bodies", bodies.size] as const,
        ["listeners on the signal", getEventListeners(signal, "abort").length] as const,
      ].flatMap(([what, count]) => (count ? [`${count} ${what}`] : [])),
  };
}
