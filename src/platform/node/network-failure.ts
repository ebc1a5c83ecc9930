import type { NetworkFailure, Way } from "../diagnosis.js";
import { networkAdvice, type NetworkTrouble } from "./network-advice.js";

interface SystemError {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly errors?: readonly unknown[];
  /** Of undici: counts of the connection that broke. */
  readonly socket?: { readonly bytesRead?: unknown };
  /** Of undici: what came in place of HTTP. */
  readonly data?: unknown;
  /** Of Node: the certificate that was refused. */
  readonly cert?: { readonly subjectaltname?: unknown };
}

const tls = /^(?:EPROTO$|ERR_SSL|ERR_TLS)/;
const noConnection =
  /^(?:EAI_AGAIN|E(?:CONNREFUSED|NOTFOUND|HOSTUNREACH|NETUNREACH|HOSTDOWN|NETDOWN)|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket)$/;
// Deno and Bun give words where Node gives codes. The last but one is a reset in the handshake, the last a permission that
// Deno was not given.
const noConnectionWords =
  /\(Connect\)|connection refused|dns error|before secure TLS connection|requires \w+ access to/i;

/** What each trouble is known by: codes of Node and Bun, words of Deno. */
const troubles: readonly (readonly [NetworkTrouble, code: RegExp | undefined, words: RegExp | undefined])[] = [
  [
    "not TLS",
    /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|RECORD_OVERFLOW/,
    /\(Connect\).*InvalidContentType/,
  ],
  ["other name", /ALTNAME|HOSTNAME_MISMATCH/, /peer certificate.*NotValidForName/],
  ["expired", /CERT_HAS_EXPIRED/, /peer certificate: Expired/],
  ["not yet valid", /CERT_NOT_YET_VALID/, /peer certificate: NotValidYet/],
  ["not trusted", /CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY|DECRYPT)/, /invalid peer certificate/],
  ["proxy wants a login", undefined, /Proxy response \(407\)|Proxy Authentication Required/],
  ["proxy refuses", undefined, /Proxy response \(\d+\)/],
  ["port is blocked", undefined, /^bad port$/],
];

/** Reads from a failed fetch, by the error codes in its chain of causes, whether the request can have been sent. */
export function readNetworkFailure(error: unknown, way: Way): NetworkFailure {
  let words = "";
  let notSent = false;
  let isTls = false;
  let trouble: NetworkTrouble | undefined;
  let names: unknown;
  let current = error as SystemError | undefined;
  for (let depth = 0; current && typeof current === "object" && depth < 6; depth++) {
    const code = typeof current.code === "string" ? current.code : "";
    const message = typeof current.message === "string" ? current.message : "";
    if (message || code) words = describe(message, code);
    trouble ??= troubles.find(([, codes, phrase]) => codes?.test(code) || phrase?.test(message))?.[0];
    isTls ||= tls.test(code);
    notSent ||= noConnectionWords.test(message) || noConnection.test(code);
    notSent ||= code === "ETIMEDOUT" && current.syscall === "connect";
    names ??= current.cert?.subjectaltname;
    trouble ??= readConnection(current, code, message);
    // An AggregateError has one error for each address that was tried; all of them failed to connect.
    current = (current.cause ?? current.errors?.[0]) as SystemError | undefined;
  }
  isTls ||= trouble !== undefined && tlsTroubles.includes(trouble);
  const hopeless = trouble !== undefined && hopelessTroubles.includes(trouble);
  notSent ||= trouble?.startsWith("proxy") ?? false;
  notSent ||= isTls || hopeless;
  words ||= String(error);
  return {
    words,
    notSent,
    hopeless,
    isTls,
    advice: networkAdvice(trouble, `${(names as string | undefined) ?? ""}`, way),
  };
}

const tlsTroubles: readonly NetworkTrouble[] = ["not TLS", "other name", "expired", "not yet valid", "not trusted"];
/** What the next attempt would meet again. */
const hopelessTroubles: readonly NetworkTrouble[] = [...tlsTroubles, "port is blocked", "proxy wants a login"];

/** What came, or did not come, on a connection that was there. */
function readConnection({ data, socket }: SystemError, code: string, message: string): NetworkTrouble | undefined {
  // A TLS server may answer a plain request with an alert, of which these are the first bytes.
  if (code === "HPE_INVALID_CONSTANT") return /^\u0015\u0003/.test(`${data as string}`) ? "TLS" : "not HTTP";
  if (code === "UND_ERR_SOCKET") return socket?.bytesRead ? "cut" : "closed";
  return /connection closed before message|closed unexpectedly/.test(message) ? "closed" : undefined;
}

/** OpenSSL says where in its sources it failed; the name of the code says as much in words. */
function describe(message: string, code: string): string {
  if (code.startsWith("ERR_SSL_")) return `${code.slice(8).toLowerCase().replaceAll("_", " ")} (${code})`;
  return !code || message.includes(code) ? message : `${message} (${code})`;
}
