import { expect, test } from "vitest";
import { limitTasks } from "../../../src/platform/node/download/limited-tasks.js";

/** Tasks that end on request. */
function createTasks(): {
  readonly begun: string[];
  task: (name: string) => () => Promise<void>;
  end: (name: string) => void;
} {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    begun,
    task: (name) => () => {
      begun.push(name);
      return new Promise((resolve) => ends.set(name, resolve));
    },
    end: (name) => ends.get(name)?.(),
  };
}

test("a task begins only when fewer than the given number are under way", async () => {
  const { begun, task, end } = createTasks();
  const tasks = limitTasks(2);
  await tasks.start(task("a"));
  await tasks.start(task("b"));
  const third = tasks.start(task("c"));
  await Promise.resolve();
  expect(begun).toEqual(["a", "b"]);
  end("b");
  await third;
  expect(begun).toEqual(["a", "b", "c"]);
});

test("after a failure no further task begins, and the failure is reported", async () => {
  const { begun, task } = createTasks();
  const tasks = limitTasks(1);
  await tasks.start(() => Promise.reject(new Error("full disk")));
  await expect(tasks.start(task("next"))).rejects.toThrow("full disk");
  await expect(tasks.settled()).rejects.toThrow("full disk");
  expect(begun).toEqual([]);
});

test("settled waits for what is under way, also when something has failed", async () => {
  const { task, end } = createTasks();
  const tasks = limitTasks(2);
  await tasks.start(task("slow"));
  await tasks.start(() => Promise.reject(new Error("full disk")));
  let over = false;
  const settled = tasks.settled().catch(() => (over = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(over).toBe(false);
  end("slow");
  await settled;
  expect(over).toBe(true);
});
