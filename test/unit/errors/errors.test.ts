import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import { expect, expectTypeOf, test, vi } from "vitest";
import * as errors from "../../../src/errors/index.js";

const { ApiError, DeterminedError, InvalidArgumentError, isDeterminedError, NotFoundError, ServerError } = errors;
const details = { status: 404, method: "GET", path: "/x", attempts: 1, elapsed: 3 };

type ErrorClass = new (message: string, facts: object) => Error;
/** Whether it is a class below `base`; `instanceof` goes by brands, which prototypes do not have. */
const isBelow = (base: typeof DeterminedError, value: unknown): value is ErrorClass =>
  typeof value === "function" && Object.prototype.isPrototypeOf.call(base.prototype, value.prototype as object);
const classes = Object.entries(errors).filter(([, value]) => isBelow(DeterminedError, value));
const names = classes.map(([name]) => name).filter((name) => name !== "ApiError");
const statusClasses = names.filter((name) => isBelow(ApiError, classOf(name)));
const otherClasses = names.filter((name) => !statusClasses.includes(name));

function classOf(name: string): ErrorClass {
  return Object.fromEntries(classes)[name] as unknown as ErrorClass;
}
const make = (name: string): Error => new (classOf(name))("gone", { ...details, cause: "before" });

test("the classes are found by their exports", () => {
  expect(statusClasses).toContain("NotFoundError");
  expect(otherClasses).toContain("PartialCreateError");
  expect(names.length).toBeGreaterThan(25);
});

test("the table in docs/cookbook/errors.md has every class", () => {
  const table = readFileSync(new URL("../../../docs/cookbook/errors.md", import.meta.url), "utf8");
  expect(names.filter((name) => !table.includes(`\`${name}\``))).toEqual([]);
});

test.each(names)("%s has its name, its facts, a cause and a stack that begins with it", (name) => {
  const error = make(name);
  expect(error).toMatchObject({ name, message: "gone", status: 404, cause: "before" });
  expect(error.stack).toMatch(new RegExp(`^${name}: gone`));
  expect(inspect(error)).toContain(`${name}: gone`);
  expect(error).toBeInstanceOf(classOf(name));
  expect(error).toBeInstanceOf(DeterminedError);
  expect(error).toBeInstanceOf(Error);
  expect(isDeterminedError(error)).toBe(true);
});

test.each(statusClasses)("%s is an ApiError", (name) => expect(ApiError.isInstance(make(name))).toBe(true));
test.each(otherClasses)("%s is not an ApiError", (name) => expect(make(name)).not.toBeInstanceOf(ApiError));

test("a class tells its own from its siblings", () => {
  const error: unknown = new NotFoundError("gone", details);
  expect(ServerError.isInstance(error)).toBe(false);
  if (NotFoundError.isInstance(error)) expectTypeOf(error).toEqualTypeOf<errors.NotFoundError>();
});

test.each([undefined, null, "text", 7, {}, new Error("x"), { name: "NotFoundError" }])(
  "%s is not one of our errors",
  (value) => {
    expect(isDeterminedError(value)).toBe(false);
    expect(value instanceof (NotFoundError as never)).toBe(false);
  },
);

test("errors of a second copy of the package are known by their brand", async () => {
  vi.resetModules();
  const copy = await import("../../../src/errors/index.js");
  const error = new copy.NotFoundError("gone", details);
  expect(copy.NotFoundError).not.toBe(NotFoundError);
  expect(error).toBeInstanceOf(NotFoundError);
  expect(ApiError.isInstance(error)).toBe(true);
  expect(error).not.toBeInstanceOf(ServerError);
});

test("a subclass of a caller is compared the ordinary way", () => {
  class Mine extends NotFoundError {}
  expect(new Mine("x", details)).toBeInstanceOf(NotFoundError);
  expect(new Mine("x", details)).toBeInstanceOf(Mine);
  expect(new NotFoundError("x", details)).not.toBeInstanceOf(Mine);
});

test("JSON has name, message and facts", () => {
  const error = new InvalidArgumentError("no", { argument: "id" });
  expect(JSON.parse(JSON.stringify(error))).toEqual({ name: "InvalidArgumentError", message: "no", argument: "id" });
});

test("without a cause there is no cause property", () => {
  expect("cause" in new InvalidArgumentError("no", { argument: "id" })).toBe(false);
});

test("a message never holds a token or the user info of an address", () => {
  const error = new DeterminedError("Bearer abc.def and http://ann:pw@host and v2.public.eyJpZCI6MX0");
  expect(error.message).toBe("Bearer *** and http://***@host and ***");
});

test("isInstance may be passed on as a function", () => {
  const mixed: unknown[] = [
    new NotFoundError("gone", details),
    new ServerError("broke", details),
    new Error("x"),
    null,
  ];
  const { isInstance } = NotFoundError;
  expect(mixed.filter(NotFoundError.isInstance)).toEqual([mixed[0]]);
  expect(mixed.map(isInstance)).toEqual([true, false, false, false]);
});
