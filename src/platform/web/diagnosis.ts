import type { Diagnosis } from "../diagnosis.js";

const surroundings = globalThis as unknown as { console: { warn(message: string): void } };

/** See {@link Diagnosis.warn}. */
export const warn: Diagnosis["warn"] = (message, code) => {
  surroundings.console.warn(`[${code}] ${message}`);
};

/** See {@link Diagnosis.publish}. */
export const publish: Diagnosis["publish"] = () => {};

/** See {@link Diagnosis.readNetworkFailure}. Browsers do not say why a request failed, nor whether it was sent. */
export const readNetworkFailure: Diagnosis["readNetworkFailure"] = (error) => ({
  words: (error as Error | undefined)?.message ?? String(error),
  advice: "Is the address right, the master up, and does it allow this page's origin?",
});

/** See {@link Diagnosis.nameProxy}. A browser chooses its proxy on its own. */
export const nameProxy: Diagnosis["nameProxy"] = () => undefined;
