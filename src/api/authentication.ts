import type { Exchange } from "./exchange.js";

/** Who the client is, as far as requests need to know. */
export interface Authentication {
  /** Gives the token to send to a route; logs in where there is none yet. Undefined sends the request without one. */
  tokenFor(path: string, signal?: AbortSignal): Promise<string | undefined>;
  /** Told that a token was answered with 401; resolves to true when the request is worth repeating with another one. */
  onUnauthorized(token: string, signal?: AbortSignal): Promise<boolean>;
  /** Texts that must not be shown, such as the password. */
  secrets?(): readonly (string | undefined)[];
}

/** Gives what messages about a request must not show. */
export function secretsOf({ token, authentication }: Exchange): (string | undefined)[] {
  return [token, ...(authentication?.secrets?.() ?? [])];
}
