/** What is known of a request that got no answer. */
export interface NetworkFailure {
  /** `refused` to `connect-timeout` and `tls` mean that nothing was sent; `certificate` that trying again is useless too. */
  readonly kind: "not-sent" | "tls" | "certificate" | "unknown";
  /** The code and words of the innermost error. */
  readonly words: string;
}

interface SystemError {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}

const certificate = /CERT|ALTNAME|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY|DECRYPT)|HOSTNAME_MISMATCH|UnknownIssuer/;
const tls = /^(?:EPROTO$|ERR_SSL|ERR_TLS)/;
const noConnection =
  /^(?:E(?:CONNREFUSED|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH|HOSTDOWN|NETDOWN)|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$/;
// Deno and Bun give words where Node gives codes; the last one is a reset during the handshake.
const noConnectionWords = /\(Connect\)|connection refused|dns error|before secure TLS connection/i;

/**
 * Reads from a failed fetch whether the request can have been sent, by the error codes in its chain of causes. Browsers
 * tell nothing, so everything there is `unknown`.
 */
export function readNetworkFailure(error: unknown): NetworkFailure {
  let kind: NetworkFailure["kind"] = "unknown";
  let words = "";
  let current = error as SystemError | undefined;
  for (let depth = 0; current && typeof current === "object" && depth < 6; depth++) {
    const code = typeof current.code === "string" ? current.code : "";
    const message = typeof current.message === "string" ? current.message : "";
    if (message || code) words = !code || message.includes(code) ? message : `${message} (${code})`;
    if (certificate.test(code)) kind = "certificate";
    else if (tls.test(code)) kind = "tls";
    else if (noConnection.test(code) || (code === "ETIMEDOUT" && current.syscall === "connect")) kind = "not-sent";
    else if (noConnectionWords.test(message)) kind = certificate.test(message) ? "certificate" : "not-sent";
    // An AggregateError has one error for each address that was tried; all of them failed to connect.
    current = (current.cause ?? current.errors?.[0]) as SystemError | undefined;
  }
  return { kind, words: words || String(error) };
}
