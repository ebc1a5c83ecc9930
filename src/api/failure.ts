import {
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  ForbiddenError,
  MalformedResponseError,
  MasterUnreachableError,
  NotFoundError,
  RateLimitedError,
  RequestTimeoutError,
  ServerError,
  StreamTruncatedError,
  TlsError,
  UnsupportedByMasterError,
  type DeterminedError,
} from "../errors/index.js";
import type * as answered from "../errors/api-error.js";
import type * as unanswered from "../errors/transport-errors.js";

/** Names of the errors that requests end in. */
export type FailureName = keyof typeof answered | keyof typeof unanswered;

/** What an error is made of. Only the code that is loaded first holds classes: two modules that share them load slower. */
export interface Failure {
  readonly name: FailureName;
  readonly message: string;
  readonly details: object;
}

const classes = [
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  ForbiddenError,
  MalformedResponseError,
  MasterUnreachableError,
  NotFoundError,
  RateLimitedError,
  RequestTimeoutError,
  ServerError,
  StreamTruncatedError,
  TlsError,
  UnsupportedByMasterError,
];

/** Makes the error of a description. */
export function toError({ name, message, details }: Failure): DeterminedError {
  const type = classes.find(({ prototype }) => prototype.name === name) as unknown;
  return new (type as new (message: string, details: object) => DeterminedError)(message, details);
}

/** Handed to what is loaded on demand, which holds no classes. */
export type ToError = typeof toError;
