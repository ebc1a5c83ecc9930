import fc from "fast-check";
import { expect, test } from "vitest";
import {
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  ForbiddenError,
  InvalidArgumentError,
  MalformedResponseError,
  MasterUnreachableError,
  NotFoundError,
  RateLimitedError,
  RequestTimeoutError,
  ServerError,
  StreamTruncatedError,
  TlsError,
  UnexpectedAnswerError,
  UnsupportedByMasterError,
} from "../../../src/errors/index.js";
import { longestPollOf, surviveFailure, type Outage } from "../../../src/sequence/outage-decision.js";

const json = { "content-type": "application/json" };
const sent = { master: "http://master", attempts: 1, elapsed: 0 };
const answered = (status: number, headers: Record<string, string> = json, attempts: number = 1) => ({
  status,
  method: "GET",
  path: "/x",
  elapsed: 0,
  attempts,
  headers,
});
const unreachable = new MasterUnreachableError("refused", sent);
const minutes = 60_000;
const decide = (error: unknown): unknown => surviveFailure(error, undefined, 0, { maxOutage: 15 * minutes }, 0.5);

test.each([
  unreachable,
  new TlsError("the certificate of an ingress that has just started", sent),
  new RequestTimeoutError("silence", { timeout: 1000 }),
  new StreamTruncatedError("cut", { silent: false }),
  new StreamTruncatedError("silent", { silent: true }),
  new MalformedResponseError("an answer that was cut", { status: 200 }),
  new ApiError("408", answered(408)),
  new ApiError("425", answered(425)),
  new RateLimitedError("429", answered(429)),
  new ServerError("500", answered(500)),
  new ServerError("502", answered(502)),
  ...[200, 302, 401, 403, 404, 501, 502].map(
    (status) => new UnexpectedAnswerError(`${status} of a proxy`, { status, address: "http://master/x" }),
  ),
])("an outage: %s", (error) => {
  expect(decide(error)).toMatchObject({ outage: { failures: 1 }, window: { earliest: 500, latest: 750 } });
});

test.each([
  new AuthenticationError("401", answered(401)),
  new AuthenticationError("no password, so no request", answered(401, undefined, 0)),
  new ForbiddenError("403", answered(403)),
  new NotFoundError("404", answered(404)),
  new BadRequestError("400", answered(400)),
  new ConflictError("409", answered(409)),
  new UnsupportedByMasterError("501 of the master", answered(501)),
  new UnsupportedByMasterError("refused before it was sent", answered(501, undefined, 0)),
  new MalformedResponseError("a line of a stream that holds no result"),
  new InvalidArgumentError("wrong", { argument: "x" }),
  new TypeError("a mistake in a program"),
  "thrown",
  undefined,
])("no outage: %s", (error) => {
  expect(decide(error)).toBeUndefined();
});

/** Fails again and again, each time at the end of the pause; gives the pauses until it gives up. */
function endure(maxOutage: number, random: () => number, error: unknown = unreachable): number[] {
  const pauses: number[] = [];
  let now = 1_000_000;
  let outage: Outage | undefined;
  for (;;) {
    const decided = surviveFailure(error, outage, now, { maxOutage }, random())!;
    outage = decided.outage;
    if (!decided.window || pauses.length > 200) return pauses;
    expect(decided.window.earliest).toBeLessThanOrEqual(decided.window.latest);
    pauses.push(decided.window.latest);
    now += decided.window.latest;
  }
}

test("pauses grow to 30 s, with jitter", () => {
  expect(endure(15 * minutes, () => 1).slice(0, 8)).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  expect(endure(15 * minutes, () => 0).slice(0, 8)).toEqual([500, 1000, 2000, 4000, 8000, 15_000, 15_000, 15_000]);
});

test("the last try is at the end of maxOutage, and Infinity has none", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10 * minutes }),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      (maxOutage, random) => {
        const pauses = endure(maxOutage, () => random.next().value as number);
        expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeCloseTo(maxOutage, 3);
      },
    ),
    { seed: 13, numRuns: 200 },
  );
  expect(endure(Infinity, () => 1)).toHaveLength(201);
  expect(endure(0, () => 1)).toEqual([]);
});

test("the time that the first failure took counts", () => {
  const late = new RequestTimeoutError("late", { timeout: 30_000, elapsed: 150_000 });
  expect(surviveFailure(late, undefined, 0, { maxOutage: 100_000 })).toMatchObject({ outage: { lasted: 150_000 } });
  expect(surviveFailure(late, undefined, 0, { maxOutage: 100_000 })).not.toHaveProperty("window");
});

test("a master that asks for a longer pause gets it, within maxOutage", () => {
  const busy = new ServerError("busy", { ...answered(503), retryAfter: 120_000 });
  expect(surviveFailure(busy, undefined, 0, { maxOutage: 15 * minutes })?.window).toEqual({
    earliest: 120_000,
    latest: 120_000,
  });
  expect(surviveFailure(busy, undefined, 0, { maxOutage: minutes })?.window).toEqual({
    earliest: minutes,
    latest: minutes,
  });
});

test.each([Infinity, 86_400_000, 1e300])("a master that asks for a pause of %s ms is asked sooner", (retryAfter) => {
  const page = new ServerError("maintenance", { ...answered(503), retryAfter });
  const { window } = surviveFailure(page, undefined, 0, { maxOutage: Infinity })!;
  expect(window).toEqual({ earliest: 5 * minutes, latest: 5 * minutes });
});

test.each([
  [5, 30_000],
  [5, minutes],
  [5, 10 * minutes],
  [60, 30_000],
])("a master that is silent for %i attempts of %i ms is not a machine that slept", (attempts, timeout) => {
  const elapsed = attempts * timeout + 5000;
  const silent = new RequestTimeoutError("silent", { timeout, attempts, elapsed });
  const limits = { maxOutage: 15 * minutes, longestPoll: longestPollOf(attempts, timeout) };
  const first = surviveFailure(silent, undefined, elapsed, { ...limits, maxOutage: Infinity }, 1)!.outage;
  expect(first.lasted).toBe(elapsed);
  const second = surviveFailure(silent, first, first.at + 1000 + elapsed, limits, 1)!.outage;
  expect(second.lasted).toBe(2 * elapsed + 1000);
});

test("hours in which the machine slept do not count", () => {
  const { outage } = surviveFailure(unreachable, undefined, 0, { maxOutage: 15 * minutes }, 1)!;
  const afterTheNight = surviveFailure(unreachable, outage, 8 * 60 * minutes, { maxOutage: 15 * minutes }, 1);
  expect(afterTheNight).toMatchObject({ outage: { lasted: 1000 }, window: { latest: 2000 } });
  // A request that was under way when the machine fell asleep.
  const overNight = new MasterUnreachableError("reset", { ...sent, elapsed: 8 * 60 * minutes });
  expect(surviveFailure(overNight, undefined, 0, { maxOutage: 15 * minutes })?.window).toBeDefined();
});

test("a clock that is set back does not shorten an outage", () => {
  const { outage } = surviveFailure(unreachable, undefined, 1_000_000, { maxOutage: minutes }, 1)!;
  expect(surviveFailure(unreachable, outage, 0, { maxOutage: minutes }, 1)).toMatchObject({ outage: { lasted: 0 } });
});
