import { afterAll, expect, test } from "vitest";
import { fakeMasterOptions, fakeUserOptions } from "../../../src/fake-master/fake-master-types.js";
import {
  cutOptions,
  dropOptions,
  failOptions,
  slowOptions,
  stallOptions,
  truncateArchiveOptions,
} from "../../../src/fake-master/faults/fault-options.js";
import { listenOptions } from "../../../src/fake-master/listen-options.js";
import { requestFilterOptions } from "../../../src/fake-master/requests/request-log.js";
import { experimentSeedOptions } from "../../../src/fake-master/seeds/seed-experiments.js";
import { modelSeedOptions } from "../../../src/fake-master/seeds/seed-models.js";
import { checkpointSeedOptions, logSeedOptions } from "../../../src/fake-master/seeds/seed-trials.js";
import { projectSeedOptions, workspaceSeedOptions } from "../../../src/fake-master/seeds/seed-workspaces.js";
import { trainingPlanOptions } from "../../../src/fake-master/training/plan-options.js";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";
import { misspelt } from "../misspelt.js";

/** The fake as plain JavaScript sees it: anything may be given. */
type Loose = (...given: unknown[]) => unknown;
const create = createFakeMaster as (options: unknown) => Promise<FakeMaster>;

const fake = await createFakeMaster();
afterAll(() => fake.close());

/** Lets a trial begin with this plan. */
async function trainWith(plan: unknown): Promise<void> {
  await using master = await createFakeMaster();
  (master.train as Loose)(() => plan);
  const { id } = master.experiments.add()[0]!;
  await master.clock.advance("1h");
  expect(id).toBe(1);
}

/** Everything that takes options: its table, what it must be given, and how it is called with options. */
const doors: [name: string, table: object, needed: object, call: (options: object) => unknown, prefix?: string][] = [
  ["createFakeMaster()", fakeMasterOptions, {}, (o) => create(o)],
  ["fake.listen()", listenOptions, {}, (o) => fake.listen(o)],
  ["fake.users.add()", fakeUserOptions, { username: "eve" }, (o) => fake.users.add(o as never)],
  ["fake.requests()", requestFilterOptions, {}, (o) => fake.requests(o)],
  ["fake.experiments.add()", experimentSeedOptions, {}, (o) => fake.experiments.add(o)],
  ["fake.workspaces.add()", workspaceSeedOptions, { name: "w" }, (o) => fake.workspaces.add(o as never)],
  ["fake.projects.add()", projectSeedOptions, { name: "p", workspaceId: 1 }, (o) => fake.projects.add(o as never)],
  ["fake.models.add()", modelSeedOptions, { name: "m" }, (o) => fake.models.add(o as never)],
  ["fake.logs.add()", logSeedOptions, { trialId: 1, lines: "x" }, (o) => fake.logs.add(o as never)],
  ["fake.checkpoints.add()", checkpointSeedOptions, { trialId: 1, files: {} }, (o) => fake.checkpoints.add(o as never)],
  ["fake.train()", trainingPlanOptions, {}, trainWith, "plan."],
  ["fake.faults.fail()", failOptions, { status: 503 }, (o) => fake.faults.fail(o as never)],
  ["fake.faults.cut()", cutOptions, {}, (o) => fake.faults.cut(o)],
  ["fake.faults.stall()", stallOptions, {}, (o) => fake.faults.stall(o)],
  ["fake.faults.drop()", dropOptions, {}, (o) => fake.faults.drop(o)],
  ["fake.faults.truncateArchive()", truncateArchiveOptions, {}, (o) => fake.faults.truncateArchive(o)],
  ["fake.faults.slow()", slowOptions, {}, (o) => fake.faults.slow(o)],
];

let tried = 0;
afterAll(() => console.log(`${tried} wrong options of ${doors.length} functions of the fake were tried`));

async function refusal(call: (options: object) => unknown, options: object): Promise<string> {
  tried++;
  let error: unknown;
  try {
    await call(options);
  } catch (thrown) {
    error = thrown;
  }
  expect(error, String(options && Object.keys(options))).toBeInstanceOf(TypeError);
  return (error as TypeError).message;
}

