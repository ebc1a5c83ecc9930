import { expect, test } from "vitest";
import {
  MalformedResponseError,
  MasterUnreachableError,
  NotFoundError,
  RequestTimeoutError,
  ServerError,
  StreamTruncatedError,
  UnexpectedAnswerError,
} from "../../../src/errors/index.js";
import { OutageGuard } from "../../../src/sequence/outage.js";
import { resumeStream } from "../../../src/sequence/resume-stream.js";
import { JumpClock } from "./jump-clock.js";

const json = { "content-type": "application/json" };
const details = { method: "GET", path: "/logs", attempts: 1, elapsed: 0, headers: json };
const unexplained = new MasterUnreachableError("No answer.", { master: "http://master", attempts: 5, elapsed: 2000 });
const gone = new MasterUnreachableError("No answer.", {
  master: "http://master",
  attempts: 5,
  elapsed: 2000,
  cause: new TypeError("fetch failed", { cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }) }),
});
const busy = new ServerError("busy", { ...details, status: 503 });
const missing = new NotFoundError("no trial", { ...details, status: 404 });
const cut = new StreamTruncatedError("cut", { silent: false });
const silence = new StreamTruncatedError("silent", { silent: true });

/** What a stream does: gives a number, says that it answers, takes minutes, or fails. */
type Step = number | "answers" | { minutes: number } | Error;

function follow(
  streams: Step[][],
  { maxOutage = 900_000, attempts = 5, outlook = [] as (boolean | Error)[], seconds = 0 } = {},
) {
  const clock = new JumpClock();
  const said: string[] = [];
  const say = (message: string): void => void said.push(message);
  const place = { master: "http://master", clock, logger: { debug: say, info: say, warn: say, error: say } };
  let count = 0;
  let opened = 0;
  const guard = new OutageGuard(place, maxOutage, () => `${count} numbers had come.`);
  const given: number[] = [];
  let asked = 0;
  // The last answer is what every later question gets.
  const hasMore = async (): Promise<boolean> => {
    if (seconds) await clock.sleep(seconds * 1000);
    const answer = outlook[Math.min(asked++, outlook.length - 1)]!;
    if (answer instanceof Error) throw answer;
    return answer;
  };
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
    const stream = { open, select, attempts, clock, guard, follow: true, ...(outlook.length && { hasMore }) };
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

const page = (status: number, title?: string): Error =>
  new UnexpectedAnswerError("a page", { status, title, address: "http://master" });

test("a stream that is ended whole though more is to come is opened again, after the outage that ended it", async () => {
  const soon = follow([[1], [1, 2]], { outlook: [true, false] });
  expect(await soon.run()).toEqual([1, 2]);
  expect(soon.said).toEqual([]);
  const later = follow([[1], [gone], [1, 2]], {
    outlook: [gone, busy, page(502), page(404, "Not Found"), true, false],
  });
  expect(await later.run()).toEqual([1, 2]);
  expect(later.said).toHaveLength(4);
});

test("an end that stays is believed, whatever the master says", async () => {
  const { run, opened, passed } = follow([[1]], { outlook: [true] });
  expect(await run()).toEqual([1]);
  expect([opened(), passed()]).toEqual([3, 1250]);
});

test.each([
  ["is over", false],
  ["is unknown", missing],
  ["is not the master's to say", page(404)],
  ["is not said", new MalformedResponseError("no state", { status: 200 })],
  ["is a request that a mock refuses", unexplained],
])("a stream ended whole is over where what it follows %s", async (_, outlook) => {
  const { run, opened, said } = follow([[1]], { outlook: [outlook] });
  expect(await run()).toEqual([1]);
  expect([opened(), said]).toEqual([1, []]);
});

test("without outages an end is an end", async () => {
  const { run, opened } = follow([[1], [1, 2]], { outlook: [true], maxOutage: 0 });
  expect(await run()).toEqual([1]);
  expect(opened()).toBe(1);
});

test("silence of a master that is there is no outage, that of one that is away ends after maxOutage", async () => {
  const quiet = follow([...Array<Step[]>(100).fill([{ minutes: 2 }, silence]), [1]], {
    outlook: [...Array<boolean>(100).fill(true), false],
  });
  expect(await quiet.run()).toEqual([1]);
  expect(quiet.said).toEqual([]);
  const dead = follow(
    [
      [1, { minutes: 2 }, silence],
      [{ minutes: 2 }, silence],
    ],
    { outlook: [gone] },
  );
  await expect(dead.run()).rejects.toThrow(
    /^(?:No answer\.|silent) This ended an outage of \d+(?:\.\d)? min; .* 1 numbers had come\.$/,
  );
  expect(dead.passed()).toBeGreaterThan(15 * 60_000);
  expect(dead.passed()).toBeLessThan(22 * 60_000);
  expect(dead.said).toHaveLength(1);
});

test("a proxy that gives up on a quiet stream is not an outage while the master is there", async () => {
  const steps: Step[][] = [[1, { minutes: 1 }, busy], ...Array<Step[]>(50).fill([{ minutes: 1 }, busy]), [1, 2]];
  const there = follow(steps, { outlook: [...Array<boolean>(51).fill(true), false] });
  expect(await there.run()).toEqual([1, 2]);
  expect(there.said).toEqual([]);
  const away = follow(
    [
      [1, cut],
      [{ minutes: 1 }, busy],
    ],
    { outlook: [busy] },
  );
  await expect(away.run()).rejects.toThrow("maxOutage is the limit. 1 numbers had come.");
  expect(away.said).toHaveLength(1);
});

test("the minutes of the stream and of the question count both", async () => {
  const late = new RequestTimeoutError("late", { timeout: 30_000, attempts: 5, elapsed: 150_000 });
  const { run, passed } = follow(
    [
      [1, cut],
      [{ minutes: 5 }, busy],
    ],
    { outlook: [late], seconds: 155 },
  );
  await expect(run()).rejects.toThrow("maxOutage is the limit. 1 numbers had come.");
  expect(passed()).toBeLessThan(30 * 60_000);
});

test("an answer that holds nothing of what came before is an outage", async () => {
  const { run, said } = follow([[1, cut], [], [], [1, 2]], { outlook: [false] });
  expect(await run()).toEqual([1, 2]);
  expect(said).toHaveLength(2);
  const forever = follow([[1, cut], []], { outlook: [false] });
  await expect(forever.run()).rejects.toThrow(/^The stream was opened again and held nothing of what it had\./);
});

test("a head alone does not end an outage: a proxy may send it", async () => {
  const { run, said, passed } = follow([
    [1, cut],
    ["answers", cut],
  ]);
  await expect(run()).rejects.toThrow("maxOutage is the limit");
  expect(passed()).toBe(900_000);
  expect(said).toHaveLength(1);
});

test("a page that comes first is an error at once, though its head looks like a stream's", async () => {
  const { run, opened } = follow([["answers", page(200, "Log in")], [1]]);
  await expect(run()).rejects.toThrow("a page");
  expect(opened()).toBe(1);
});
