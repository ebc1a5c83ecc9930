import { closeNames } from "../values/close-names.js";
import { quote } from "./common-flags.js";

/** A ranking without a result: what was asked for, and what there is. */
export interface EmptyRanking {
  /** The arguments that name it: `42`, or `107 --trial`. */
  readonly call: string;
  /** In a message: `experiment 42`. */
  readonly what: string;
  readonly metric: string;
  /** The validation metrics that its completed checkpoints have. */
  readonly metrics: readonly string[];
  readonly hasCheckpoints: boolean;
  /** The flags that name the same master. */
  readonly masterFlags: string;
}

/** How many names a message shows. */
const shown = 10;

/** Says what is missing, and what could be asked for. */
export function missingMetric({ call, what, metric, metrics, hasCheckpoints, masterFlags }: EmptyRanking): {
  readonly message: string;
  readonly next: string;
} {
  const missing = `There is no completed checkpoint of ${what} with the validation metric ${JSON.stringify(metric)}.`;
  const [first] = [...closeNames(metric, metrics), ...metrics];
  if (first === undefined) {
    const rest = hasCheckpoints ? " Those that exist have no validation metrics." : " There is none at all.";
    const logs = `determined-client logs ${call} --tail 20${masterFlags}`;
    return { message: missing + rest, next: `${logs} shows how far it has come.` };
  }
  const names = metrics.slice(0, shown).map((name) => JSON.stringify(name));
  const more = metrics.length > shown ? `, and ${metrics.length - shown} more` : "";
  return {
    message: `${missing} Those that exist have ${names.join(", ")}${more}.`,
    next: `determined-client top ${call} --metric ${quote(first)}${masterFlags}`,
  };
}
