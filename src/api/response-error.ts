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

interface WireError {
  error?: WireError | string;
  message?: string;
  code?: number;
  grpcCode?: number;
  httpCode?: number;
  reason?: string;
}

/**
 * Reads an error body: `{error: {code, reason, error}}` of the gateway, `{error: {grpcCode, httpCode, message}}` of a
 * stream, `{message}` of the other routes, `{error: text}`, a page of a proxy, any other text, nothing.
 */
export function readErrorBody(body: unknown): ErrorBody {
  if (typeof body === "string") {
    const isPage = /^\s*<[!a-z]/i.test(body);
    const words = (/<title>([^<]*)/i.exec(body)?.[1] ?? body)
      .replace(/<[^>]*>|\s+/g, " ")
      .trim()
      .slice(0, 300);
    return { message: isPage ? `a web page, not a master's answer: ${words}` : words };
  }
  const outer = (body ?? {}) as WireError;
  const { error = outer } = outer;
  if (typeof error === "string") return { message: error };
  const { message = error.error, code = error.grpcCode, reason, httpCode } = error;
  const words = (message as string) || (body ? JSON.stringify(body) : "");
  return { message: words, code, reason, status: httpCode };
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
  // An older release has another text for a plain route, and takes the literal end of a newer path for an id.
  const words = since ? /^(?:api not found|Not Found$|type mismatch, parameter)/ : /^api not found/;
  return status === 501 || code === 12 || (/400|404/.test(`${status}`) && words.test(message));
}

/** Makes the error for an answer that is none of success. */
export function responseError({ status, headers }: Response, body: unknown, exchange: Exchange): ApiError {
  const helpful = [...headers].filter(([name]) => /^(?:server|date|via|content-type|.*request-id)$/.test(name));
  return apiError(
    status,
    readErrorBody(body),
    exchange,
    Object.fromEntries(helpful),
    redirection(status, headers, exchange),
  );
}

function redirection(status: number, headers: Headers, { master, url }: Exchange): string {
  if (status > 399) return "";
  // Browsers keep the address for themselves.
  const { origin, pathname } = new URL(headers.get("location") ?? master, url);
  const route = url.slice(master.length).split("?")[0]!;
  const prefix = pathname.endsWith(route) ? pathname.slice(0, -route.length) : "";
  return ` ${master} redirects elsewhere; use ${status ? origin + prefix : "that address"} as master.`;
}

/** Makes the error for a status and what the master said; see {@link responseError}. */
export function apiError(
  status: number,
  said: ErrorBody,
  { name, facts, since, secrets }: Exchange,
  headers?: Record<string, string>,
  hint: string = "",
): ApiError {
  const { code, reason } = said;
  const { attempts, elapsed, retryAfter } = facts;
  const isMissing = isMissingRoute(status, said, since);
  if (isMissing) hint = ` It needs ${since ? `release ${since} or newer` : "another release"} of the master.`;
  else if (status === 401) hint = " Log in with user and password, or pass a fresh token.";
  else if (retryAfter) hint = ` It asks to wait ${formatMilliseconds(retryAfter)}.`;
  const effort = attempts > 1 ? ` after ${attempts} attempts in ${formatMilliseconds(elapsed)}` : "";
  const origin = [status, reason, "from", name].filter(Boolean).join(" ");
  const message = redact(`${said.message || "no reason given"} (${origin}${effort}).${hint}`, secrets?.());
  const details = { ...facts, status, code, reason, headers };
  if (isMissing) return new UnsupportedByMasterError(message, { ...details, since });
  return new (classes[status] ?? (status < 500 ? ApiError : ServerError))(message, details);
}
