import { expect, test } from "vitest";
import { MasterUnreachableError, NotFoundError, ServerError, StreamTruncatedError } from "../../../src/errors/index.js";
import { OutageGuard } from "../../../src/sequence/outage.js";
import { resumeStream } from "../../../src/sequence/resume-stream.js";
import { JumpClock } from "./jump-clock.js";

const json = { "content-type": "application/json" };
const details = { method: "GET", path: "/logs", attempts: 1, elapsed: 0, headers: json };
const gone = new MasterUnreachableError("No answer.", { master: "http://master", attempts: 5, elapsed: 2000 });
const busy = new ServerError("busy", { ...details, status: 503 });
const missing = new NotFoundError("no trial", { ...details, status: 404 });
const cut = new StreamTruncatedError("cut", { silent: false });
const silence = new StreamTruncatedError("silent", { silent: true });

/** What a stream does: gives a number, says that it answers, takes minutes, or fails. */
type Step = number | "answers" | { minutes: number } | Error;

function follow(streams: Step[][], { maxOutage = 900_000, attempts = 5 } = {}) {
  const clock = new JumpClock();
  const said: string[] = [];
  const say = (message: string): void => void said.push(message);
  const place = { master: "http://master", clock, logger: { debug: say, info: say, warn: say, error: say } };
  let count = 0;
  let opened = 0;
  const guard = new OutageGuard(place, maxOutage, () => `${count} numbers had come.`);
  const given: number[] = [];
  const open = async function* (): AsyncGenerator<number[], void> {
    // The last stream is what every later one does.
    for (const step of streams[Math.min(opened++, streams.length - 1)]!) {
      if (step instanceof Error) throw step;
      if (step === "answers") yield [];
      else if (typeof step === "number") yield [step];
      else await clock.sleep(step.minutes * 60_000);
    }
  };
  const read = async (): Promise<number[]> => {
    const select = (numbers: readonly number[]): number[] => numbers.filter((number) => !given.includes(number));
    const stream = { open, select, attempts, clock, guard, follow: true };
    for await (const numbers of resumeStream(stream)) {
      given.push(...numbers);
      count = given.length;
    }
    return given;
  };
  const begin = clock.now();
  return { run: () => clock.run(read()), given, said, clock, opened: () => opened, passed: () => clock.now() - begin };
}

test("an outage is outlived, and the logger is called", async () => {
  const { run, said } = follow([[1, cut], [gone], [busy], ["answers", cut], [gone], [1, 2]]);
  expect(await run()).toEqual([1, 2]);
  expect(said).toEqual([
    expect.stringMatching(/^An outage of http:\/\/master began/),
    expect.stringMatching(/^The outage of http:\/\/master is over/),
    expect.stringMatching(/^An outage of http:\/\/master began/),
    expect.stringMatching(/^The outage of http:\/\/master is over/),
  ]);
});

test("cuts after something new are not an outage: the stream is opened again at once", async () => {
  const { run, said, passed } = follow([[1, cut], [1, 2, cut], [3, cut], [4]]);
  expect(await run()).toEqual([1, 2, 3, 4]);
  expect(said).toEqual([]);
  expect(passed()).toBe(0);
});

test("cuts without anything new wait longer and longer, and end it after maxOutage", async () => {
  const { run, given, passed } = follow([[1, cut], [cut]]);
  await expect(run()).rejects.toMatchObject({
    name: "StreamTruncatedError",
    message: expect.stringMatching(
      /^cut This ended an outage of 15 min; maxOutage is the limit\. 1 numbers had come\.$/,
    ),
  });
  expect(given).toEqual([1]);
  expect(passed()).toBe(900_000);
});

test.each([
  ["a failure of the first request", [[gone]]],
  ["what the master refuses", [[1, cut], [missing]]],
  ["what the master refuses in an outage", [[1, cut], [gone], [missing]]],
])("%s ends it at once", async (_, streams) => {
  const { run, opened } = follow(streams);
  const last = streams.at(-1)!.at(-1);
  await expect(run()).rejects.toBe(last);
  expect(opened()).toBe(streams.length);
});

test("a master that answered without a line yet was there", async () => {
  const { run } = follow([["answers", cut], [gone], [1]]);
  expect(await run()).toEqual([1]);
});

test("silence is never an outage, however long", async () => {
  const { run, said, passed } = follow([...Array<Step[]>(100).fill([{ minutes: 2 }, silence]), [1]]);
  expect(await run()).toEqual([1]);
  expect(said).toEqual([]);
  expect(passed()).toBe(100 * 120_000);
});

test("a log without a line, of which a master says nothing at all, outlives an outage too", async () => {
  const { run } = follow([[{ minutes: 1 }, gone], [gone], [1]]);
  expect(await run()).toEqual([1]);
});

test("without outages a failure after a cut is an error, and so is a cut without retries", async () => {
  const later = follow([[1, cut], [gone], [2]], { maxOutage: 0 });
  await expect(later.run()).rejects.toBe(gone);
  const never = follow([[1, cut], [2]], { maxOutage: 0, attempts: 1 });
  await expect(never.run()).rejects.toBe(cut);
  const resumed = follow([[1, cut], [2]], { maxOutage: 0 });
  expect(await resumed.run()).toEqual([1, 2]);
});
