import {
  checkBoolean,
  checkId,
  checkName,
  checkTextList,
  checkUserIds,
  ExperimentState,
  readTable,
  type Check,
  type EnumInput,
  type OptionTable,
  type OptionValues,
} from "../../values/index.js";
import type { Experiment } from "../experiments/experiment.js";
import { checkStates } from "../experiments/list-experiments.js";
import type { Handle } from "../handle.js";
import { checkExperiments } from "../ids-or-objects.js";

/** The experiments that a TensorBoard shows: those that meet all of these. */
export interface TensorboardFilters {
  /** Only those whose name contains this string, ignoring case. */
  name?: string | undefined;
  /** Only those whose description contains this string, ignoring case. */
  description?: string | undefined;
  /** Only those that have all of these labels. */
  labels?: Iterable<string> | undefined;
  /** Only those in these states. */
  states?: Iterable<EnumInput<typeof ExperimentState>> | undefined;
  /** Only those of the users with these ids. */
  userIds?: Iterable<number> | undefined;
  /** Only those of this project. */
  projectId?: number | undefined;
  /**
   * True: only archived ones; false: only others.
   *
   * @default both
   */
  archived?: boolean | undefined;
  /** Not these, or those with these ids. */
  except?: Iterable<number | Experiment | Handle<Experiment>> | undefined;
}

export const tensorboardFilters = {
  name: { check: checkName },
  description: { check: checkName },
  labels: { check: checkTextList },
  states: { check: checkStates },
  userIds: { check: checkUserIds },
  projectId: { check: checkId },
  archived: { check: checkBoolean },
  except: { check: checkExperiments },
} satisfies OptionTable<{ [Key in keyof TensorboardFilters]: unknown }>;

/** Filters as a master takes them. */
export type CheckedFilters = Omit<OptionValues<typeof tensorboardFilters>, "except"> & {
  excludedExperimentIds?: number[] | undefined;
};

export const checkTensorboardFilters: Check<CheckedFilters> = (value, argument) => {
  const { except, ...filters } = readTable(tensorboardFilters, argument, value, argument);
  return { ...filters, excludedExperimentIds: except };
};
