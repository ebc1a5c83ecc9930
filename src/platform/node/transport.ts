import { readFileSync } from "node:fs";
import tls from "node:tls";
import type { buildConnector, Dispatcher } from "undici";
import type { TransportOptions } from "../platform.js";
import { chooseProxy, type Environment } from "./proxy-choice.js";
import { tlsSettings, type TlsSettings } from "./tls-settings.js";

type Fetch = typeof globalThis.fetch;

/**
 * Makes a `fetch` for one master that honours TLS options and proxies; undefined where neither is in play, so that the
 * global `fetch` is used, except where that one sends twice (Bun, Deno). undici is loaded at the first call.
 */
export function createTransport(
  options: TransportOptions,
  directory: string,
  environment: Environment,
): Fetch | undefined {
  const settings = tlsSettings(options, directory, environment);
  const proxy = chooseProxy(options.master, environment)?.address;
  const secure = options.master.startsWith("https:") ? settings : undefined;
  if (process.versions.bun) return bunFetch(secure, proxy);
  if (secure === undefined && proxy === undefined) return process.versions.deno ? denoFetch : undefined;
  let loading: Promise<Fetch> | undefined;
  const transport = async (input: unknown, init?: RequestInit): Promise<Response> =>
    (await (loading ??= loadFetch(secure, proxy)))(input as string, init);
  return transport;
}

async function loadFetch(secure: TlsSettings | undefined, proxy: string | undefined): Promise<Fetch> {
  const { Agent, ProxyAgent, fetch } = await import("undici");
  const connect = secure && (connectOptions(secure) as buildConnector.BuildOptions);
  // Timeouts are the pipeline's: a stream may be silent for longer than undici allows.
  const limits = { headersTimeout: 0, bodyTimeout: 0 };
  const dispatcher: Dispatcher =
    proxy === undefined
      ? new Agent({ ...limits, ...(connect && { connect }) })
      : new ProxyAgent({ ...limits, uri: proxy, proxyTunnel: false, ...(connect && { requestTls: connect }) });
  return (async (input: unknown, init?: RequestInit) => {
    const [url, own] = await takeApart(input);
    return fetch(url, { ...(own as object), ...(init as object), dispatcher });
  }) as unknown as Fetch;
}

/** A global `Request` means nothing to undici's own `fetch`. Its body is read, since a stream would go without a length. */
async function takeApart(input: unknown): Promise<[string, RequestInit]> {
  if (typeof input === "string" || input instanceof URL) return [String(input), {}];
  const request = input as Request;
  const { url, method, headers, signal, redirect } = request;
  const body = request.body ? { body: await request.arrayBuffer() } : {};
  return [url, { method, headers: [...headers], signal, redirect, ...body }];
}

function connectOptions({ certificates, name, verify }: TlsSettings): tls.ConnectionOptions {
  return {
    rejectUnauthorized: verify,
    // Made once: reading all public roots again for each connection takes longer than the handshake.
    ...(certificates !== undefined && {
      secureContext: tls.createSecureContext({ ca: trustedCertificates(certificates) }),
    }),
    // Only the match changes, not the name that the server is asked for.
    ...(name !== undefined && {
      checkServerIdentity: (_host, certificate) => tls.checkServerIdentity(name, certificate),
    }),
  };
}

/** The certificates to trust: some of one's own in addition to what this process would trust anyway. */
export const trustedCertificates = (own: string): string[] => [...publicRoots(), own];

function publicRoots(): readonly string[] {
  const newer = tls as { getCACertificates?: (kind: "default") => string[] };
  if (newer.getCACertificates) return newer.getCACertificates("default");
  const extra = process.env.NODE_EXTRA_CA_CERTS;
  try {
    return extra ? [...tls.rootCertificates, readFileSync(extra, "utf8")] : tls.rootCertificates;
  } catch {
    return tls.rootCertificates;
  }
}

/** Bun takes these as options of its own `fetch` and knows no dispatchers. */
function bunFetch(secure: TlsSettings | undefined, proxy: string | undefined): Fetch {
  const connect = secure && {
    rejectUnauthorized: secure.verify,
    ...(secure.certificates !== undefined && { ca: [...tls.rootCertificates, secure.certificates] }),
    ...(secure.name !== undefined && {
      checkServerIdentity: (_host: string, certificate: tls.PeerCertificate) =>
        tls.checkServerIdentity(secure.name as string, certificate),
    }),
  };
  const more = { ...(connect && { tls: connect }), ...(proxy !== undefined && { proxy }) };
  return async (input: unknown, init?: RequestInit) => {
    const [url, own] = await takeApart(input);
    const given: RequestInit = { ...own, ...init };
    // Up to 1.3 it repeats a request that broke on a reused connection; this one has a new connection.
    const alone = mayRunTwice(given) && { keepalive: false };
    return globalThis.fetch(url, { ...given, ...alone, ...more });
  };
}

/**
 * Deno (2.9) repeats a request, even a POST, that broke on a reused connection, unless the body is a Blob
 * or stream. Without a body a POST does no harm twice: it activates, kills, archives.
 */
const denoFetch: Fetch = async (input: unknown, init?: RequestInit) => {
  const [url, own] = await takeApart(input);
  const given: RequestInit = { ...own, ...init };
  const { body } = given;
  const isPlain = typeof body === "string" || body instanceof ArrayBuffer || ArrayBuffer.isView(body);
  const alone = mayRunTwice(given) && isPlain && { body: new Blob([body]) };
  return globalThis.fetch(url, { ...given, ...alone });
};

const mayRunTwice = ({ method }: RequestInit): boolean => /^P(?:OST|ATCH)$/i.test(method ?? "");
