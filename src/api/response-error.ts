import {
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  ForbiddenError,
  NotFoundError,
  RateLimitedError,
  redact,
  ServerError,
  UnsupportedByMasterError,
  type ApiErrorDetails,
} from "../errors/index.js";
import { formatMilliseconds } from "../time/duration.js";
import type { Exchange } from "./exchange.js";

/** What an error body says, whichever of the master's shapes it has. */
export interface ErrorBody {
  readonly message: string;
  readonly code?: number | undefined;
  readonly reason?: string | undefined;
  /** Status in a stream's error line. */
  readonly status?: number | undefined;
}

type Json = Record<string, unknown> | undefined;

const text = (value: unknown): string | undefined => (typeof value === "string" && value ? value : undefined);
const number = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

/**
 * Reads an error body: `{error: {code, reason, error}}` of the gateway, `{error: {grpcCode, httpCode, message}}` of a
 * stream, `{message}` of the other routes, `{error: text}`, a page of a proxy, any other text, nothing.
 */
export function readErrorBody(body: unknown): ErrorBody {
  if (typeof body === "string") {
    const title = /<title[^>]*>([^<]*)/i.exec(body)?.[1]?.trim();
    const html = /^\s*<(?:!doctype|html|head|body)/i.test(body);
    const words = html ? (title ?? body.replace(/<[^>]*>/g, " ")) : body;
    const short = words.replace(/\s+/g, " ").trim().slice(0, 300);
    return { message: html ? `a web page, not a master's answer: ${short}` : short };
  }
  const outer = body as Json;
  const inner = (outer?.error && typeof outer.error === "object" ? outer.error : outer) as Json;
  return {
    message: text(inner?.error) ?? text(inner?.message) ?? text(outer?.message) ?? (body ? JSON.stringify(body) : ""),
    code: number(inner?.code) ?? number(inner?.grpcCode),
    reason: text(inner?.reason),
    status: number(inner?.httpCode),
  };
}

type ApiErrorClass = new (message: string, details: ApiErrorDetails) => ApiError;

function classOf(status: number): ApiErrorClass {
  if (status >= 500) return ServerError;
  switch (status) {
    case 400:
      return BadRequestError;
    case 401:
      return AuthenticationError;
    case 403:
      return ForbiddenError;
    case 404:
      return NotFoundError;
    case 409:
      return ConflictError;
    case 429:
      return RateLimitedError;
  }
  return ApiError;
}

/** Tells whether an answer means that this master's release has no such route. */
function isMissingRoute(status: number, { code, message }: ErrorBody, since: string | undefined): boolean {
  if (status === 501 || code === 12) return true;
  if (status === 404) return /^api not found/.test(message) || (!!since && message === "Not Found");
  // An older master took the literal end of a newer path for an id.
  return status === 400 && !!since && message.startsWith("type mismatch, parameter");
}

const helpfulHeaders = ["server", "date", "via", "content-type", "x-request-id"];

/** Makes the error for an answer that is none of success. */
export function responseError(response: Response, body: unknown, exchange: Exchange): ApiError {
  const headers: Record<string, string> = {};
  for (const name of helpfulHeaders) {
    const value = response.headers.get(name);
    if (value) headers[name] = value;
  }
  return apiError(response.status, readErrorBody(body), exchange, headers, redirection(response, exchange));
}

/** Makes the error for a status and what the master said; see {@link responseError}. */
export function apiError(
  status: number,
  said: ErrorBody,
  exchange: Exchange,
  headers?: Record<string, string>,
  hint: string = "",
): ApiError {
  const { method, path, attempts, elapsed, since, retryAfter, bodyHash, secrets } = exchange;
  const { code, reason } = said;
  const details: ApiErrorDetails = { status, code, reason, method, path, attempts, elapsed, retryAfter };
  if (bodyHash) details.requestBodyHash = bodyHash;
  if (headers) details.headers = headers;
  const words = redact(said.message, secrets) || "no reason given";
  const effort = attempts > 1 ? ` after ${attempts} attempts in ${formatMilliseconds(elapsed)}` : "";
  const wait = retryAfter === undefined ? "" : ` It asks to wait ${formatMilliseconds(retryAfter)}.`;
  const message = `${words} (${status}${reason ? ` ${reason}` : ""} from ${method} ${path}${effort}).${wait}${hint}`;
  if (isMissingRoute(status, said, since)) {
    const needs = since
      ? ` It needs a master of release ${since} or newer.`
      : " This master's release does not offer it.";
    return new UnsupportedByMasterError(message + needs, { ...details, since });
  }
  const login = status === 401 ? " Log in with user and password, or pass a fresh token." : "";
  return new (classOf(status))(message + login, details);
}

function redirection(response: Response, { master, url }: Exchange): string {
  if (response.type === "opaqueredirect") return ` ${master} redirects to another address; use that one as master.`;
  const location = response.headers.get("location");
  if (response.status < 300 || response.status > 399 || !location || !URL.canParse(location, url)) return "";
  const target = new URL(location, url);
  const route = new URL(url).pathname.slice(new URL(master).pathname.replace(/\/$/, "").length);
  const prefix = target.pathname.endsWith(route) ? target.pathname.slice(0, -route.length) : "";
  return ` ${master} redirects elsewhere; use ${target.origin}${prefix} as master.`;
}
