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

const classes: Record<number, typeof ApiError> = {
  400: BadRequestError,
  401: AuthenticationError,
  403: ForbiddenError,
  404: NotFoundError,
  409: ConflictError,
  429: RateLimitedError,
};

/** Tells whether an answer means that this master's release has no such route. */
function isMissingRoute(status: number, { code, message }: ErrorBody, since: string | undefined): boolean {
  if (status === 501 || code === 12) return true;
  if (status === 404) return /^api not found/.test(message) || (!!since && message === "Not Found");
  // An older master took the literal end of a newer path for an id.
  return status === 400 && !!since && message.startsWith("type mismatch, parameter");
}

const helpfulHeader = /^(?:server|date|via|content-type|.*request-id)$/;

/** Makes the error for an answer that is none of success. */
export function responseError(response: Response, body: unknown, exchange: Exchange): ApiError {
  const headers = Object.fromEntries([...response.headers].filter(([name]) => helpfulHeader.test(name)));
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
  const { method, path, attempts, elapsed, since, retryAfter, bodyHash: requestBodyHash } = exchange;
  const { code, reason } = said;
  const details = { status, code, reason, method, path, attempts, elapsed, retryAfter, requestBodyHash, headers };
  const effort = attempts > 1 ? ` after ${attempts} attempts in ${formatMilliseconds(elapsed)}` : "";
  const words = said.message || "no reason given";
  const isMissing = isMissingRoute(status, said, since);
  if (isMissing)
    hint = ` It needs ${since ? `a master of release ${since} or newer` : "another release of the master"}.`;
  else if (status === 401) hint = " Log in with user and password, or pass a fresh token.";
  else if (retryAfter !== undefined) hint = ` It asks to wait ${formatMilliseconds(retryAfter)}.`;
  const message = redact(
    `${words} (${status}${reason ? ` ${reason}` : ""} from ${method} ${path}${effort}).${hint}`,
    exchange.secrets,
  );
  if (isMissing) return new UnsupportedByMasterError(message, { ...details, since });
  return new (classes[status] ?? (status >= 500 ? ServerError : ApiError))(message, details);
}

function redirection(response: Response, { master, url }: Exchange): string {
  const location = response.headers.get("location");
  // Browsers keep the address for themselves.
  if (!location || response.status >= 400)
    return response.status ? "" : ` ${master} redirects elsewhere; use that address as master.`;
  const { origin, pathname } = new URL(location, url);
  const route = url.slice(master.length).replace(/\?.*/, "");
  return ` ${master} redirects elsewhere; use ${origin}${pathname.endsWith(route) ? pathname.slice(0, -route.length) : ""} as master.`;
}
