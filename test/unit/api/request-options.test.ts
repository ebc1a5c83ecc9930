import { expect, test } from "vitest";
import { requestOptions } from "../../../src/api/request-options.js";

test.each([{ signal: {} }, { signal: null }, { timeout: 5 }, { timeout: "soon" }])(
  "request options %j are refused",
  (options) => {
    expect(() => requestOptions(options as never)).toThrow(expect.objectContaining({ name: "InvalidArgumentError" }));
  },
);

test("request options leave out what is not given", () => {
  expect(requestOptions(undefined)).toEqual({});
  expect(requestOptions({ timeout: "10ms", signal: undefined })).toEqual({ timeout: "10ms" });
});
