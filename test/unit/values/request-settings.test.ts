import { expect, test } from "vitest";
import { readRequest } from "../../../src/values/index.js";

test.each([{ signal: {} }, { signal: null }, { timeout: 5 }, { timeout: "soon" }])(
  "request options %j are refused",
  (options) => {
    expect(() => readRequest("reload", options)).toThrow(expect.objectContaining({ name: "InvalidArgumentError" }));
  },
);

test("request options leave out what is not given", () => {
  expect(readRequest("reload", undefined)).toEqual({});
  expect(readRequest("reload", { timeout: "10ms", signal: undefined })).toEqual({ timeout: "10ms" });
});
