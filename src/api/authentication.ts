import { warn } from "#platform";
import { isLoopback } from "./master-address.js";

/** Who the client is, as far as requests need to know. */
export interface Authentication {
  /** Gives the token to send; logs in where there is none yet. Undefined sends the request without one. */
  authorization(signal?: AbortSignal): Promise<string | undefined>;
  /** Told that a token was answered with 401; resolves to true when the request is worth repeating with another one. */
  onUnauthorized(token: string, signal?: AbortSignal): Promise<boolean>;
  /** Texts that must not be shown, such as the password. */
  secrets?(): readonly (string | undefined)[];
}

/** Tells whether a route is answered without a token, so that asking it does not log in. */
export function isOpenRoute(path: string): boolean {
  return /^\/(?:api\/v1\/(?:auth\/login|master(?:\/telemetry)?)|info|health)$/.test(path);
}

const warned = new Set<string>();

/** Gives what warns, once for each master, that a secret crosses the network in the clear; undefined where it does not. */
export function insecureWarning(master: string): (() => void) | undefined {
  if (!master.startsWith("http:") || isLoopback(master)) return undefined;
  return () => {
    if (warned.has(master)) return;
    warned.add(master);
    warn(
      `Passwords and tokens go to ${master} unencrypted. Use https, or allowInsecureAuth: true to accept that.`,
      "DETERMINED_INSECURE_AUTH",
    );
  };
}
