import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { flattenBatches } from "../../../src/api/flatten-batches.js";

const never = new Promise<never>(() => {});

/** Yields the batches, then waits forever; counts what became of it. */
function source(batches: readonly number[][], end: "waits" | "ends" | Error = "waits") {
  const seen = { opened: 0, aborted: 0, closed: 0, pulled: 0 };
  const open = async function* (signal: AbortSignal): AsyncGenerator<readonly number[], void> {
    seen.opened++;
    signal.addEventListener("abort", () => seen.aborted++);
    try {
      for (const batch of batches) {
        seen.pulled++;
        yield batch;
      }
      if (end instanceof Error) throw end;
      if (end === "waits")
        await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    } finally {
      seen.closed++;
    }
  };
  return { open, seen };
}

test("gives the items of all batches in order, and opens nothing before the first step", async () => {
  const { open, seen } = source([[1, 2], [], [3]], "ends");
  const items = flattenBatches(open);
  expect(seen.opened).toBe(0);
  const found: number[] = [];
  for await (const item of items) found.push(item);
  expect(found).toEqual([1, 2, 3]);
  expect(await items.next()).toEqual({ done: true, value: undefined });
  expect(seen).toEqual({ opened: 1, aborted: 0, closed: 1, pulled: 3 });
});

test("steps that are taken at once are answered in order", async () => {
  const items = flattenBatches(source([[1], [2, 3]], "ends").open);
  const steps = await Promise.all([items.next(), items.next(), items.next(), items.next(), items.next()]);
  expect(steps.map(({ value }) => value)).toEqual([1, 2, 3, undefined, undefined]);
});

test("a batch is not asked for before the one before it is used up", async () => {
  const { open, seen } = source([[1, 2], [3]]);
  const items = flattenBatches(open);
  await items.next();
  await items.next();
  expect(seen.pulled).toBe(1);
});

test.each(["return", "throw"] as const)("%s() ends it while a step is awaited", async (way) => {
  const { open, seen } = source([[1]]);
  const items = flattenBatches(open);
  await items.next();
  const pending = items.next();
  await Promise.resolve();
  const left = way === "return" ? items.return(undefined) : items.throw(new Error("enough"));
  if (way === "return") expect(await left).toEqual({ done: true, value: undefined });
  else await expect(left).rejects.toThrow("enough");
  expect(await pending).toEqual({ done: true, value: undefined });
  expect(await items.next()).toEqual({ done: true, value: undefined });
  await expect.poll(() => seen.closed).toBe(1);
  expect(seen.aborted).toBe(1);
});

test("a source that heeds no signal holds nobody who leaves", async () => {
  const items = flattenBatches(async function* () {
    yield await never;
  });
  const pending = items.next();
  await items.return(undefined);
  expect(await pending).toEqual({ done: true, value: undefined });
});

test("break closes the source, before it was opened too", async () => {
  const { open, seen } = source([[1, 2]]);
  for await (const item of flattenBatches(open)) if (item === 1) break;
  await expect.poll(() => seen.closed).toBe(1);
  const other = source([[1]]);
  const items = flattenBatches(other.open);
  await items.return(undefined);
  expect(await items.next()).toEqual({ done: true, value: undefined });
  expect(other.seen.opened).toBe(0);
});

test("a failure comes after the items before it, once", async () => {
  const items = flattenBatches(source([[1]], new Error("cut")).open);
  expect((await items.next()).value).toBe(1);
  await expect(items.next()).rejects.toThrow("cut");
  expect(await items.next()).toEqual({ done: true, value: undefined });
});

test("the caller's signal rejects with its reason and keeps no listener", async () => {
  const controller = new AbortController();
  const { open, seen } = source([[1]]);
  const items = flattenBatches(open, controller.signal);
  await items.next();
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(1);
  const pending = items.next();
  controller.abort(new Error("stop"));
  await expect(pending).rejects.toThrow("stop");
  await expect.poll(() => seen.closed).toBe(1);
  for (const end of ["ends", new Error("cut")] as const) {
    const { signal } = new AbortController();
    const items = flattenBatches(source([], end).open, signal);
    await items.next().catch(() => {});
    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  }
});

test("an abort between two items of a batch ends it before the next one", async () => {
  const controller = new AbortController();
  const { open, seen } = source([[1, 2, 3]]);
  const found: number[] = [];
  const reading = (async () => {
    for await (const item of flattenBatches(open, controller.signal)) {
      found.push(item);
      if (item === 2) controller.abort(new Error("stop"));
    }
  })();
  await expect(reading).rejects.toThrow("stop");
  expect(found).toEqual([1, 2]);
  await expect.poll(() => seen.closed).toBe(1);
});

test("with a signal that has aborted nothing is opened", async () => {
  const { open, seen } = source([[1]]);
  const items = flattenBatches(open, AbortSignal.abort(new Error("before")));
  await expect(items.next()).rejects.toThrow("before");
  expect(await items.next()).toEqual({ done: true, value: undefined });
  expect(seen.opened).toBe(0);
});

test("a signal that is not a signal is refused by the first step", async () => {
  const items = flattenBatches(source([[1]]).open, 7 as never);
  await expect(items.next()).rejects.toThrow("signal must be an AbortSignal, got 7.");
});

test("it is an async generator to those who look", () => {
  const items = flattenBatches(source([]).open);
  expect(items[Symbol.asyncIterator]()).toBe(items);
  const generators = Object.getPrototypeOf(Object.getPrototypeOf((async function* () {})())) as object;
  expect(Object.getPrototypeOf(generators)).toBe(Object.getPrototypeOf(Object.getPrototypeOf(items)));
});
