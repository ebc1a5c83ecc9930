import type { FakeDuration } from "../clock/duration.js";
import type { RecordedRequest } from "../requests/request-log.js";

/** Which requests a fault hits. */
export interface FaultTarget {
  /**
   * Id of the operation in the spec, such as `"GetExperiments"` or `"TrialLogs"`. An unknown one throws.
   *
   * @default every request
   */
  operation?: string | undefined;
  /**
   * Picks the requests, for example of one experiment or one user: it meets those for which this gives true.
   *
   * @default every request of the operation
   * @example fake.faults.fail({ status: 503, where: ({ parameters }) => parameters["experimentId"] === "7" });
   */
  where?: ((request: RecordedRequest) => boolean) | undefined;
  /**
   * How many requests it hits; `Infinity` for all.
   *
   * @default 1
   */
  times?: number | undefined;
  /**
   * How many requests go through before it begins.
   *
   * @default 0
   */
  skip?: number | undefined;
}

/** A fault that is planned. */
export interface OrderedFault {
  /** How many requests it has hit so far. */
  readonly hits: number;
  /** Removes it. */
  remove(): void;
}

/** Faults that a test can inject. Options that do not exist, and values that they cannot have, throw a TypeError. */
export interface Faults {
  /** Answers an error instead. */
  fail(
    fault: FaultTarget & {
      /** From 200 to 599; a success needs a `body`, such as the page of a proxy, else it would not be a fault. */
      status: number;
      /** Value of the `Retry-After` header: seconds, or a date as a string. */
      retryAfter?: number | string | undefined;
      /** The body, such as the HTML of a proxy; default the master's own error body. */
      body?: string | undefined;
      headers?: Record<string, string> | undefined;
      /** `true`: the request has its effect all the same. Default false. */
      afterEffect?: boolean | undefined;
    },
  ): OrderedFault;
  /** Breaks the connection in the middle of an answer, after a number of lines or bytes. */
  cut(fault: FaultTarget & { afterLines?: number | undefined; afterBytes?: number | undefined }): OrderedFault;
  /** Goes silent: before the answer, or after a number of lines or bytes of it; for a time, or until the client leaves. */
  stall(
    fault: FaultTarget & {
      afterLines?: number | undefined;
      afterBytes?: number | undefined;
      /** On the fake's clock; default forever. */
      duration?: FakeDuration | undefined;
    },
  ): OrderedFault;
  /** Breaks the connection without an answer, `before` or `after` the request had its effect; default before. */
  drop(fault: FaultTarget & { when?: "before" | "after" | undefined }): OrderedFault;
  /** Ends the archive of a checkpoint early, as if it were whole: after a number of bytes, default half of them. */
  truncateArchive(fault?: Omit<FaultTarget, "operation"> & { afterBytes?: number | undefined }): OrderedFault;
  /** Delays the answer, or lets its bytes trickle. */
  slow(fault: FaultTarget & { delay?: FakeDuration | undefined; bytesPerSecond?: number | undefined }): OrderedFault;
  /** Removes every fault. */
  clear(): void;
}
