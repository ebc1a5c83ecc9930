import type { NetworkFailure } from "../diagnosis.js";

interface SystemError {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
}

const certificate = /CERT|ALTNAME|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY|DECRYPT)|HOSTNAME_MISMATCH/;
const tls = /^(?:EPROTO$|ERR_SSL|ERR_TLS)/;
/** What TLS says when the other side speaks plain http. */
const plain = /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|RECORD_OVERFLOW|InvalidContentType/;
const noConnection =
  /^(?:EAI_AGAIN|E(?:CONNREFUSED|NOTFOUND|HOSTUNREACH|NETUNREACH|HOSTDOWN|NETDOWN)|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$/;
// Deno and Bun give words where Node gives codes. The last but one is a reset in the handshake, the last a permission that
// Deno was not given.
const noConnectionWords =
  /\(Connect\)|connection refused|dns error|before secure TLS connection|requires \w+ access to/i;
const certificateWords = /invalid peer certificate/;

/** Reads from a failed fetch, by the error codes in its chain of causes, whether the request can have been sent. */
export function readNetworkFailure(error: unknown): NetworkFailure {
  let words = "";
  let notSent = false;
  let secure = true;
  let hopeless = false;
  let withoutTls = false;
  let current = error as SystemError | undefined;
  for (let depth = 0; current && typeof current === "object" && depth < 6; depth++) {
    const code = typeof current.code === "string" ? current.code : "";
    const message = typeof current.message === "string" ? current.message : "";
    if (message || code) words = describe(message, code);
    const noWay = noConnectionWords.test(message);
    withoutTls ||= plain.test(code) || (noWay && plain.test(message));
    hopeless ||= withoutTls || certificate.test(code) || certificateWords.test(message);
    secure &&= !hopeless && !tls.test(code);
    notSent ||= !secure || noWay || noConnection.test(code) || (code === "ETIMEDOUT" && current.syscall === "connect");
    // An AggregateError has one error for each address that was tried; all of them failed to connect.
    current = (current.cause ?? current.errors?.[0]) as SystemError | undefined;
  }
  words ||= String(error);
  if (secure) return { words, notSent };
  const advice = withoutTls
    ? "The server there does not speak TLS: is the address one with http://?"
    : "Pass certPath with the authority's certificate, or noverify: true if you trust the network.";
  return { words, notSent, hopeless, isTls: true, advice };
}

/** OpenSSL tells where in its sources it failed; the name of the code says as much in words. */
function describe(message: string, code: string): string {
  if (code.startsWith("ERR_SSL_")) return `${code.slice(8).toLowerCase().replaceAll("_", " ")} (${code})`;
  return !code || message.includes(code) ? message : `${message} (${code})`;
}
