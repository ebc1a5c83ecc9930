import {
  check,
  checkAboveZero,
  checkBoolean,
  checkDuration,
  checkFunction,
  checkInteger,
  checkOneOf,
  checkString,
  isPlainObject,
  type Check,
} from "../options/checks.js";
import type { OptionTable } from "../options/options.js";
import { checkOperation } from "../requests/operation-names.js";
import type { RecordedRequest } from "../requests/request-log.js";
import type { Faults, FaultTarget } from "./fault-types.js";

/** What a method of `fake.faults` takes. */
type FaultOf<Name extends Exclude<keyof Faults, "clear">> = NonNullable<Parameters<Faults[Name]>[0]>;

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

const repeatOptions = {
  times: {
    check: check<number>("an integer of 0 or more, or Infinity", (value) => value === Infinity || isCount(value)),
    default: 1,
  },
  skip: { check: checkInteger(0), default: 0 },
  where: { check: checkFunction as Check<(request: RecordedRequest) => boolean> },
} satisfies OptionTable<FaultTarget, "operation">;

const targetOptions = { operation: { check: checkOperation }, ...repeatOptions } satisfies OptionTable<FaultTarget>;

/** Options of `fake.faults.fail`. */
export const failOptions = {
  ...targetOptions,
  status: { check: checkInteger(200, 599), required: true },
  retryAfter: {
    check: check<number | string>(
      "a number of seconds, or a string such as a date",
      (value) => typeof value === "string" || (Number.isFinite(value) && Number(value) >= 0),
    ),
  },
  body: { check: checkString },
  headers: {
    check: check<Record<string, string>>(
      "an object of strings",
      (value) => isPlainObject(value) && Object.values(value).every((each) => typeof each === "string"),
    ),
    default: {},
  },
  afterEffect: { check: checkBoolean, default: false },
} satisfies OptionTable<FaultOf<"fail">>;

/** Options of `fake.faults.cut`. */
export const cutOptions = {
  ...targetOptions,
  afterLines: { check: checkInteger(0) },
  afterBytes: { check: checkInteger(0) },
} satisfies OptionTable<FaultOf<"cut">>;

/** Options of `fake.faults.stall`. */
export const stallOptions = {
  ...cutOptions,
  duration: { check: checkDuration },
} satisfies OptionTable<FaultOf<"stall">>;

/** Options of `fake.faults.drop`. */
export const dropOptions = {
  ...targetOptions,
  when: { check: checkOneOf("before", "after"), default: "before" },
} satisfies OptionTable<FaultOf<"drop">>;

/** Options of `fake.faults.truncateArchive`. */
export const truncateArchiveOptions = {
  ...repeatOptions,
  afterBytes: { check: checkInteger(0) },
} satisfies OptionTable<FaultOf<"truncateArchive">>;

/** Options of `fake.faults.slow`. */
export const slowOptions = {
  ...targetOptions,
  delay: { check: checkDuration, default: 0 },
  bytesPerSecond: { check: checkAboveZero },
} satisfies OptionTable<FaultOf<"slow">>;
