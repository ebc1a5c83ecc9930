// `tail` of a trial with several tasks gave up to that number of lines of each, the tasks in swapped order.
import { expect, test } from "vitest";
import type { LogQuery } from "../../../src/sequence/log-source.js";
import { readLog } from "../../../src/sequence/log-tail.js";

const tasks = [
  [1, 2, 3, 4],
  [5, 6, 7],
];

/** As the master answers: task by task, each with its own limit and order. */
async function* open({ limit, newestFirst }: LogQuery): AsyncGenerator<{ id: string }[]> {
  for (const task of tasks) {
    const lines = newestFirst ? [...task].reverse() : task;
    for (const id of lines.slice(0, limit)) yield await Promise.resolve([{ id: String(id) }]);
  }
}

test.each([
  [{ tail: 5 }, ["3", "4", "5", "6", "7"]],
  [{ tail: 2 }, ["6", "7"]],
  [{ head: 5 }, ["1", "2", "3", "4", "5"]],
])("%j counts over all tasks", async (selection, expected) => {
  const ids: string[] = [];
  const clock = { now: () => 0, sleep: () => Promise.resolve() };
  const source = { open, give: ({ id }: { id: string }) => id };
  for await (const lines of readLog(source, selection, { attempts: 1, clock })) ids.push(...lines);
  expect(ids).toEqual(expected);
});
