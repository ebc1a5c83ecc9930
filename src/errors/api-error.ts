import { DeterminedError, type ErrorCause } from "./determined-error.js";

/** The facts of an answered request that failed. */
export interface ApiErrorDetails extends ErrorCause {
  /** HTTP status; 501 and 401 also where the request was refused before it was sent. */
  status: number;
  /** gRPC number as the master sent it. */
  code?: number | undefined;
  /** gRPC name as the master sent it, such as `"NotFound"`. */
  reason?: string | undefined;
  /** HTTP method. */
  method: string;
  /** Template of the path, as in the spec: `/api/v1/experiments/{experimentId}`. */
  path: string;
  /** Requests that were sent, the first included; 0 when none was. */
  attempts: number;
  /** Milliseconds from the call to the answer. */
  elapsed: number;
  /** Milliseconds that the master asked to wait, from `Retry-After`. */
  retryAfter?: number | undefined;
  /** A short hash of the body that was sent, to compare two failures without showing it. */
  requestBodyHash?: string | undefined;
  /** Response headers that help to trace the request: server, date, via, content type, request ids. */
  headers?: Record<string, string> | undefined;
}

/**
 * The master answered with an error. Statuses with a class of their own throw that class; all others throw this one.
 *
 * Python: `api.errors.APIException`.
 *
 * @example
 * try {
 *   await determined.getExperiment(7);
 * } catch (error) {
 *   if (ApiError.isInstance(error)) console.error(error.status, error.reason, error.message);
 * }
 */
export class ApiError extends DeterminedError {
  /** HTTP status of the answer. */
  declare readonly status: number;
  /** gRPC number of the error, as the master sent it. */
  declare readonly code: number | undefined;
  /** gRPC name of the error, as the master sent it. */
  declare readonly reason: string | undefined;
  /** HTTP method of the request. */
  declare readonly method: string;
  /** Path of the request, as the template of the spec: without ids. */
  declare readonly path: string;
  /** How many requests were sent. */
  declare readonly attempts: number;
  /** Milliseconds from the first request to the last answer. */
  declare readonly elapsed: number;
  /** Milliseconds after which the master wants to be asked again. */
  declare readonly retryAfter: number | undefined;
  /** Hash of the body that was sent, to compare it with another. */
  declare readonly requestBodyHash: string | undefined;
  /** Headers of the answer that help to find out why. */
  declare readonly headers: Record<string, string> | undefined;
  constructor(message: string, details: ApiErrorDetails) {
    super(message, details);
  }
  override get name(): string {
    return "ApiError";
  }
}

/**
 * 400: the master understood the request and refused its content, or the state of the object does not allow it. The message
 * says which. Where some releases answer 500 to that, `status` is 500.
 *
 * Python: `api.errors.APIException` with status 400.
 *
 * @example
 * if (BadRequestError.isInstance(error)) console.error(`the master refused the arguments: ${error.message}`);
 */
export class BadRequestError extends ApiError {
  override get name(): "BadRequestError" {
    return "BadRequestError";
  }
}

/**
 * 401: nobody is logged in, the password is wrong, or the token is no longer good. With `attempts` 0 no request was
 * sent, because no password is known. Pass `user` and `password`, a new `token`, or run `determined-client login`.
 *
 * Python: `api.errors.UnauthenticatedException`.
 *
 * @example
 * if (AuthenticationError.isInstance(error)) console.error("log in first: npx determined-client login");
 */
export class AuthenticationError extends ApiError {
  override get name(): "AuthenticationError" {
    return "AuthenticationError";
  }
}

/**
 * 403: the user may not do this, or the account is not active. Python: `api.errors.ForbiddenException`.
 *
 * @example
 * if (ForbiddenError.isInstance(error)) console.error(`ask an admin: ${error.message}`);
 */
export class ForbiddenError extends ApiError {
  override get name(): "ForbiddenError" {
    return "ForbiddenError";
  }
}

/**
 * 404: there is no such object, or the user may not see it. Python: `api.errors.NotFoundException`.
 *
 * @example
 * const experiment = await determined.getExperiment(7).catch((error) => {
 *   if (NotFoundError.isInstance(error)) return undefined;
 *   throw error;
 * });
 */
export class NotFoundError extends ApiError {
  override get name(): "NotFoundError" {
    return "NotFoundError";
  }
}

/**
 * 409: the name is taken, or the object changed meanwhile. Choose another name, or read the object again. Where some
 * releases answer 400 or 500 to a name that is taken, `status` is that.
 *
 * Python: `APIException` with `status_code` 409.
 *
 * @example
 * if (ConflictError.isInstance(error)) await determined.getModel("fraud");
 */
export class ConflictError extends ApiError {
  override get name(): "ConflictError" {
    return "ConflictError";
  }
}

/**
 * 429: too many requests, or one that is too large. `retryAfter` holds the wait that the master asked for.
 *
 * @example
 * if (RateLimitedError.isInstance(error)) console.error(`try again in ${error.retryAfter ?? 60_000} ms`);
 */
export class RateLimitedError extends ApiError {
  override get name(): "RateLimitedError" {
    return "RateLimitedError";
  }
}

/**
 * 5xx: the master failed. Many releases also refuse wrong requests with 500; read the message. The page of a proxy that could
 * not reach the master is an {@link UnexpectedAnswerError}.
 *
 * Python: `APIException` with a `status_code` from 500.
 *
 * @example
 * if (ServerError.isInstance(error)) console.error(error.status, error.attempts, error.message);
 */
export class ServerError extends ApiError {
  override get name(): "ServerError" {
    return "ServerError";
  }
}

/** The facts of a call that needs a newer master. */
export interface UnsupportedByMasterDetails extends ApiErrorDetails {
  /** First release that offers the call. */
  since?: string | undefined;
  /** Release of this master, when known. */
  release?: string | undefined;
}

/**
 * The master's release does not offer what was asked. `since` names the first release that does, when known; `status`
 * is 501 where the request was refused without being sent.
 *
 * Python: `EnterpriseOnlyError`, `APIException`.
 *
 * @example
 * if (UnsupportedByMasterError.isInstance(error)) console.error(`needs release ${error.since}`);
 */
export class UnsupportedByMasterError extends ApiError {
  /** First release that has it. */
  declare readonly since: string | undefined;
  /** The master's release, where it is known. */
  declare readonly release: string | undefined;
  constructor(message: string, details: UnsupportedByMasterDetails) {
    super(message, details);
  }
  override get name(): "UnsupportedByMasterError" {
    return "UnsupportedByMasterError";
  }
}
