/** The former way to name a group of metrics, in the order of the numbers. */
export const METRIC_TYPES = [
  "METRIC_TYPE_UNSPECIFIED",
  "METRIC_TYPE_TRAINING",
  "METRIC_TYPE_VALIDATION",
  "METRIC_TYPE_PROFILING",
] as const;

/** The group that a type stands for, `""` for none. */
export function metricGroup(type: (typeof METRIC_TYPES)[number]): string {
  return type === "METRIC_TYPE_UNSPECIFIED" ? "" : type.slice("METRIC_TYPE_".length).toLowerCase();
}
