import { hostName } from "./options/host-name.js";
import { allowsOrigin, type Cors } from "./requests/cors.js";

/** What decides whether a request was meant for this server. */
export interface ForeignPolicy {
  /** The address that the server listens on. Default `"127.0.0.1"`. */
  readonly host?: string | undefined;
  /** Further names by which it may be called; true takes any. Default none. */
  readonly allowedHosts?: readonly string[] | true | undefined;
  readonly cors: Cors;
}

/**
 * Refuses what a page of another site makes a browser send: a name that is not this machine's, which in the DNS of that
 * site leads here, and an origin that is neither this machine's nor allowed, which could act, though not read, with the
 * cookie of a login. Returns undefined for everything else.
 */
export function refuseForeign(
  request: Request,
  { host = "127.0.0.1", allowedHosts = [], cors }: ForeignPolicy,
): Response | undefined {
  const { hostname } = new URL(request.url);
  if (!isAllowedHost(hostname, host, allowedHosts)) {
    const name = JSON.stringify(hostname);
    return forbid(
      `${name} is not a name of the fake master. Allow it with fake.listen({ allowedHosts: [${name}] }) or --allow-host.`,
    );
  }
  const origin = request.headers.get("origin");
  if (origin === null || allowsOrigin(cors, origin) || isOwn(origin, hostname)) return undefined;
  const name = JSON.stringify(origin);
  return forbid(
    `Pages of ${name} may not call the fake master. Allow it with createFakeMaster({ cors: [${name}] }) or --cors.`,
  );
}

const forbid = (message: string): Response => Response.json({ message }, { status: 403 });

/** Addresses in digits no DNS can turn; they are taken where the server is open to other machines. */
function isAllowedHost(hostname: string, host: string, allowedHosts: readonly string[] | true): boolean {
  if (allowedHosts === true || isLoopback(hostname)) return true;
  const name = hostName(hostname) ?? hostname;
  if ([host, ...allowedHosts].some((allowed) => hostName(allowed) === name)) return true;
  return !isLoopback(host) && (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(name) || name.includes(":"));
}

function isOwn(origin: string, hostname: string): boolean {
  try {
    const from = new URL(origin).hostname;
    return from === hostname || isLoopback(from);
  } catch {
    return false;
  }
}

/** True for what means the own machine on every machine. */
function isLoopback(hostname: string): boolean {
  const name = hostName(hostname) ?? "";
  return name === "localhost" || name.endsWith(".localhost") || name === "::1" || /^127(?:\.\d{1,3}){3}$/.test(name);
}
