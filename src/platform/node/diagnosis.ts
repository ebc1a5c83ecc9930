export type { NetworkFailure } from "../network-failure.js";
export { readNetworkFailure } from "./network-failure.js";

/** Warns the programmer; saying it only once is up to the caller. */
export const warn = (message: string, code: string): void => process.emitWarning(message, { code });
