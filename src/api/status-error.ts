import { ServerError, UnsupportedByMasterError, type ApiError } from "../errors/index.js";
import { formatMilliseconds } from "../time/format-milliseconds.js";
import { readErrorBody } from "./error-body.js";
import { fnv1a } from "../values/fnv.js";
import { errorClass } from "./error-class.js";
import { budgetHint, nameRequest, type Exchange } from "./exchange.js";
import { cleanerOf } from "./secrets.js";

/** What the master said, without advice, of each error here. */
const words = new WeakMap<ApiError, string>();

/** The words of the master that an error repeats, for one that has better advice; the message of any other. */
export function mastersWords(error: ApiError): string {
  return words.get(error) ?? error.message;
}

/** Makes the error for a refusal of the master, or for a stream's error line. */
export function statusError(response: Response, body: unknown, exchange: Exchange): ApiError {
  const { headers, ok } = response;
  const { since, init, method, path, attempts, elapsed, retryAfter } = exchange;
  const { message: said, code, reason, status = ok ? 500 : response.status } = readErrorBody(body);
  // An older release has other words for a plain route, and takes the literal end of a newer path for an id.
  const missing = since ? /^(?:api not found|Not Found$|type mismatch, parameter)/ : /^api not found/;
  const isMissing = status === 501 || code === 12 || (/400|404/.test(`${status}`) && missing.test(said));
  let hint = retryAfter ? ` It asks to wait ${formatMilliseconds(retryAfter)}.` : "";
  if (isMissing && /edition/i.test(said)) hint = " It needs another edition of the master.";
  else if (isMissing) hint = ` It needs ${since ? `release ${since} or newer` : "another release"} of the master.`;
  else if (status === 401 && !path.endsWith("/login")) hint = " Log in with user and password, or pass a fresh token.";
  const Class = errorClass(status, said);
  // Which status a refusal has changes from release to release.
  if (!isMissing && status >= 500 && Class !== ServerError) hint += " This is a refusal, although the status is 500.";
  const effort = attempts > 1 ? ` after ${attempts} attempts in ${formatMilliseconds(elapsed)}` : "";
  const origin = [status, reason, "from", nameRequest(exchange)].filter(Boolean).join(" ");
  const clean = cleanerOf(exchange);
  const answer = clean.text(`${said || "The master gives no reason"} (${origin}${effort}).`);
  const message = clean.text(`${answer}${hint}${budgetHint(exchange)}`);
  const helpful = [...headers].filter(([name]) => /^(?:server|date|via|content-type|.*request-id)$/.test(name));
  const details = {
    method,
    path,
    attempts,
    elapsed,
    retryAfter,
    status,
    code,
    reason: reason && clean.text(reason),
    headers: Object.fromEntries(helpful.map(([name, value]) => [name, clean.text(value)])),
    // A hash of a short secret could be searched, so bodies with passwords have none.
    requestBodyHash: /auth|user/.test(path) ? undefined : hashBody(init?.body),
  };
  const error = isMissing ? new UnsupportedByMasterError(message, { ...details, since }) : new Class(message, details);
  words.set(error, answer);
  return error;
}

/** A short hash to tell two bodies apart. */
function hashBody(body: unknown): string | undefined {
  return typeof body === "string" ? (fnv1a(body) >>> 0).toString(16) : undefined;
}
