/**
 * The address under which `auth.json` and `certs.json` keep a master, from any spelling that an older release wrote:
 * user info, query and fragment are dropped and the port is always there. Undefined for what is not an address.
 */
export function masterKey(spelling: string): string | undefined {
  const scheme = /^https?:\/\//.exec(spelling)?.[0];
  const defaultPort = scheme === "https://" ? 443 : scheme === "http://" ? 80 : 8080;
  const parts = /^(?:[^/?#]*@)?(\[[^\]/?#]*\]|[^:/?#[\]]*)(?::(\d*))?(\/[^?#]*)?(?:[?#].*)?$/s.exec(
    spelling.slice(scheme?.length ?? 0),
  );
  const [, host = "", port = "", rest = ""] = parts ?? [];
  const number = Number(port) || defaultPort;
  if (host === "" || number > 65_535) return undefined;
  const place = rest.replace(/;[^/]*$/, "").replace(/\/+$/, "");
  return `${scheme ?? "http://"}${host.toLowerCase()}:${number}${place}`;
}
