import { expect, test } from "vitest";
import { readNetworkFailure } from "../../../src/platform/node/network-failure.js";

const withCode = (code: string, more: object = {}): Error => Object.assign(new Error(`it broke`), { code, ...more });
const denoSays = (words: string): Error =>
  new Error(`error sending request for url (https://x/): client error (Connect): ${words}`);
const fetchFailed = (cause: unknown): Error => new TypeError("fetch failed", { cause });
function kindOf(error: unknown): string {
  const { notSent, hopeless, isTls } = readNetworkFailure(error, { master: "https://m:443" });
  if (hopeless) return "hopeless";
  return isTls ? "tls" : notSent ? "not-sent" : "unknown";
}
test.each([
  ["not-sent", fetchFailed(withCode("ECONNREFUSED"))],
  ["not-sent", fetchFailed(Object.assign(new AggregateError([withCode("ECONNREFUSED")]), { code: "ECONNREFUSED" }))],
  ["not-sent", fetchFailed(new AggregateError([withCode("ETIMEDOUT", { syscall: "connect" })]))],
  ["not-sent", fetchFailed(withCode("ENOTFOUND"))],
  ["not-sent", fetchFailed(withCode("EAI_AGAIN"))],
  ["not-sent", fetchFailed(withCode("EHOSTUNREACH"))],
  ["not-sent", fetchFailed(withCode("ENETUNREACH"))],
  ["not-sent", fetchFailed(withCode("UND_ERR_CONNECT_TIMEOUT"))],
  ["not-sent", withCode("ConnectionRefused")],
  ["not-sent", new TypeError("error sending request for url (http://x/): client error (Connect): tcp connect error")],
  ["not-sent", new Error('Requires net access to "127.0.0.1:80", run again with the --allow-net flag')],
  ["not-sent", new Error('Requires sys access to "ca", run again with the --allow-sys flag')],
  [
    "not-sent",
    fetchFailed(withCode("ECONNRESET", { message: "disconnected before secure TLS connection was established" })),
  ],
  ["tls", fetchFailed(withCode("EPROTO"))],
  ["hopeless", fetchFailed(withCode("ERR_SSL_WRONG_VERSION_NUMBER"))],
  ["hopeless", fetchFailed(withCode("DEPTH_ZERO_SELF_SIGNED_CERT"))],
  ["hopeless", fetchFailed(withCode("UNABLE_TO_VERIFY_LEAF_SIGNATURE"))],
  ["hopeless", fetchFailed(withCode("ERR_TLS_CERT_ALTNAME_INVALID"))],
  ["hopeless", fetchFailed(withCode("CERT_HAS_EXPIRED"))],
  ["hopeless", fetchFailed(denoSays("invalid peer certificate: UnknownIssuer"))],
  ["hopeless", fetchFailed(denoSays("invalid peer certificate: Other(OtherError(CaUsedAsEndEntity))"))],
  ["hopeless", fetchFailed(denoSays("invalid peer certificate: Expired"))],
  ["hopeless", fetchFailed(new Error("invalid peer certificate: NotValidForName"))],
  ["hopeless", fetchFailed(denoSays("received corrupt message of type InvalidContentType"))],
  ["hopeless", fetchFailed(new Error("bad port"))],
  ["hopeless", fetchFailed(new Error("Proxy response (407) !== 200 when HTTP Tunneling"))],
  ["not-sent", fetchFailed(new Error("Proxy response (502) !== 200 when HTTP Tunneling"))],
  ["unknown", fetchFailed(withCode("ECONNRESET"))],
  ["unknown", fetchFailed(withCode("ETIMEDOUT", { syscall: "read" }))],
  ["unknown", fetchFailed(withCode("UND_ERR_SOCKET"))],
  ["unknown", new TypeError("Failed to fetch")],
  ["unknown", "a text"],
  ["unknown", undefined],
])("%s: case %#", (kind, error) => expect(kindOf(error)).toBe(kind));

test("a chain of causes without an end is read all the same", () => {
  const error: { code: string; cause?: unknown } = { code: "X" };
  error.cause = error;
  expect(kindOf(error)).toBe("unknown");
});

test("a server that does not speak TLS is told apart from one with an unknown certificate, in Deno's words too", () => {
  const adviceOn = (error: unknown): string => readNetworkFailure(error, { master: "https://m:443" }).advice;
  expect(adviceOn(denoSays("received corrupt message of type InvalidContentType"))).toMatch(/http:/);
  expect(adviceOn(denoSays("invalid peer certificate: UnknownIssuer"))).toMatch(/certPath/);
  expect(adviceOn(denoSays("invalid peer certificate: Expired"))).toMatch(/expired/);
  expect(adviceOn(denoSays('invalid peer certificate: NotValidForNameContext { expected: "m" }'))).toMatch(/certName/);
});

test.each([
  ["a plain address", "http://m:80", undefined, 0, /as a server that speaks TLS does/],
  ["an address with TLS", "https://m:443", undefined, 0, /Is the address right, and the master up\?/],
  ["a proxy", "http://m:80", "http://p:1 (HTTP_PROXY)", 0, /Is the proxy up/],
  ["an answer that had begun", "http://m:80", undefined, 17, /ended before the answer was whole/],
  [
    "an answer that had begun, behind a proxy",
    "http://m:80",
    "http://p:1 (HTTP_PROXY)",
    17,
    /ended before the answer was/,
  ],
])("what to do when a connection is closed: %s", (_, master, proxy, bytesRead, advice) => {
  const error = fetchFailed(withCode("UND_ERR_SOCKET", { socket: { bytesRead } }));
  expect(readNetworkFailure(error, { master, proxy }).advice).toMatch(advice);
});
