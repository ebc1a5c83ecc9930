import { closeNames } from "../../values/close-names.js";

/**
 * The group of metrics that was probably meant by one that a trial has not reported: `validation` for `val`; undefined where it
 * has been reported, or resembles none.
 *
 * @param summary What is known of the trial's metrics, by group as masters name them there.
 */
export function meantGroup(group: string, summary: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const names: Readonly<Record<string, string>> = { avg_metrics: "training", validation_metrics: "validation" };
  const groups = Object.keys(summary ?? {}).map((key) => (Object.hasOwn(names, key) ? names[key]! : key));
  if (groups.includes(group)) return undefined;
  return closeNames(group, groups)[0] ?? groups.find((each) => each.startsWith(group.toLowerCase()));
}
