import { DeterminedError, type ErrorCause } from "./determined-error.js";

/** The facts of a request that got no answer. */
export interface TransportDetails extends ErrorCause {
  /** Canonical address of the master. */
  master: string;
  /** Requests that were tried. */
  attempts: number;
  /** Milliseconds from the call to the failure. */
  elapsed: number;
  /** Whether the master may have received the request, so that what it should change may have happened. */
  sent?: boolean | undefined;
}

/**
 * No connection to the master, or it broke before the answer was whole. Check the address that the message names;
 * `cause` holds what the runtime said.
 *
 * Python: `api.errors.MasterNotFoundException`.
 *
 * @example
 * if (MasterUnreachableError.isInstance(error)) console.error(`is ${error.master} up?`);
 */
export class MasterUnreachableError extends DeterminedError {
  /** Address of the master. */
  declare readonly master: string;
  /** How many requests were sent. */
  declare readonly attempts: number;
  /** Milliseconds from the first request to the last failure. */
  declare readonly elapsed: number;
  /** Whether the master may have received the request. */
  declare readonly sent: boolean | undefined;
  constructor(message: string, details: TransportDetails) {
    super(message, details);
  }
  override get name(): "MasterUnreachableError" {
    return "MasterUnreachableError";
  }
}

/**
 * The TLS handshake with the master failed, usually because of its certificate. Pass `certPath`, or `noverify` to go without.
 *
 * Python: `requests` SSL errors.
 *
 * @example
 * if (TlsError.isInstance(error)) console.error("pass certPath:", error.message);
 */
export class TlsError extends DeterminedError {
  /** Address of the master. */
  declare readonly master: string;
  /** How many requests were sent. */
  declare readonly attempts: number;
  /** Milliseconds from the first request to the last failure. */
  declare readonly elapsed: number;
  /** Whether the master may have received the request. */
  declare readonly sent: boolean | undefined;
  constructor(message: string, details: TransportDetails) {
    super(message, details);
  }
  override get name(): "TlsError" {
    return "TlsError";
  }
}

/**
 * An attempt took longer than `timeout`. What the request should change may have happened all the same.
 *
 * Python: `BadRequestException` without a status.
 *
 * @example
 * if (RequestTimeoutError.isInstance(error)) console.error(`no answer within ${error.timeout} ms`);
 */
export class RequestTimeoutError extends DeterminedError {
  /** Milliseconds that one attempt was given. */
  declare readonly timeout: number;
  /** Address of the master. */
  declare readonly master: string | undefined;
  /** How many requests were sent. */
  declare readonly attempts: number | undefined;
  /** Milliseconds from the first request to the last failure. */
  declare readonly elapsed: number | undefined;
  /** Whether the request may have reached the master. */
  declare readonly sent: boolean | undefined;
  constructor(message: string, details: { timeout: number } & Partial<TransportDetails>) {
    super(message, details);
  }
  override get name(): "RequestTimeoutError" {
    return "RequestTimeoutError";
  }
}

/** The facts of an answer that was not the master's. */
export interface UnexpectedAnswerDetails extends ErrorCause {
  /** HTTP status; 0 where a browser keeps a redirect to itself. */
  status: number;
  /** Address that was asked, without its query. */
  address: string;
  /** Title of the page that came, where it was a page with one. */
  title?: string | undefined;
  /** Content type of the answer. */
  contentType?: string | undefined;
  /** HTTP method. */
  method?: string | undefined;
  /** Template of the path, as in the spec. */
  path?: string | undefined;
  /** Requests that were sent, the first included. */
  attempts?: number | undefined;
  /** Milliseconds from the call to the answer. */
  elapsed?: number | undefined;
  /** Milliseconds that the answer asked to wait, from `Retry-After`. */
  retryAfter?: number | undefined;
}

/**
 * Something that is not the master answered: a proxy with its own 404 or 502, a gateway that wants a login or redirects to
 * one, another service. What it says means nothing for experiments, users or rights, so this is not an {@link ApiError} and
 * never `NotFoundError`, `AuthenticationError` or `ForbiddenError`. The message says what came and what to check: the
 * address, its path prefix, the proxy.
 *
 * Python: `api.errors.MasterNotFoundException`, `BadResponseException`.
 *
 * @example
 * if (UnexpectedAnswerError.isInstance(error)) console.error(error.status, error.title, "from", error.address);
 */
export class UnexpectedAnswerError extends DeterminedError {
  /** HTTP status of the answer; 0 where a browser keeps a redirect to itself. */
  declare readonly status: number;
  /** Address that was asked, without its query. */
  declare readonly address: string;
  /** Title of the page that came, where it was a page with one. */
  declare readonly title: string | undefined;
  /** Content type of the answer. */
  declare readonly contentType: string | undefined;
  /** HTTP method of the request. */
  declare readonly method: string | undefined;
  /** Path of the request, as the template of the spec: without ids. */
  declare readonly path: string | undefined;
  /** How many requests were sent. */
  declare readonly attempts: number | undefined;
  /** Milliseconds from the first request to the last answer. */
  declare readonly elapsed: number | undefined;
  /** Milliseconds after which whatever answered wants to be asked again. */
  declare readonly retryAfter: number | undefined;
  constructor(message: string, details: UnexpectedAnswerDetails) {
    super(message, details);
  }
  override get name(): "UnexpectedAnswerError" {
    return "UnexpectedAnswerError";
  }
}

/**
 * The answer of a master lacks what the operation must hold: it is empty, cut, or of another shape. What is plainly not
 * a master's is an {@link UnexpectedAnswerError}.
 *
 * Python: `BadResponseException`.
 *
 * @example
 * if (MalformedResponseError.isInstance(error)) console.error("is this a Determined master?", error.message);
 */
export class MalformedResponseError extends DeterminedError {
  /** Template of the path. */
  declare readonly path: string | undefined;
  /** HTTP status of the answer. */
  declare readonly status: number | undefined;
  constructor(message: string, details?: { path?: string; status?: number; cause?: unknown }) {
    super(message, details);
  }
  override get name(): "MalformedResponseError" {
    return "MalformedResponseError";
  }
}

/**
 * A stream ended before the master ended it: the connection broke, or nothing came for the silence limit.
 *
 * Python: `APIHttpStreamError`.
 *
 * @example
 * if (StreamTruncatedError.isInstance(error)) console.error(error.silent ? "silence" : "connection lost");
 */
export class StreamTruncatedError extends DeterminedError {
  /** True when nothing came for the silence limit, false when the connection broke. */
  declare readonly silent: boolean;
  constructor(message: string, details: { silent: boolean; cause?: unknown }) {
    super(message, details);
  }
  override get name(): "StreamTruncatedError" {
    return "StreamTruncatedError";
  }
}
