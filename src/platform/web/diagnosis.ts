import type { NetworkFailure } from "../network-failure.js";

export type { NetworkFailure } from "../network-failure.js";

const surroundings = globalThis as unknown as { console: { warn(message: string): void } };

/** Warns the programmer; saying it only once is up to the caller. */
export const warn = (message: string, code: string): void => {
  surroundings.console.warn(`[${code}] ${message}`);
};

/** Browsers do not tell why a request failed, nor whether it was sent. */
export const readNetworkFailure = (error: unknown): NetworkFailure => ({
  words: (error as Error | undefined)?.message ?? String(error),
});
