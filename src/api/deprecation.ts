import { warn } from "#platform";

const warned = new Set<string>();

/**
 * Warns, once per process and name, that a name is deprecated.
 * Goes through `process.emitWarning`, or `console.warn` where there is no process, with the code `DETERMINED_DEPRECATED`.
 */
export function warnDeprecated(old: string, replacement: string): void {
  if (warned.has(old)) return;
  warned.add(old);
  warn(`${old} is deprecated; use ${replacement} instead.`, "DETERMINED_DEPRECATED");
}
