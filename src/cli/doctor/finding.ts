/** What one check found, and what is to be done about it. */
export interface Finding {
  readonly result: "ok" | "note" | "FAIL";
  /** What was checked: a word. */
  readonly subject: string;
  /** What was found; begins in lower case. */
  readonly words: string;
  /** A sentence: what to do. */
  readonly step?: string | undefined;
}

/** What to do, in order: what does not work comes before what might be better. */
export function stepsOf(findings: readonly Finding[]): string[] {
  const ordered = [
    ...findings.filter(({ result }) => result === "FAIL"),
    ...findings.filter(({ result }) => result !== "FAIL"),
  ];
  return [...new Set(ordered.flatMap(({ step }) => (step === undefined ? [] : [step])))];
}
