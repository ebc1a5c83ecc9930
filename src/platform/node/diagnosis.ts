import type { Diagnosis } from "../diagnosis.js";

export { readNetworkFailure } from "./network-failure.js";

/** See {@link Diagnosis.warn}. */
export const warn: Diagnosis["warn"] = (message, code) => process.emitWarning(message, { code });