test.each(doors)(
  "%s refuses a misspelt option and suggests the right one",
  async (name, table, needed, call, prefix) => {
    for (const option of Object.keys(table)) {
      for (const wrong of misspelt(option)) {
        expect(await refusal(call, { ...needed, [wrong]: 1 })).toBe(
          `${name} has no option "${prefix ?? ""}${wrong}". Did you mean "${option}"?`,
        );
      }
    }
    const names = Object.keys(table).join(", ");
    expect(await refusal(call, { ...needed, doesNotExistAnywhere: 1 })).toContain(`It takes ${names}.`);
    expect(await refusal(call, { ...needed, constructor: 1 })).toContain('constructor"');
  },
);

test.each(doors)(
  "%s refuses a value of the wrong type and names the option",
  async (name, table, needed, call, prefix) => {
    for (const option of Object.keys(table)) {
      for (const value of [null, 1n, Symbol("x"), NaN, [1], new Date(0)]) {
        expect(await refusal(call, { ...needed, [option]: value })).toContain(
          `The argument ${prefix ?? ""}${option} of ${name} must be `,
        );
      }
    }
  },
);

test.each(doors)("%s takes an object of options and nothing else", async (name, _, needed, call, prefix) => {
  for (const value of [null, 1, "options", [], new Map()]) {
    expect(await refusal(call, value as never)).toContain(
      `The argument ${prefix ? "plan" : "options"} of ${name} must be an object, got `,
    );
  }
});

test("an option that is required cannot be left out", async () => {
  expect(await refusal((o) => fake.users.add(o as never), { admin: true })).toContain("must be a non-empty string");
  expect(await refusal((o) => fake.faults.fail(o as never), {})).toContain("from 200 to 599, got undefined.");
  expect(() => (fake.faults.cut as Loose)()).toThrow("must be an object, got undefined.");
});

test.each([
  [
    { version: "0.27.2" },
    'The argument version of createFakeMaster() must be a release from 0.19.10 to 0.38.1, got "0.27.2". The nearest are 0.27.1 and 0.28.0.',
  ],
  [{ version: "0.19.9" }, 'got "0.19.9". The nearest is 0.19.10.'],
  [{ version: "v1.0.0" }, 'got "v1.0.0". The nearest is 0.38.1.'],
  [{ version: "9" }, 'must be a release from 0.19.10 to 0.38.1, got "9".'],
  [{ clock: "relaxed" }, 'must be "virtual" or "real", got "relaxed".'],
  [{ speed: 0 }, "must be a number above 0, got 0."],
  [{ seed: 1.5 }, "must be an integer, got 1.5."],
  [{ slots: 0.5 }, "must be an integer of 0 or more, got 0.5."],
  [{ cors: ["*"] }, 'must be true, false or an array of origins such as "http://localhost:5173", got an array.'],
  [{ cors: ["http://localhost:5173/"] }, "must be true, false or an array of origins"],
  [{ snapshot: "{}" }, 'must be an object that snapshot() of a fake master gave, got "{}".'],
  [{ snapshot: { format: 1 } }, "The argument snapshot.release of createFakeMaster() must be a release"],
  [{ storage: "" }, 'must be a non-empty string, got "".'],
])("a fake master is not made from %j", async (options, message) => {
  expect(await refusal(create, options)).toContain(message);
});

test("options that are undefined count as left out", async () => {
  const undefinedOptions = Object.fromEntries(Object.keys(fakeMasterOptions).map((name) => [name, undefined]));
  await using master = await create({ ...undefinedOptions, doesNotExist: undefined });
  expect(master.version).toBe("0.38.1");
  (master.train as Loose)(() => ({ steps: undefined, stepDuration: undefined, stepsize: undefined }));
  const { id } = master.experiments.add({ steps: 3, runsFor: "1m", labels: undefined })[0]!;
  await master.clock.advance("1h");
  expect(master.snapshot().experiments[id]).toMatchObject({ state: "COMPLETED" });
});

test("a password of the wrong type is not shown", async () => {
  expect(await refusal(create, { password: 73571 })).toMatch(/must be a string, got a number\.$/);
});

