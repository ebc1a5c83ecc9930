import type { Check } from "../values/check-basics.js";
import { refusal } from "../values/refuse.js";
import { addressFault } from "./address-fault.js";

/**
 * Returns the canonical form of a master address: scheme, host in lower case, explicit port, path without trailing
 * slashes. Without a scheme it is plain http on port 8080.
 *
 * Python: `canonicalize_master_url`.
 *
 * @throws InvalidArgumentError for other schemes, user info, a query, a fragment, or no host; a scheme without "://", as in
 *   `http//host`, is not taken for a host.
 * @example
 * normalizeMaster("HTTPS://Det.Example.com/"); // "https://det.example.com:443"
 */
export function normalizeMaster(master: string | URL): string {
  const text = `${(master as string | URL | undefined) ?? ""}`.trim();
  // Scheme, empty user info, host, port, path without parameters of its last part and trailing slashes.
  const [, scheme, host, port, path = ""] =
    /^(?:(https?):\/\/)?(?::?@)?(\[[\da-f:.]+\]|[._-]*[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*)(?::(?!\/\/)(\d*))?(\/[^?#\s]*?)??\/*(?:;[^/?#]*)?\/*[?#]?$/iu.exec(
      text,
    ) ?? [];
  const defaultPort = !scheme ? 8080 : /s$/i.test(scheme) ? 443 : 80;
  const origin = `${scheme ?? "http"}://${host}:${+port! || defaultPort}`.toLowerCase();
  // A host may be named like a scheme, where a port or scheme shows that it is a host.
  const isSchemeOnly = !scheme && !port && /^https?\.?$/i.test(host ?? "");
  if (host && !isSchemeOnly && URL.canParse(origin)) return origin + path;
  const shown = text.replace(/^(\w+:\/\/)?.*@|[?#].*/g, "$1***");
  throw refusal("master", "an http(s) address without user, query and fragment", shown, addressFault(text));
}

/** An address of a master, as a string or URL; what it must hold is up to {@link normalizeMaster}. */
export const checkMaster: Check<string | URL> = (value, argument) => {
  if (typeof value === "string" || value instanceof URL) return value;
  throw refusal(argument, "a string or a URL", value);
};
