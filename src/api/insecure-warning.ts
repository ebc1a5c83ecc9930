import { warn } from "#platform";
import type { ApiRequest } from "./exchange.js";

/** Masters that were warned of, and those that need no warning. */
const settled = new Set<string>();

/** Warns, once for each master, that a secret crosses the network in the clear; not for this machine itself. */
export function warnInsecure({ master, path, init }: ApiRequest): void {
  if (!master.startsWith("http:") || settled.has(master)) return;
  if (!init.headers.has("authorization") && !path.endsWith("/login")) return;
  settled.add(master);
  if (isLoopback(master)) return;
  warn(
    `Passwords and tokens go to ${master} unencrypted. Use https, or allowInsecureAuth: true to accept that.`,
    "DETERMINED_INSECURE_AUTH",
  );
}

/** Returns whether an address leads to this machine, so that a password over plain http does not leave it. */
export function isLoopback(master: string): boolean {
  const { hostname } = new URL(master);
  return /^(?:(?:.*\.)?localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
}
