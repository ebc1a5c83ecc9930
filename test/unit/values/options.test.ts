import { expect, test } from "vitest";
import {
  checkBoolean,
  checkDuration,
  checkPositiveInteger,
  checkText,
  readOptions,
  readRequest,
  readTable,
  type OptionTable,
} from "../../../src/values/index.js";

interface CookOptions {
  dish: string;
  maxWait?: number | string | undefined;
  smallerIsBetter?: boolean | undefined;
  portions?: number | undefined;
  signal?: AbortSignal | undefined;
}

const cookOptions = {
  dish: { check: checkText, required: true },
  maxWait: { check: checkDuration },
  smallerIsBetter: { check: checkBoolean },
  portions: { check: checkPositiveInteger, default: 2 },
} satisfies OptionTable<CookOptions>;

const cook = (options: unknown, surplus?: unknown) => readOptions(cookOptions, "cook", options, surplus);

test("options are checked, converted and completed with their defaults", () => {
  const { signal } = new AbortController();
  expect(cook({ dish: "soup", maxWait: "2s", signal, timeout: "5s" })).toEqual({
    dish: "soup",
    maxWait: 2000,
    portions: 2,
    request: { signal, timeout: "5s" },
  });
});

test.each([
  [{ maxwait: "1s" }, 'cook() has no option "maxwait". Did you mean "maxWait"?'],
  [{ smaller_is_better: true }, 'cook() has no option "smaller_is_better". Did you mean "smallerIsBetter"?'],
  [{ smallerIsBeter: false }, 'cook() has no option "smallerIsBeter". Did you mean "smallerIsBetter"?'],
  [{ salt: 1 }, 'cook() has no option "salt". It takes dish, maxWait, smallerIsBetter, portions, signal, timeout.'],
])("the unknown option in %j is refused with a suggestion", (wrong, message) => {
  expect(() => cook({ dish: "soup", ...wrong })).toThrow(message);
});

test("an unknown option whose value is undefined does not count, and neither does a known one", () => {
  expect(cook({ dish: "soup", salt: undefined, portions: undefined }).portions).toBe(2);
});

test("null is a value, and a wrong one", () => {
  expect(() => cook({ dish: "soup", portions: null })).toThrow("portions must be");
});

test("a required option may not be left out", () => {
  expect(() => cook({})).toThrow("dish must be");
  expect(() => cook(undefined)).toThrow("dish must be");
});

test.each([null, "soup", "", 7, true, [], () => 1])("%j in the place of the options object is refused", (value) => {
  expect(() => cook(value)).toThrow(/options must be the options object of cook\(\)|dish must be/);
});

test("an argument after the options is refused", () => {
  expect(() => cook({ dish: "soup" }, 3)).toThrow(
    "cook() takes fewer arguments. Pass one object of options: { dish: …, portions: 3 }.",
  );
});

test.each([
  [["soup"], '{ dish: "soup" }.'],
  [["soup", 3], '{ dish: "soup", portions: 3 }.'],
  [["soup", "5s"], '{ dish: "soup", maxWait: "5s" }.'],
  [[false, "soup"], '{ smallerIsBetter: false, dish: "soup" }.'],
  [[-1], "such as { dish: … }."],
  [[Symbol("soup")], "such as { dish: … }."],
  [[new (class Soup {})(), 3], "{ portions: 3 }."],
])("positional arguments are shown as options: %j", (given, form) => {
  const [options, surplus] = given as unknown[];
  expect(() => cook(options, surplus)).toThrow(form);
});

test("where one of the options is a secret, no value is shown", () => {
  const table = { name: { check: checkText }, password: { check: checkText } };
  expect(() => readOptions(table, "sign", "Sesame12", "ann")).toThrow("options: { name: …, password: … }.");
});

test("a stream in the place of the options is not read", () => {
  const endless = (function* () {
    for (;;) yield "soup";
  })();
  expect(() => cook(endless, "soup")).toThrow('{ dish: "soup" }.');
});

test.each([[Promise.resolve({})], [{ then: () => {} }]])(
  "a promise in the place of the options is refused",
  (given) => {
    expect(() => cook(given)).toThrow(/options must be .* Did you forget await\?$/);
  },
);

test.each([[{ dish: Promise.resolve("soup") }], [{ dish: "soup", smallerIsBetter: Promise.resolve(true) }]])(
  "a promise in place of a value asks for await",
  (given) => {
    expect(() => cook(given)).toThrow(/ Did you forget await\?$/);
  },
);

test("a signal that is aborted already ends the call, after the check of the other options", () => {
  const reason = new Error("too late");
  const signal = AbortSignal.abort(reason);
  expect(() => readRequest("reload", { signal })).toThrow(reason);
  expect(() => cook({ dish: 7, signal })).toThrow("dish must be");
});

test("a timeout is passed on as it was written", () => {
  expect(readRequest("reload", { timeout: "20ms" })).toEqual({ timeout: "20ms" });
  expect(() => readRequest("reload", { timeout: 20 })).toThrow("timeout must be");
});

test("members of a nested object are named after it", () => {
  const retry = { attempts: { check: checkPositiveInteger } };
  expect(() => readTable(retry, "retry", { attempts: 0 }, "retry")).toThrow("retry.attempts must be");
  expect(() => readTable(retry, "retry", { atempts: 1 }, "retry")).toThrow(
    'retry has no option "atempts". Did you mean "attempts"?',
  );
});

test("the compiler refuses a table that lacks an option or has one too many", () => {
  const { dish, maxWait } = cookOptions;
  // @ts-expect-error two options are missing
  const tooFew = { dish, maxWait } satisfies OptionTable<CookOptions>;
  // @ts-expect-error salt is not an option
  const tooMany = { ...cookOptions, salt: dish } satisfies OptionTable<CookOptions>;
  expect([tooFew, tooMany]).toHaveLength(2);
});

test("no message advises a deprecated option", () => {
  const table = { minDelay: { check: checkText, deprecated: true }, baseDelay: { check: checkText } } as const;
  expect(() => readTable(table, "retry", { minDelays: "1s" }, "retry")).toThrow("It takes baseDelay.");
  expect(readTable(table, "retry", { minDelay: "1s" }, "retry").minDelay).toBe("1s");
});
