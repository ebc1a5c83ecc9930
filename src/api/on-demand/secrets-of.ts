import type { Exchange } from "../exchange.js";

/** Gives what messages about a request must not show. */
export function secretsOf({ token, authentication }: Exchange): (string | undefined)[] {
  return [token, ...(authentication?.secrets?.() ?? [])];
}
