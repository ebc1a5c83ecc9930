import type { Check } from "../values/check-basics.js";
import { readTable, type OptionTable } from "../values/options.js";
import { refusal } from "../values/refuse.js";

/**
 * The most that a master, or a server that answers in its place, may send, so that no answer fills the memory. Archives and
 * streams as a whole have no limit; they are read as they arrive.
 */
export interface LimitOptions {
  /**
   * Bytes of an answer, once it is unpacked. A master sends at most 128 MiB.
   * @default 134217728 (128 MiB)
   */
  answerBytes?: number | undefined;
  /**
   * Bytes of the body of an error that are read; the rest is left.
   * @default 1048576 (1 MiB)
   */
  errorBytes?: number | undefined;
  /**
   * Bytes of one line of a stream: a log line, or some reports of metrics.
   * @default 67108864 (64 MiB)
   */
  lineBytes?: number | undefined;
}

/** {@link LimitOptions} with defaults. */
export type Limits = { readonly [K in keyof LimitOptions]-?: number };

/** No string of a JavaScript engine is longer. */
const longestString = 2 ** 29 - 25;

const checkBytes: Check<number> = (value, argument) => {
  if (typeof value === "number" && value >= 1) return Math.min(value, longestString);
  throw refusal(argument, "a number of bytes, or Infinity", value);
};

const limitTable = {
  answerBytes: { check: checkBytes, default: 134_217_728 },
  errorBytes: { check: checkBytes, default: 1_048_576 },
  lineBytes: { check: checkBytes, default: 67_108_864 },
} satisfies OptionTable<LimitOptions>;

/** Checks the `limits` option of a client, and completes it. */
export function readLimits(value: unknown, argument: string = "limits"): Limits {
  return readTable(limitTable, argument, value, argument);
}

/** How a message names a limit. */
export function formatBytes(bytes: number): string {
  return bytes < 2 ** 20 ? `${bytes} bytes` : `${Math.round(bytes / 2 ** 20)} MiB`;
}
