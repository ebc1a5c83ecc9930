import { UnexpectedAnswerError } from "../errors/index.js";
import { formatMilliseconds } from "../time/format-milliseconds.js";
import { addressHint, budgetHint, nameRequest, type Exchange } from "./exchange.js";
import { foreignAdvice } from "./foreign-advice.js";
import { readForeignBody } from "./foreign-body.js";
import { redirectAdvice } from "./redirect-advice.js";
import { cleanerOf } from "./secrets.js";

/** Makes the error for an answer that is not the master's; the body parsed, where it was JSON. */
export function unexpectedAnswer(
  { status, headers }: Response,
  body: unknown,
  exchange: Exchange,
  thrown?: unknown,
): UnexpectedAnswerError {
  const { method, path, master, url, attempts, elapsed, retryAfter, proxy } = exchange;
  const foreign = readForeignBody(body);
  const isRedirect = status < 200 || (status >= 300 && status < 400);
  const contentType = headers.get("content-type") ?? undefined;
  const came = isRedirect ? "a redirect" : `${foreign.shown} (${contentType ?? "no content type"})`;
  const effort = attempts > 1 ? ` after ${attempts} attempts in ${formatMilliseconds(elapsed)}` : "";
  const advice = isRedirect
    ? redirectAdvice({ url, master, location: headers.get("location") })
    : foreignAdvice({ status, master, body: foreign });
  const wait = retryAfter ? ` It asks to wait ${formatMilliseconds(retryAfter)}.` : "";
  const way = proxy ? " NO_PROXY names hosts that are asked without the proxy." : "";
  const clean = cleanerOf(exchange);
  const message = `Something other than the master answered ${nameRequest(exchange)}: ${status}, ${came}${effort}. ${advice}${addressHint(exchange)}${wait}${way}${budgetHint(exchange)}`;
  const text = (value: string | undefined): string | undefined => value && clean.text(value);
  return new UnexpectedAnswerError(clean.text(message), {
    status,
    address: clean.text(url.split("?")[0]!),
    title: text(foreign.title),
    contentType: text(contentType),
    method,
    path,
    attempts,
    elapsed,
    retryAfter,
    cause: clean.cause(thrown),
  });
}
