import {
  ABOVE_ZERO,
  FLAG,
  FUNCTION,
  NAME,
  OBJECT,
  oneOf,
  SECRET,
  SPAN,
  TEXT,
  TEXTS,
  wholeNumber,
  type Rule,
  type Rules,
} from "./check-options.js";
import { RELEASE } from "./release-rule.js";
import type { FakeMasterOptions, FakeUser } from "../fake-master-types.js";
import type { Faults, FaultTarget } from "../faults/fault-types.js";
import type { RequestFilter } from "../requests/request-log.js";
import type { ExperimentSeed } from "../seeds/seed-experiments.js";
import type { ListenOptions } from "../server.js";

const isOrigin = (value: unknown): boolean => {
  if (value === "null") return true;
  try {
    return new URL(value as string).origin === value;
  } catch {
    return false;
  }
};
const ORIGINS: Rule = {
  allowed: 'true, false or a list of origins such as "http://localhost:5173"',
  fits: (value) => typeof value === "boolean" || (Array.isArray(value) && value.every(isOrigin)),
};
const HOST_NAMES: Rule = {
  allowed: "true or a list of host names without ports",
  fits: (value) =>
    value === true ||
    (Array.isArray(value) &&
      value.every((one) => typeof one === "string" && /^[\w.~-]+$|^\[?[\da-f:.]+\]?$/i.test(one))),
};

/** Options of `createFakeMaster`. */
export const MASTER_RULES: Rules<FakeMasterOptions> = {
  version: RELEASE,
  clock: oneOf("virtual", "real"),
  speed: ABOVE_ZERO,
  seed: wholeNumber(Number.MIN_SAFE_INTEGER),
  snapshot: { ...OBJECT, allowed: "an object that snapshot() of a fake master gave" },
  slots: wholeNumber(0),
  password: SECRET,
  cors: ORIGINS,
  storage: NAME,
};

/** Options of `fake.listen`. */
export const LISTEN_RULES: Rules<ListenOptions> = {
  port: wholeNumber(0, 65_535),
  host: NAME,
  allowedHosts: HOST_NAMES,
  onAnswer: FUNCTION,
};

/** Options of `fake.users.add`. */
export const USER_RULES: Rules<FakeUser> = {
  username: { ...NAME, required: true },
  password: SECRET,
  admin: FLAG,
  active: FLAG,
};

/** Options of `fake.requests`. */
export const REQUEST_RULES: Rules<RequestFilter> = { operation: TEXT, method: TEXT };

/** Options of `fake.experiments.add`. */
export const SEED_RULES: Rules<ExperimentSeed> = {
  name: TEXT,
  config: OBJECT,
  trials: wholeNumber(1),
  runsFor: SPAN,
  finalState: oneOf("COMPLETED", "ERROR", "CANCELED", "PAUSED"),
  ago: { ...SPAN, fits: (value) => value !== Infinity && SPAN.fits(value) },
  steps: wholeNumber(1),
  checkpoints: wholeNumber(0),
  metric: NAME,
  smallerIsBetter: FLAG,
  labels: TEXTS,
  description: TEXT,
  notes: TEXT,
  username: NAME,
  projectId: wholeNumber(0),
  archived: FLAG,
};

const COUNT = wholeNumber(0);
const REPEAT: Omit<Rules<FaultTarget>, "operation"> = {
  times: { allowed: `${COUNT.allowed}, or Infinity`, fits: (value) => value === Infinity || COUNT.fits(value) },
  skip: COUNT,
};
const TARGET: Rules<FaultTarget> = { operation: TEXT, ...REPEAT };
const PLACE: { afterLines: Rule; afterBytes: Rule } = { afterLines: COUNT, afterBytes: COUNT };

type Ordered = Exclude<keyof Faults, "clear">;

/** Options of the methods of `fake.faults`. */
export const FAULT_RULES: { readonly [Name in Ordered]: Rules<NonNullable<Parameters<Faults[Name]>[0]>> } = {
  fail: {
    ...TARGET,
    status: { ...wholeNumber(200, 599), required: true },
    retryAfter: { allowed: "a number or a text", fits: (value) => typeof value === "number" || TEXT.fits(value) },
    body: TEXT,
    headers: {
      allowed: "an object of texts",
      fits: (value) => OBJECT.fits(value) && TEXTS.fits(Object.values(value as object)),
    },
    afterEffect: FLAG,
  },
  cut: { ...TARGET, ...PLACE },
  stall: { ...TARGET, ...PLACE, duration: SPAN },
  drop: { ...TARGET, when: oneOf("before", "after") },
  truncateArchive: { ...REPEAT, afterBytes: COUNT },
  slow: { ...TARGET, delay: SPAN, bytesPerSecond: ABOVE_ZERO },
};
