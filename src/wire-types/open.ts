/**
 * Stands in the types of answers for each member of an enum that this release of the client does not know: those of newer
 * masters, and the UNSPECIFIED that means none. At run time it is the string that the master sent, whatever that is.
 *
 * @example
 * if (experiment.state === ("STATE_HIBERNATING" as UnknownMember)) console.log("a newer master has that state");
 */
export type UnknownMember = `${string}_UNSPECIFIED`;

/**
 * A member of an enum in an answer. Comparing it with another string, such as a misspelt one or the bare name, does not
 * compile; members of newer masters pass through, see {@link UnknownMember}.
 *
 * @example
 * const isOver = (state: Open<ExperimentState>) => state === "STATE_COMPLETED" || state === ExperimentState.CANCELED;
 */
export type Open<T extends string> = T | UnknownMember;

/** The same of an enum as the spec has it. */
export type OpenEnum<Wire extends string> = Open<Exclude<Wire, UnknownMember>>;
