import { InvalidArgumentError } from "../errors/index.js";

/**
 * Gives the canonical form of a master address: scheme, host in lower case, explicit port, path without trailing
 * slashes. Without a scheme it is plain http on port 8080.
 *
 * Python: `canonicalize_master_url`.
 *
 * @throws InvalidArgumentError for other schemes, user info, a query, a fragment, or no host.
 * @example
 * normalizeMaster("HTTPS://Det.Example.com/"); // "https://det.example.com:443"
 */
export function normalizeMaster(master: string | URL): string {
  const text = String(master).trim();
  const refuse = (why: string): InvalidArgumentError => {
    const shown = text.replace(/^([^/?#]*:\/\/)?[^/?#]*@/, "$1***@").replace(/[?#].*/, "");
    return new InvalidArgumentError(`master ${JSON.stringify(shown)} is no master address: ${why}.`, {
      argument: "master",
    });
  };
  const [, scheme = "", authority = "", path = "", query = "", fragment = ""] =
    /^(?:([a-z][a-z\d+.-]*):\/\/)?([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/is.exec(text) ?? [];
  const protocol = scheme.toLowerCase() || "http";
  if (!/^https?$/.test(protocol)) throw refuse("only http and https are spoken");
  const at = authority.lastIndexOf("@");
  if (at > 0 && authority.slice(0, at) !== ":") throw refuse("pass user and password as options, not in the address");
  if (query.length > 1 || fragment.length > 1) throw refuse("it has a query or a fragment");
  const [, host, port] = /^(\[[\da-f:.]+\]|[^:[\]\s]+)(?::(\d*))?$/i.exec(authority.slice(at + 1)) ?? [];
  if (!host) throw refuse("it has no valid host and port");
  const defaultPort = scheme ? (protocol === "https" ? 443 : 80) : 8080;
  const origin = `${protocol}://${host.toLowerCase()}:${Number(port) || defaultPort}`;
  if (!URL.canParse(origin)) throw refuse("it has no valid host and port");
  return origin + path.replace(/;[^/]*$/, "").replace(/\/+$/, "");
}

/** Tells whether an address leads to this machine, so that a password over plain http does not leave it. */
export function isLoopback(master: string): boolean {
  const { hostname } = new URL(master);
  return /^(?:(?:.*\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}
