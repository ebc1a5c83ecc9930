import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";
import { expect, test } from "vitest";
import type { FakeMaster } from "../../src/testing.js";
import { Comparison, readManaged, type Exchange } from "./managed.js";
import { recordingsDirectory } from "./recordings-directory.js";
import { goingOn, placeOf, Run, startScenario, toNextEvent } from "./scenario.js";
import { readTimeline, type Deed, type Sight } from "./timeline.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const reasons = JSON.parse(readFileSync(path.join(here, "managed-reasons.json"), "utf8")) as {
  scenarios?: string[];
  operation: string;
  difference: string;
  reason: string;
}[];

/** Scenarios that cannot be compared by value. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  asha: "Which trial goes on, and how far, follows metrics that are drawn by chance.",
  "asha-no-time-metric":
    "Three trials start at the same time; which is the first to report, and so to fail, is chance.",
  "bulk-and-runs": "Its deeds follow one another in milliseconds, on states that no poll saw.",
};

/** The recordings: all of them beside this repository, a part of them in any clone. */
const recordings = [recordingsDirectory(), path.join(here, "data")]
  .map((root) => path.join(root, "0.38.1-managed"))
  .find((directory) => existsSync(directory)) as string;
const scenarios = readdirSync(recordings)
  .filter((file) => /^[^.]+\.jsonl$/.test(file))
  .map((file) => path.basename(file, ".jsonl"))
  .filter((name) => !(name in LEFT_OUT));
const used = new Set<object>();

type Timeline = (Deed | { see: Sight })[];

test.each(scenarios)("scenario %s answers by value what is determined", async (name) => {
  const file = path.join(here, `data/timelines/${name}.jsonl`);
  // Without experiments there is no time line: a deed is done when all before it was read.
  const timeline = existsSync(file) ? readTimeline(file) : undefined;
  const sights = (timeline ?? []).flatMap((one) => ("see" in one ? [one.see] : []));
  const exchanges = readManaged(path.join(recordings, `${name}.jsonl`));
  await using fake = await startScenario(sights, firstReport(exchanges));
  const run = new Run(fake);
  let operation = "";
  const comparison = new Comparison((difference) => isExplained(name, operation, difference));
  const left: string[] = [];
  for (const exchange of exchanges) {
    const request = `${exchange.method} ${exchange.path}`;
    if (/auth|preview-hp/.test(request)) continue;
    operation = request.replace(/\/(\d+\.)?[\da-f]{8}-[\da-f-]{27}(\.\d+)?|\/\d+(?=\/|$)/g, "/{}");
    let found: string[];
    await otherDeeds(run, timeline ?? [], exchange.t);
    if (exchange.method === "GET" || request === "POST /api/v1/runs") {
      found = await read(fake, run, exchange, comparison);
    } else {
      const deed = await nextDeed(run, timeline, exchange, comparison);
      found = comparison.differences(exchange.answer, await run.act(deed));
    }
    left.push(...found.map((one) => `${exchange.seq} ${operation} ${one}`));
  }
  expect(left).toEqual([]);
});

// A part of the recordings does not show all differences.
test.skipIf(recordings.startsWith(here))("each reason still explains a difference of a managed run", () => {
  expect(reasons.filter((reason) => !used.has(reason))).toEqual([]);
});

/** What happened before this and was not a request. */
async function otherDeeds(run: Run, timeline: Timeline, until: number): Promise<void> {
  for (const [index, one] of timeline.entries()) {
    if ("see" in one || (one.at ?? Infinity) > until || run.done.has(one)) continue;
    await run.comeTo(one, placeOf(timeline, index));
    await run.act(one);
  }
}

/** Waits until all is as it was when the recorded client did this. */
async function nextDeed(
  run: Run,
  timeline: Timeline | undefined,
  exchange: Exchange,
  comparison: Comparison,
): Promise<Deed> {
  const request = `${exchange.method} ${comparison.translate(exchange.path)}`;
  if (timeline === undefined) return { do: request, body: exchange.request, status: exchange.status, after: 0 };
  const index = timeline.findIndex((one) => "do" in one && !run.done.has(one) && one.do === request);
  expect(index, `${request} is in the time line`).toBeGreaterThanOrEqual(0);
  const deed = timeline[index] as Deed;
  await run.comeTo(deed, placeOf(timeline, index));
  return deed;
}

/** Id of the first report of metrics, which goes on from recording to recording. */
function firstReport(exchanges: readonly Exchange[]): number {
  const lists = exchanges.filter(({ path: target }) => target.endsWith("/trial_metrics"));
  const first = lists.flatMap(({ query, answer }) => {
    const ids = (answer as { result: { metrics: { id: number }[] } }[]).flatMap(({ result }) => result.metrics.map(({ id }) => id)); // prettier-ignore
    // The program reports a training metric before the validation.
    return ids.map((id) => (query.includes("group=validation") ? id - 1 : id));
  });
  return Math.min(Infinity, ...first);
}

/**
 * Reads at the moment that was recorded: the first, within half a minute, at which every value is as recorded. It is sought on a copy,
 * so that nothing has moved where there is none.
 */
async function read(fake: FakeMaster, run: Run, exchange: Exchange, comparison: Comparison): Promise<string[]> {
  const target = comparison.translate(`${exchange.path}?${exchange.query}`);
  const now = fake.clock.now();
  let best = comparison.differences(exchange.answer, await ask(fake, exchange, target));
  if (best.length === 0) return [];
  await using copy = await goingOn(fake.snapshot());
  while (best.length > 0 && copy.clock.now() < now + 30_000) {
    await toNextEvent(copy, now + 30_000);
    const found = comparison.fork().differences(exchange.answer, await ask(copy, exchange, target));
    if (found.length < best.length) best = found;
  }
  if (best.length > 0) return best;
  await run.pass(copy.clock.now() - now);
  return comparison.differences(exchange.answer, await ask(fake, exchange, target));
}

async function ask(fake: FakeMaster, { method, request, answer }: Exchange, target: string): Promise<unknown> {
  // What does not end on its own at this moment is not what was recorded.
  const signal = AbortSignal.timeout(200);
  const headers = { authorization: `Bearer ${fake.token("determined")}` };
  const body = method === "GET" ? null : JSON.stringify(request);
  try {
    const text = await (await fake.fetch(fake.url + target, { method, headers, signal, body })).text();
    if (!Array.isArray(answer)) return JSON.parse(text) as unknown;
    const lines = text.split("\n").filter((line) => line !== "");
    return lines.map((line) => JSON.parse(line) as unknown);
  } catch (error) {
    return String(error);
  }
}

function isExplained(scenario: string, operation: string, difference: string): boolean {
  const found = reasons.find(
    (reason) =>
      (reason.scenarios?.includes(scenario) ?? true) &&
      new RegExp(`^${reason.operation}$`).test(operation) &&
      new RegExp(reason.difference).test(difference),
  );
  if (found !== undefined) used.add(found);
  return found !== undefined;
}
