import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { login, logout } from "../../../src/index.js";
import { rows, type CallOptions, type Row } from "./rows.js";
import { openStage, type Stage } from "./stage.js";
import { asyncMethodsOf } from "./surface-methods.js";

const methods = [...new Set([...(await asyncMethodsOf("index")), ...(await asyncMethodsOf("api"))])];
const functionNames = methods.filter((name) => !name.includes(".") && !(name in rows));

/** They have no signal: they set something up, or read a file. */
const withoutSignal = ["Determined.login", "login", "Checkpoint.loadFromPath"];
/** Masters refuse these, or they find nothing in what the fake trained. */
const refused = [
  "Checkpoint.load",
  "Checkpoint.loadFromPath",
  "Checkpoint.getPachydermCommit",
  "Experiment.getPachydermConfig",
  "Determined.listOauthClients",
  "Determined.addOauthClient",
  "Determined.removeOauthClient",
  // The default pool cannot be bound.
  "ResourcePool.addBindings",
  "ResourcePool.removeBindings",
  "ResourcePool.replaceBindings",
];
/** They are over whatever the master says, or are remembered. */
const content = ["Determined.logout", "logout", "Determined.getSessionUsername"];
/** Long calls go on the same way. */
const mostSteps = 16;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Uses what a call gives up: waits for it, reads it to its end, or leaves it after the first piece. */
async function use(value: unknown, leave: boolean): Promise<void> {
  const result: unknown = await value;
  // A listing is awaited as an array, and walked like any iterable.
  const iterable = value instanceof Promise ? result : value;
  if (typeof iterable === "object" && iterable !== null && Symbol.asyncIterator in iterable) {
    for await (const piece of iterable as AsyncIterable<unknown>) {
      void piece;
      if (leave) break;
    }
  }
}

interface End {
  readonly error: unknown;
  readonly steps: number;
  readonly left: string[];
}

/** Makes a call whose signal is aborted at a step, and looks at what is left when it is over. */
async function make(row: Row, on: Stage, how: { abortAt?: number; status?: number; leave?: boolean }): Promise<End> {
  const call: (options: CallOptions) => unknown = await row(on);
  const { watched, run } = on;
  const controller = new AbortController();
  const { signal } = controller;
  watched.watch(how.abortAt ?? -1, () => controller.abort(new Error("enough")));
  watched.failWith(how.status);
  let error: unknown;
  try {
    const over = use(call({ signal }), how.leave ?? false);
    await run(over);
  } catch (thrown) {
    error = thrown === signal.reason ? "aborted" : thrown;
  }
  const { steps } = watched;
  watched.failWith(undefined);
  // A cancelled body settles a few turns later.
  for (let turn = 0; turn < 200 && watched.leftovers(signal).length > 0; turn++) await new Promise(setImmediate);
  return { error, steps, left: watched.leftovers(signal) };
}

async function walk(name: string, row: Row, on: Stage): Promise<void> {
  const success = await make(row, on, {});
  expect(success.left, "after its end").toEqual([]);
  if (!refused.includes(name)) expect(success.error, "its end").toBeUndefined();

  const broken = await make(row, on, { leave: true });
  expect(broken.left, "after break").toEqual([]);

  const failed = await make(row, on, { status: 500 });
  expect(failed.left, "after an error").toEqual([]);
  // What is known already is given without a request.
  if (withoutSignal.includes(name) || success.steps === 0) return;
  if (!content.includes(name)) expect(failed.error, "an error").toBeInstanceOf(Error);

  let aborted = 0;
  for (let abortAt = 0; abortAt < Math.min(success.steps, mostSteps); abortAt++) {
    const end = await make(row, on, { abortAt });
    expect(end.left, `after an abort at step ${abortAt}`).toEqual([]);
    if (end.error === "aborted") aborted += 1;
    // The last piece may be there already.
    else expect(end.error, `an abort at step ${abortAt}`).toBeUndefined();
  }
  if (!content.includes(name)) expect(aborted, "aborts that ended the call").toBeGreaterThan(0);
}

test("each public method that waits for something is walked: a new one needs a row in rows.ts", () => {
  const walked = [...Object.keys(rows), ...functionNames];
  expect(walked.sort()).toEqual([...methods].sort());
});

describe("nothing is left behind by", () => {
  test.each(Object.entries(rows))("%s", async (name, row) => {
    await walk(name, row, stage);
  });

  test("the functions of the module have a client", async () => {
    await logout().catch(() => {});
    await login(stage.watched.options);
  });

  test.each(functionNames)("the function %s", async (name) => {
    await walk(`Determined.${name}`, rows[`Determined.${name}`]!, stage.withFunctions());
  });
});
