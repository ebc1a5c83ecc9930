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
    const words = (/<title>([^<]*)/i.exec(body)?.[1] ?? body)
      .replace(/<[^>]*>|\s+/g, " ")
      .trim()
      .slice(0, 300);
    return { message: /^\s*<[!a-z]/i.test(body) ? `a web page, not a master's answer: ${words}` : words };
  }
  const outer = (body ?? {}) as WireError;
  const { error = outer } = outer;
  if (typeof error === "string") return { message: error };
  const { message = error.error, code = error.grpcCode, reason, httpCode: status } = error;
  return { message: (message as string) || (body ? JSON.stringify(body) : ""), code, reason, status };
}
