import type { Diagnosis } from "../diagnosis.js";
import { chooseProxy } from "./proxy-choice.js";

export { readNetworkFailure } from "./network-failure.js";
export { publish } from "./diagnostics-channel.js";

/** See {@link Diagnosis.warn}. */
export const warn: Diagnosis["warn"] = (message, code) => process.emitWarning(message, { code });

/** See {@link Diagnosis.nameProxy}. */
export const nameProxy: Diagnosis["nameProxy"] = (master) => {
  const proxy = chooseProxy(master, (name) => process.env[name]);
  if (proxy === undefined) return undefined;
  const { protocol, host } = new URL(proxy.address);
  return `${protocol}//${host} (${proxy.variable})`;
};
