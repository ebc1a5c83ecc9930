import { Determined, type DeterminedOptions } from "../../../src/index.js";
import type { FakeMaster } from "../../../src/testing.js";

/** How a request is lost: before it arrives, its answer after it was carried out, or carried out two seconds later. */
export type Loss = "before" | "after" | "late";

/** What a client's requests meet: how long each is on its way, and how it is lost, if it is. */
export interface Weather {
  delay(): number;
  loss(method: string): Loss | undefined;
}

/** Trains for hours, on every release. */
export const config = {
  name: "one of one",
  entrypoint: "python3 -c pass",
  searcher: { name: "single", metric: "loss", max_length: { batches: 1_000_000 } },
  resources: { slots_per_trial: 0 },
};

/** Reproducible chance: the same seed gives the same numbers. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A client of the fake whose requests meet this weather. */
export function clientIn(fake: FakeMaster, weather: Weather, options: DeterminedOptions = {}): Determined {
  const lost = (): Error =>
    new TypeError("fetch failed", { cause: Object.assign(new Error("gone"), { code: "ECONNRESET" }) });
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const { method, url } = request;
    const loss = weather.loss(method);
    const delay = weather.delay();
    if (delay) await fake.clock.sleep(delay);
    if (loss === "before") throw lost();
    if (loss === "late") {
      // Without the signal of the client, which has given the request up.
      const copy = new Request(url, { method, headers: request.headers, body: (await request.text()) || null });
      void fake.clock.sleep(2_000).then(() => fake.fetch(copy));
      throw lost();
    }
    const answer = await fake.fetch(request);
    if (loss !== "after") return answer;
    await answer.body?.cancel();
    throw lost();
  };
  const own = {
    master: fake.url,
    token: fake.token("determined"),
    fetch,
    clock: fake.clock,
    tokenStore: false as const,
  };
  return new Determined({ ...own, ...options });
}

/** Nothing is lost or late. */
export const calm: Weather = { delay: () => 0, loss: () => undefined };

/** Ids of the experiments that nobody cancelled: each of them runs, or ran. */
export async function running(fake: FakeMaster): Promise<number[]> {
  const all = await fake.clock.runUntil(clientIn(fake, calm).listExperiments());
  return all.filter(({ state }) => !state.includes("CANCELED")).map(({ id }) => id);
}
