import type { Clock } from "../time/clock.js";
import type { Duration } from "../time/duration.js";
import {
  checkBoolean,
  checkFunction,
  checkText,
  keepDuration,
  readTable,
  refusal,
  type Check,
  type OptionTable,
} from "../values/index.js";
import type { Hooks, Logger } from "./hooks.js";
import { readLimits, type LimitOptions } from "./limits.js";
import { checkRetry, type RetryOptions } from "./retry-policy.js";

/** How requests are sent; options of clients and of the low level alike. */
export interface ConnectionOptions {
  /** PEM file with certificates to trust; not in browsers. */
  certPath?: string | undefined;
  /** Host name that the master's certificate carries; not in browsers. */
  certName?: string | undefined;
  /** Accept any certificate; not in browsers. */
  noverify?: boolean | undefined;
  /**
   * Replaces `fetch`; the global one is looked up at each call.
   *
   * @default `globalThis.fetch`
   */
  fetch?: typeof globalThis.fetch | undefined;
  /** Headers for every request. */
  headers?: RequestInit["headers"] | undefined;
  /**
   * Limit of each attempt; for streams, the limit of silence.
   *
   * @default 30 s plus 1 s per 256 kB sent; 2 minutes for streams
   */
  timeout?: Duration | undefined;
  /** The most that an answer may hold: 128 MiB, an error 1 MiB, a line of a stream 64 MiB. */
  limits?: LimitOptions | undefined;
  /** When failed requests are repeated; false for never. */
  retry?: false | RetryOptions | undefined;
  /**
   * Accept that passwords and tokens cross the network in the clear; otherwise a warning is logged, once per master.
   *
   * @default false
   */
  allowInsecureAuth?: boolean | undefined;
  /**
   * Where to report what happens.
   *
   * @default nowhere
   */
  logger?: Logger | undefined;
  /** Observers of requests. */
  hooks?: Hooks | undefined;
  /**
   * Where time comes from.
   *
   * @default the clock of the machine
   */
  clock?: Clock | undefined;
}

const hookTable = {
  beforeRequest: { check: checkFunction },
  afterResponse: { check: checkFunction },
  beforeRetry: { check: checkFunction },
} satisfies { [K in keyof Hooks]-?: unknown };

export const connectionOptions = {
  certPath: { check: checkText },
  certName: { check: checkText },
  noverify: { check: checkBoolean },
  fetch: { check: checkFunction as Check<typeof globalThis.fetch> },
  headers: { check: checkHeaders },
  timeout: { check: keepDuration },
  limits: { check: readLimits },
  retry: { check: checkRetry },
  allowInsecureAuth: { check: checkBoolean },
  logger: { check: checkLogger },
  hooks: { check: checkHooks },
  clock: { check: checkClock },
} satisfies OptionTable<ConnectionOptions> & { timeout: unknown };

function checkLogger(value: unknown, argument: string): Logger {
  return checkMethods(["debug", "info", "warn", "error"], value, argument) as Logger;
}

function checkClock(value: unknown, argument: string): Clock {
  return checkMethods(["now", "sleep"], value, argument) as Clock;
}

function checkMethods(methods: readonly string[], value: unknown, argument: string): unknown {
  const object = value as Readonly<Record<string, unknown>> | null;
  if (object && typeof object === "object" && methods.every((method) => typeof object[method] === "function"))
    return value;
  throw refusal(argument, `an object with the methods ${methods.join(", ")}`, value);
}

function checkHooks(value: unknown, argument: string): Hooks {
  readTable(hookTable, argument, value, argument);
  return value as Hooks;
}

/** The runtime's own error would show the value, which may be a token. */
export function checkHeaders(value: unknown, argument: string): RequestInit["headers"] {
  try {
    new Headers(value as RequestInit["headers"]);
  } catch {
    throw refusal(argument, "headers as fetch takes them", value, headerHint(value));
  }
  return value as RequestInit["headers"];
}

/** Names the first header that cannot be sent, without its value. */
function headerHint(value: unknown): string {
  const entries = Array.isArray(value) ? (value as unknown[]) : Object.entries(value ?? {});
  for (const entry of entries) {
    try {
      new Headers([entry as [string, string]]);
    } catch {
      const [name] = Array.isArray(entry) ? (entry as unknown[]) : [];
      return typeof name === "string"
        ? ` The header ${JSON.stringify(name)} has a name or value that cannot be sent, with a line break for example.`
        : " Each must be a pair of name and value.";
    }
  }
  return "";
}
