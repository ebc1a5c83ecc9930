import { MasterClock } from "../../src/fake-master/clock/fake-clock.js";
import { FaultDesk } from "../../src/fake-master/faults/faults.js";
import type { Release } from "../../generated/releases.js";
import type { Faults } from "../../src/fake-master/faults/fault-types.js";
import { RequestLog, type RecordedRequest, type RequestFilter } from "../../src/fake-master/requests/request-log.js";
import { createRouter } from "../../src/fake-master/requests/router.js";
import type { FakeMaster } from "../../src/testing.js";

/** What lies between a client and a master: it keeps the requests and breaks where a test says so, on any master. */
export interface Wire {
  readonly fetch: typeof globalThis.fetch;
  readonly faults: Faults;
  readonly requests: (filter?: RequestFilter) => RecordedRequest[];
}

/** The fake has one of its own, whose faults know its time. */
export function wireOfFake(fake: FakeMaster): Wire {
  return { fetch: fake.fetch, faults: fake.faults, requests: (filter) => fake.requests(filter) };
}

/** A wire to a master that answers over a socket. */
export function wireOf(release: Release): Wire {
  const clock = new MasterClock(0);
  clock.goReal(1);
  const faults = new FaultDesk(clock);
  const log = new RequestLog();
  const router = createRouter(release);
  return {
    faults,
    requests: (filter) => log.select(filter),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      request.signal.throwIfAborted();
      const url = new URL(request.url);
      const { id: operation, parameters = {} } = router(request.method, url.pathname) ?? {};
      const body = await request.clone().text();
      const entry = log.add({ operation, parameters, username: undefined }, request, url, body, clock.now());
      const response = await faults.apply(
        entry,
        request,
        () => fetch(request),
        () => {},
      );
      entry.status = response.status;
      if (response.type !== "error") return response;
      const cause = Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
      throw new TypeError("fetch failed", { cause });
    },
  };
}
