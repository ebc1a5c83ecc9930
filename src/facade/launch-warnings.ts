import type { Connection } from "./connection.js";

/**
 * Logs what a master warns of at a launch. The object is there, whatever these are.
 *
 * @param what The object with its id, capitalised.
 */
export function logLaunchWarnings({ logger }: Connection, what: string, warnings: unknown): void {
  for (const warning of Array.isArray(warnings) ? (warnings as string[]) : []) {
    const known = warning === "LAUNCH_WARNING_CURRENT_SLOTS_EXCEEDED";
    const words = known ? "it asks for more slots than there are at present, so it may wait" : "the master warns";
    logger.warn(`${what}: ${words} (${warning}).`);
  }
}
