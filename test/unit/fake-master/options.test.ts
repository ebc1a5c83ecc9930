import { expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";

/** The fake as plain JavaScript sees it: anything may be given. */
type Loose = (...given: unknown[]) => unknown;
const create = createFakeMaster as (options: unknown) => Promise<FakeMaster>;

test.each([
  [
    { version: "0.27.2" },
    'createFakeMaster: version must be a release from 0.19.10 to 0.38.1, not "0.27.2". The nearest are 0.27.1 and 0.28.0.',
  ],
  [{ version: "0.19.9" }, 'not "0.19.9". The nearest is 0.19.10.'],
  [{ version: "v1.0.0" }, 'not "v1.0.0". The nearest is 0.38.1.'],
  [{ version: "9" }, 'version must be a release from 0.19.10 to 0.38.1, not "9".'],
  [{ clock: "relaxed" }, 'clock must be "virtual" or "real", not "relaxed".'],
  [{ verson: "0.38.1" }, 'createFakeMaster has no option "verson": did you mean "version"?'],
  [
    { somethingElse: 1 },
    'has no option "somethingElse": it takes version, clock, speed, seed, snapshot, slots, password, cors, storage.',
  ],
  [{ constructor: 1 }, 'has no option "constructor"'],
  [{ speed: 0 }, "speed must be a number above 0, not 0."],
  [{ speed: "2" }, 'speed must be a number above 0, not "2".'],
  [{ seed: 1.5 }, "seed must be a whole number, not 1.5."],
  [{ slots: -1 }, "slots must be a whole number of 0 or more, not -1."],
  [{ cors: "no" }, 'cors must be true, false or a list of origins such as "http://localhost:5173", not "no".'],
  [{ cors: ["*"] }, "cors must be true, false or a list of origins"],
  [{ cors: ["http://localhost:5173/"] }, "cors must be true, false or a list of origins"],
  [{ snapshot: "{}" }, 'snapshot must be an object that snapshot() of a fake master gave, not "{}".'],
  [{ snapshot: null }, "not null."],
  [{ storage: "" }, 'storage must be a text that is not empty, not "".'],
  ["0.38.1", 'createFakeMaster takes an object of options, not "0.38.1".'],
  [null, "takes an object of options, not null."],
  [[], "takes an object of options, not a list."],
])("a fake master is not made from %j", async (options, message) => {
  await expect(create(options)).rejects.toThrow(TypeError);
  await expect(create(options)).rejects.toThrow(message);
});

test("options that are undefined count as left out", async () => {
  await using fake = await create({ version: undefined, clock: undefined, seed: undefined, snapshot: undefined });
  expect(fake.version).toBe("0.38.1");
});

test("a password of the wrong kind is not shown", async () => {
  await expect(create({ password: 73571 })).rejects.toThrow("password must be a text, not a number.");
});

test.each([
  [[{ finalState: "COMPLETE" }], 'finalState must be "COMPLETED", "ERROR", "CANCELED" or "PAUSED", not "COMPLETE".'],
  [[{ trails: 4 }], 'experiments.add has no option "trails": did you mean "trials"'],
  [[{ runs_for: "1h" }], 'did you mean "runsFor"?'],
  [[{ trials: 0 }], "trials must be a whole number of 1 or more, not 0."],
  [[{ trials: "4" }], 'trials must be a whole number of 1 or more, not "4".'],
  [[{ runsFor: "soon" }], 'runsFor must be a number of milliseconds or a text such as "10m" or "1h30m", not "soon".'],
  [[{ ago: new Date(0) }], "not an object of the kind Date."],
  [[{ ago: Infinity }], "ago must be a number of milliseconds"],
  [[{ labels: "nightly" }], 'labels must be a list of texts, not "nightly".'],
  [[{ config: "name: x" }], 'config must be an object, not "name: x".'],
  [[{}, -1], "experiments.add: count must be a whole number of 0 or more, not -1."],
  [["mnist"], 'experiments.add takes an object of options, not "mnist".'],
])("no experiment is added from %j", async (given, message) => {
  await using fake = await createFakeMaster();
  expect(() => (fake.experiments.add as Loose)(...given)).toThrow(message);
  expect(fake.experiments.add()[0]).toMatchObject({ id: 1 });
});

test.each([
  ["fail", { status: 200 }, "faults.fail: status 200 is a success; give the body that makes it a fault."],
  ["fail", { status: 600 }, "from 200 to 599, not 600."],
  ["fail", { operation: "GetExperiment" }, "from 200 to 599, not undefined."],
  ["fail", { status: "503" }, 'not "503".'],
  ["fail", { status: 503, retryafter: 5 }, 'did you mean "retryAfter"?'],
  ["fail", { status: 503, body: {} }, "body must be a text, not an object."],
  ["fail", { status: 503, headers: new Headers() }, "headers must be an object of texts, not an object of the kind"],
  ["fail", undefined, "faults.fail takes an object of options, not undefined."],
  ["fail", { status: 503, times: -1 }, "times must be a whole number of 0 or more, or Infinity, not -1."],
  ["cut", { afterLine: 3 }, 'did you mean "afterLines"?'],
  ["cut", { afterBytes: 1.5 }, "afterBytes must be a whole number of 0 or more, not 1.5."],
  ["drop", { when: "later" }, 'when must be "before" or "after", not "later".'],
  ["stall", { duration: -1 }, "duration must be a number of milliseconds"],
  ["truncateArchive", { operation: "GetMaster" }, "it takes times, skip, afterBytes."],
  ["slow", { bytesPerSecond: "fast" }, 'bytesPerSecond must be a number above 0, not "fast".'],
] as const)("faults.%s does not take %j", async (name, fault, message) => {
  await using fake = await createFakeMaster();
  expect(() => (fake.faults[name] as Loose)(fault)).toThrow(message);
  expect((await fake.fetch(`${fake.url}/api/v1/master`)).status).toBe(200);
});

test("users, servers, trainers and the request log refuse what they do not know", async () => {
  await using fake = await createFakeMaster();
  await expect((fake.users.add as Loose)({ name: "eve" })).rejects.toThrow('has no option "name": it takes username');
  await expect((fake.users.add as Loose)({ admin: true })).rejects.toThrow("username must be a text");
  await expect(fake.users.add({ username: "admin" })).rejects.toThrow('has a user "admin" already');
  await expect((fake.listen as Loose)({ port: "8080" })).rejects.toThrow("port must be a whole number from 0 to 65535");
  expect(() => (fake.train as Loose)({ steps: 5 })).toThrow("the trainer must be a function, not an object.");
  expect(() => (fake.requests as Loose)({ operationId: "GetMaster" })).toThrow('did you mean "operation"?');
});

test("a success with a page of its own is a fault", async () => {
  await using fake = await createFakeMaster();
  fake.faults.fail({ operation: "GetMaster", status: 200, body: "<html>" });
  expect(await (await fake.fetch(`${fake.url}/api/v1/master`)).text()).toBe("<html>");
});
