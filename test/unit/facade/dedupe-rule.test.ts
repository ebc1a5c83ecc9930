import { expect, test } from "vitest";
import {
  AmbiguousCreateError,
  BadRequestError,
  MalformedResponseError,
  ServerError,
  UnexpectedAnswerError,
  UnsupportedByMasterError,
} from "../../../src/errors/index.js";
import { judgeLabelled, needsCancel, type Labelled } from "../../../src/facade/experiments/dedupe-rule.js";
import { searchDelay } from "../../../src/facade/search-delay.js";

const row = (id: number, more: Partial<Labelled> = {}): Labelled => ({
  id,
  state: "STATE_RUNNING",
  forkedFrom: undefined,
  startTime: new Date(0),
  ...more,
});

function judge(rows: Labelled[], form: { parentId?: number; within?: number } = {}): [number | undefined, number[]] {
  const { first, surplus } = judgeLabelled(rows, { parentId: undefined, ...form });
  return [first?.id, surplus.map(({ id }) => id)];
}

test("the lowest id stays, in whatever order a master lists them", () => {
  expect(judge([])).toEqual([undefined, []]);
  expect(judge([row(3), row(12), row(2)])).toEqual([2, [3, 12]]);
});

test.each(["STATE_COMPLETED", "STATE_CANCELED", "STATE_ERROR", "STATE_PAUSED", "STATE_STOPPING_CANCELED"])(
  "a first one in %s stays the first, and the others are surplus",
  (state) => {
    expect(judge([row(1, { state }), row(2)])).toEqual([1, [2]]);
  },
);

test.each(["STATE_DELETING", "STATE_DELETED", "STATE_DELETE_FAILED"])("what is in %s is not there", (state) => {
  expect(judge([row(1, { state }), row(2)])).toEqual([2, []]);
});

test("a fork of it, made by hand, is neither given nor cancelled", () => {
  expect(judge([row(1), row(2, { forkedFrom: 1 })])).toEqual([1, []]);
  expect(judge([row(2, { forkedFrom: 1 })])).toEqual([undefined, []]);
});

test("a call that forks goes by the forks of its parent", () => {
  const rows = [row(1), row(2, { forkedFrom: 9 }), row(3, { forkedFrom: 9 })];
  expect(judge(rows, { parentId: 9 })).toEqual([2, [3]]);
});

test("what was launched long after the first is a copied configuration, and no leftover", () => {
  const rows = [row(1, { startTime: new Date(5_000) }), row(2, { startTime: new Date(6_000) }), row(3, { startTime: new Date(9_000) })]; // prettier-ignore
  expect(judge(rows, { within: 1_000 })).toEqual([1, [2]]);
  expect(judge(rows)).toEqual([1, [2, 3]]);
});

test("only what goes on or may go on is cancelled", () => {
  const cancelled = ["ACTIVE", "PAUSED", "QUEUED", "PULLING", "STARTING", "RUNNING", "FROM_THE_FUTURE"];
  const over = ["COMPLETED", "CANCELED", "ERROR", "STOPPING_CANCELED", "STOPPING_KILLED", "STOPPING_COMPLETED"];
  for (const state of cancelled) expect(needsCancel(row(1, { state: `STATE_${state}` })), state).toBe(true);
  for (const state of over) expect(needsCancel(row(1, { state: `STATE_${state}` })), state).toBe(false);
});

test("a refusal is final, a lost answer is looked after some moments later, the master's own 500 at once", () => {
  const facts = { method: "POST", path: "/api/v1/experiments", attempts: 1, elapsed: 0 };
  expect(searchDelay(new BadRequestError("No.", { status: 400, ...facts }))).toBeUndefined();
  expect(searchDelay(new UnsupportedByMasterError("No.", { status: 501, ...facts }))).toBeUndefined();
  expect(searchDelay(new Error("Something else."))).toBeUndefined();
  expect(searchDelay(new ServerError("Refused.", { status: 500, ...facts }))).toBe(0);
  for (const status of [502, 503, 504, 524])
    expect(searchDelay(new ServerError("A proxy.", { status, ...facts }))).toBe(4000);
  expect(searchDelay(new AmbiguousCreateError("Lost.", { operation: "createExperiment" }))).toBe(4000);
  expect(searchDelay(new MalformedResponseError("Cut."))).toBe(4000);
  const delayAfterForeign = (status: number) =>
    searchDelay(new UnexpectedAnswerError("A proxy.", { status, address: "http://master/api/v1/experiments" }));
  for (const status of [200, 500, 502, 504]) expect(delayAfterForeign(status), `${status}`).toBe(4000);
  for (const status of [0, 302, 401, 403, 404, 413, 429])
    expect(delayAfterForeign(status), `${status}`).toBeUndefined();
});
