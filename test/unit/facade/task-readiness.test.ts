import { expect, test } from "vitest";
import { serviceUrl, withoutToken } from "../../../src/facade/tasks/service-url.js";
import { toReadiness } from "../../../src/facade/tasks/readiness.js";
import { MalformedResponseError } from "../../../src/index.js";

const newest = (more: object): object[] => [
  { allocationId: "a.2", ...more },
  { allocationId: "a.1", isReady: true },
];

test.each([
  ["no allocation yet", { allocations: [] }, { isReady: false, isOver: false }],
  ["none is sent", {}, { isReady: false, isOver: false }],
  ["it runs", { allocations: newest({ state: "STATE_RUNNING" }) }, { isReady: false, isOver: false }],
  ["it answers", { allocations: newest({ state: "STATE_RUNNING", isReady: true }) }, { isReady: true, isOver: false }],
  [
    "it has ended",
    { allocations: newest({ isReady: true }), endTime: "2026-01-01T00:00:00Z" },
    { isReady: false, isOver: true },
  ],
  [
    "a master without end times",
    { allocations: newest({ state: "STATE_TERMINATED" }) },
    { isReady: false, isOver: true },
  ],
])("readiness: %s", (_, task, expected) => {
  expect(toReadiness(task as never)).toMatchObject(expected);
});

test("an answer of another shape is malformed", () => {
  for (const allocations of [7, "x", {}, [7], [{ isReady: "yes" }]])
    expect(() => toReadiness({ allocations } as never)).toThrow(MalformedResponseError);
});

test.each([
  ["http://m:8080", "/proxy/a/", "http://m:8080/proxy/a/"],
  ["https://m/behind", "/proxy/a/?token=t", "https://m/behind/proxy/a/?token=t"],
  ["https://m:443", "proxy/a/", "https://m/proxy/a/"],
  ["https://m", "//evil.example.com/", "https://m/evil.example.com/"],
  ["https://m", "https://evil.example.com/", "https://m/https://evil.example.com/"],
  ["https://m", undefined, undefined],
])("the address of a service of %s at %s", (master, path, url) => {
  expect(serviceUrl(master, path)).toBe(url);
});

test("an address is shown without what follows its question mark", () => {
  expect(withoutToken("/proxy/a/?token=t\n&x=y")).toBe("/proxy/a/");
  expect(withoutToken(undefined)).toBeUndefined();
});