test.each([
  [{ finalState: "COMPLETE" }, 'must be "COMPLETED", "ERROR", "CANCELED" or "PAUSED", got "COMPLETE".'],
  [{ trials: "4" }, 'must be an integer of 1 or more, got "4".'],
  [{ runsFor: "soon" }, 'must be a number of milliseconds or a string such as "10m" or "1h30m", got "soon".'],
  [{ ago: Infinity }, 'must be a finite number of milliseconds or a string such as "30d", got Infinity.'],
  [{ labels: "nightly" }, 'must be an array of strings, got "nightly".'],
])("no experiment is added from %j", async (given, message) => {
  await using master = await createFakeMaster();
  expect(await refusal((o) => master.experiments.add(o), given)).toContain(message);
  expect(() => (master.experiments.add as Loose)({}, -1)).toThrow(
    "The argument count of fake.experiments.add() must be an integer of 0 or more, got -1.",
  );
  expect(master.experiments.add()[0]).toMatchObject({ id: 1 });
});

test.each([
  ["fail", { status: 200 }, "fail() is 200, a success. Give the body that makes it a fault."],
  ["fail", { status: 600 }, "from 200 to 599, got 600."],
  ["fail", { status: 503, headers: { "retry-after": 5 } }, "must be an object of strings, got an object."],
  ["fail", { status: 503, times: 0.5 }, "must be an integer of 0 or more, or Infinity, got 0.5."],
  ["drop", { when: "later" }, 'must be "before" or "after", got "later".'],
  ["truncateArchive", { operation: "GetMaster" }, "It takes times, skip, where, afterBytes."],
  ["slow", { bytesPerSecond: "fast" }, 'must be a number above 0, got "fast".'],
  ["cut", { operation: "TrialLog" }, 'No master has an operation "TrialLog". Did you mean "TrialLogs"'],
] as const)("faults.%s does not take %j", async (name, fault, message) => {
  await using master = await createFakeMaster();
  expect(() => (master.faults[name] as Loose)(fault)).toThrow(message);
  expect((await master.fetch(`${master.url}/api/v1/master`)).status).toBe(200);
});

test.each([
  [{ steps: 1.5 }, "The argument plan.steps of fake.train() must be an integer of 1 or more, got 1.5."],
  [{ stepDuration: "soon" }, "The argument plan.stepDuration of fake.train() must be a number of milliseconds"],
  [{ stepDuration: () => -1 }, "The function plan.stepDuration of fake.train() must give a number of milliseconds"],
  [
    { metrics: () => 0.5 },
    "plan.metrics of fake.train() must give an object of metrics, or undefined, got 0.5 at step 1.",
  ],
  [{ metrics: async () => ({ loss: 1 }) }, "must give an object of metrics, or undefined, got a Promise at step 1."],
  [{ groups: { test: 1 } }, "The argument groups.test in plan.groups of fake.train() must be a function, got 1."],
  [{ groups: { test: () => 7 } }, "The function groups.test in plan.groups of fake.train() must give an object"],
  [{ logs: () => 7 }, "must give a string, an array of strings, or undefined, got 7 at step 1."],
  [{ checkpoint: () => undefined }, "must give true, false, or an object of strings and Uint8Arrays by path"],
  [{ checkpoint: () => ({ "a.txt": 1 }) }, "must give true, false, or an object of strings and Uint8Arrays by path"],
  [{ fail: () => -1 }, "must give an exit code from 0 to 255, or true or false, got -1 at step 1."],
])("a trial does not train by the plan %j", async (plan, message) => {
  expect(await refusal(trainWith, plan)).toContain(message);
});

test("a trainer is a function, users have names of their own", async () => {
  expect(() => (fake.train as Loose)({ steps: 5 })).toThrow(
    "The argument trainer of fake.train() must be a function, got an object.",
  );
  await expect(fake.users.add({ username: "admin" })).rejects.toThrow('has a user "admin" already');
});

test("a success with a page of its own is a fault", async () => {
  await using master = await createFakeMaster();
  master.faults.fail({ operation: "GetMaster", status: 200, body: "<html>" });
  expect(await (await master.fetch(`${master.url}/api/v1/master`)).text()).toBe("<html>");
});
