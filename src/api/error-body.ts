/** What an error body says, whichever of the master's shapes it has. */
export interface ErrorBody {
  readonly message: string;
  readonly code?: number | undefined;
  readonly reason?: string | undefined;
  /** Status in a stream's error line. */
  readonly status?: number | undefined;
}

type Members = Readonly<Record<string, unknown>>;

/** The most characters of a body of unknown shape that a message shows. */
export const mostShown = 300;
/** The most characters that are looked at, or shown of a master's own words. */
const mostRead = 10_000;

/**
 * Reads an error body: `{error: {code, reason, error}}` of the gateway, `{error: {grpcCode, httpCode, message}}` of a
 * stream, `{message}` of the other routes, `{error: text}`, JSON of any other shape, nothing. Members of another type than a
 * master sends are ignored: whatever answered chose them.
 */
export function readErrorBody(body: unknown): ErrorBody {
  if (typeof body === "string") return { message: body.slice(0, mostShown).replace(/\s+/g, " ").trim() };
  const outer = membersOf(body) ?? {};
  if (typeof outer.error === "string") return { message: outer.error.slice(0, mostRead) };
  const inner = membersOf(outer.error) ?? outer;
  const texts = [inner.message, inner.error, outer.message].filter((each) => typeof each === "string");
  // A master may give no reason; a body of another shape is shown as it is.
  const message = texts.find(Boolean) ?? texts[0] ?? (body ? showBody(body) : "");
  return {
    message: message.slice(0, mostRead),
    code: numberOf(inner.code) ?? numberOf(inner.grpcCode),
    reason: typeof inner.reason === "string" ? inner.reason.slice(0, mostShown) : undefined,
    status: isErrorStatus(inner.httpCode) ? inner.httpCode : undefined,
  };
}

/** A body of unknown shape, for a message. */
export function showBody(body: unknown): string {
  try {
    return JSON.stringify(body).slice(0, mostShown);
  } catch {
    // Nested too deep.
    return "a body that cannot be shown";
  }
}

function membersOf(value: unknown): Members | undefined {
  return value && typeof value === "object" && !Array.isArray(value) ? (value as Members) : undefined;
}

const isErrorStatus = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 400 && (value as number) < 600;

const numberOf = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isSafeInteger(value) ? value : undefined;
