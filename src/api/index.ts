export type { components, operations, paths } from "#schema";
export {
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  DeterminedError,
  ForbiddenError,
  InvalidArgumentError,
  isDeterminedError,
  MalformedResponseError,
  MasterUnreachableError,
  NotFoundError,
  RateLimitedError,
  RequestTimeoutError,
  ServerError,
  StreamTruncatedError,
  TlsError,
  UnexpectedAnswerError,
  UnsupportedByMasterError,
} from "../errors/index.js";
export type {
  ApiErrorDetails,
  TransportDetails,
  UnexpectedAnswerDetails,
  UnsupportedByMasterDetails,
} from "../errors/index.js";
export type { Clock } from "../time/clock.js";
export type { Duration } from "../time/duration.js";
export type { AttemptEvent, ClientEvents, OutageEvent } from "../values/client-events.js";
export { createApiClient } from "./api-client.js";
export type { ApiClientOptions } from "./client-options.js";
export type { ConnectionOptions } from "./connection-options.js";
export type { ApiClient, StreamPath, StreamResult, UnaryPaths } from "./api-types.js";
export type { CallOptions } from "./call-options.js";
export type { Authentication } from "./authentication.js";
export type { Hooks, Logger, RequestEvent, ResponseEvent, RetryEvent } from "./hooks.js";
export { normalizeMaster } from "./master-address.js";
export type { LimitOptions } from "./limits.js";
export type { RequestOptions } from "./request-options.js";
export type { RetryBudgetOptions, RetryOptions } from "./retry-policy.js";
export { unwrap } from "./unwrap.js";
