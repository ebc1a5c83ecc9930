import { expect, test } from "vitest";
import { ForbiddenError, MasterUnreachableError, RequestTimeoutError } from "../../../src/errors/index.js";
import { OutageGuard, type OutagePlace } from "../../../src/sequence/outage.js";
import { JumpClock } from "./jump-clock.js";

const error = new MasterUnreachableError("No answer.", { master: "http://master", attempts: 1, elapsed: 0 });
const forbidden = new ForbiddenError("no", {
  status: 403,
  method: "GET",
  path: "/x",
  attempts: 1,
  elapsed: 0,
  headers: { "content-type": "application/json" },
});

function place(): OutagePlace & { clock: JumpClock; said: string[] } {
  const said: string[] = [];
  const say = (level: string) => (message: string) => void said.push(`${level}: ${message}`);
  const logger = { debug: say("debug"), info: say("info"), warn: say("warn"), error: say("error") };
  return { master: "http://master", clock: new JumpClock(), logger, said };
}

const began =
  "warn: An outage of http://master began; what is under way goes on trying for up to 15 min. MasterUnreachableError: No answer.";

test("before the first success every failure is thrown as it is", () => {
  const { said, ...where } = place();
  expect(() => new OutageGuard(where, 900_000).failed(error)).toThrow(error);
  expect(said).toEqual([]);
});

test("the logger is called at the beginning and at the end, once", async () => {
  const where = place();
  const guard = new OutageGuard(where, 900_000);
  guard.succeeded();
  for (let failure = 0; failure < 3; failure++) await where.clock.run(guard.endure(error, undefined));
  expect(guard.isOut).toBe(true);
  guard.succeeded();
  guard.succeeded();
  expect(guard.isOut).toBe(false);
  expect(where.said).toEqual([
    began,
    expect.stringMatching(/^info: The outage of http:\/\/master is over after [\d.]+ s\.$/),
  ]);
});

test("many guards of one place are one outage for the logger, which is over when the last is well", () => {
  const where = place();
  const guards = [1, 2, 3].map(() => new OutageGuard(where, 900_000));
  for (const guard of guards) guard.succeeded();
  for (const guard of guards) guard.failed(error);
  expect(where.said).toEqual([began]);
  guards[0]!.succeeded();
  guards[1]!.close();
  expect(where.said).toEqual([began]);
  guards[2]!.succeeded();
  expect(where.said).toHaveLength(2);
  expect(where.said[1]).toMatch(/^info/);
});

test("an outage that nobody sees the end of is not said to be over, and the next one is logged again", () => {
  const where = place();
  const guard = new OutageGuard(where, 900_000);
  guard.succeeded();
  guard.failed(error);
  guard.close();
  guard.failed(error);
  expect(where.said).toEqual([began, began]);
});

test("one that lasts too long ends in the last error, with what was known", async () => {
  const where = place();
  const guard = new OutageGuard(where, 60_000, () => "12 lines were read.");
  guard.succeeded();
  const endure = async (): Promise<never> => {
    for (;;) await guard.endure(error, undefined);
  };
  const thrown = await where.clock.run(endure()).catch((error: unknown) => error);
  expect(thrown).toBeInstanceOf(MasterUnreachableError);
  expect(thrown).toMatchObject({
    message: "No answer. This ended an outage of 60 s; maxOutage is the limit. 12 lines were read.",
    master: "http://master",
    cause: error,
  });
  expect(guard.isOut).toBe(false);
});

test("the first failure says what was known too, when it alone took longer than maxOutage", () => {
  const guard = new OutageGuard(place(), 60_000, () => "12 lines were read.");
  guard.succeeded();
  const silent = new RequestTimeoutError("Silent.", { timeout: 30_000, attempts: 5, elapsed: 150_000 });
  expect(() => guard.failed(silent)).toThrow(
    "Silent. This ended an outage of 150 s; maxOutage is the limit. 12 lines were read.",
  );
});

test.each([
  ["the client's", { streamAttempts: 5, silence: 120_000 }, undefined],
  ["the call's", { streamAttempts: 5 }, "2m"],
])("a master that is silent for as long as %s timeout allows is not a machine that slept", (_, limits, timeout) => {
  const where = Object.assign(place(), limits);
  const guard = new OutageGuard(where, 900_000, () => "12 lines were read.", timeout);
  guard.succeeded();
  const silent = new RequestTimeoutError("Silent.", { timeout: 120_000, attempts: 5, elapsed: 600_000 });
  const { latest } = guard.failed(silent);
  where.clock.sleep(latest + 600_000).catch(() => {});
  where.clock.step();
  expect(() => guard.failed(silent)).toThrow("This ended an outage of 20 min");
});

test("what is not to be survived is thrown as it is, also during an outage", () => {
  const where = place();
  const guard = new OutageGuard(where, 60_000);
  guard.succeeded();
  guard.failed(error);
  expect(() => guard.failed(forbidden)).toThrow(forbidden);
  expect(guard.isOut).toBe(false);
});

test("without a limit, and without outages at all", () => {
  const where = place();
  const patient = new OutageGuard(where, Infinity);
  patient.succeeded();
  patient.failed(error);
  expect(where.said[0]).toContain("goes on trying without a limit.");
  const impatient = new OutageGuard(where, 0);
  impatient.succeeded();
  expect(() => impatient.failed(error)).toThrow(error);
});

test("a signal that is aborted ends the pause with its reason, and leaves no timer", async () => {
  const where = place();
  const guard = new OutageGuard(where, 60_000);
  guard.succeeded();
  const stop = new AbortController();
  const enduring = guard.endure(error, stop.signal);
  stop.abort(new Error("enough"));
  await expect(enduring).rejects.toThrow("enough");
  expect(where.clock.pending).toBe(0);
  await expect(guard.endure(error, stop.signal)).rejects.toThrow("enough");
});
