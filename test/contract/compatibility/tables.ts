import { calls, mistakes, sortKeys } from "./calls.js";
import type { Findings, Outcome } from "./probe.js";
import { describeSpans, spansOf, type Span } from "./spans.js";

type Row = readonly string[];

/** The tables of docs/compatibility.md by name, from what every release was seen to do, oldest first. */
export function tablesOf(findings: readonly Findings[]): Map<string, string> {
  return new Map([
    ["methods", table(["Method", "Falls back", "Refused before"], methodRows(findings))],
    ["fields", table(["Object", "Fields", "Since"], fieldRows(findings))],
    ["sort keys", table(["Method and key", "Since"], sortKeyRows(findings))],
    ["mistakes", table(["What is wrong", "Class", "Statuses"], mistakeRows(findings))],
  ]);
}

/** A table in Markdown. */
export function table(head: Row, rows: readonly Row[]): string {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function methodRows(findings: readonly Findings[]): Row[] {
  return calls.map(({ name, fallback, everywhere }) => {
    const spans = spansBy(findings, (of) => of.calls.get(name)!, isRefused);
    if (spans.length > 2 || spans.at(-1)?.value === true)
      throw new Error(`${name} is not refused by old releases alone.`);
    const refused = spans.length === 2 ? spans[1]!.from : "–";
    for (const { calls, release } of findings) {
      const { since } = calls.get(name)!;
      if (since !== undefined && since !== refused)
        throw new Error(
          `On ${release}, the error of ${name} says that ${since} is needed, but it works since ${refused}.`,
        );
    }
    if (everywhere !== undefined) return [name, `on every release: ${everywhere}`, refused];
    const asked = spansBy(
      findings.filter((of) => !isRefused(of.calls.get(name)!)),
      (of) => of.calls.get(name)!,
      (outcome) => outcome.asked,
    );
    if (asked.length === 1) return [name, "–", refused];
    if (fallback === undefined) throw new Error(`${name} asks old releases for something else, and no note says what.`);
    return [name, `before ${asked.at(-1)!.from}: ${fallback}`, refused];
  });
}

const isRefused = ({ error }: Outcome): boolean => error === "UnsupportedByMasterError";

function spansBy<T>(
  findings: readonly Findings[],
  of: (one: Findings) => Outcome,
  value: (outcome: Outcome) => T,
): Span<T>[] {
  return spansOf(findings.map((one) => [one.release, value(of(one))]));
}

/** A real 0.19.10 lacks it and a real 0.38.1 has it; which release brought it is not known. */
const unknownSince = new Set(["user modifiedAt"]);

function fieldRows(findings: readonly Findings[]): Row[] {
  const newest = findings.at(-1)!;
  const rows = new Map<string, [object: string, fields: string[], since: string]>();
  for (const [object, fields] of newest.fields) {
    for (const field of fields) {
      const spans = spansOf(findings.map((one) => [one.release, one.fields.get(object)!.has(field)]));
      const { from } = spans.at(-1)!;
      if (unknownSince.has(`${object} ${field}`)) continue;
      // The string of a time comes with the time.
      if (spans.length === 1 || (field.endsWith("Text") && fields.has(field.slice(0, -4)))) continue;
      if (rows.get(`${object.replace(", in lists", "")} ${from}`)?.[1].includes(`\`${field}\``)) continue;
      const row = rows.get(`${object} ${from}`) ?? [object, [], from];
      row[1].push(`\`${field}\``);
      rows.set(`${object} ${from}`, row);
    }
  }
  return [...rows.values()].map(([object, fields, since]) => [object, fields.sort().join(", "), since]);
}

function sortKeyRows(findings: readonly Findings[]): Row[] {
  return sortKeys.map(({ name }) => {
    const works = spansBy(
      findings,
      (of) => of.sortKeys.get(name)!,
      ({ error }) => error === undefined,
    );
    const last = works.at(-1)!;
    if (last.value) return [name, last.from];
    const statuses = spansBy(
      findings,
      (of) => of.sortKeys.get(name)!,
      ({ error, status }) => `${status} (\`${error}\`)`,
    );
    return [name, `never: ${describeSpans(statuses)}`];
  });
}

function mistakeRows(findings: readonly Findings[]): Row[] {
  return mistakes.map(({ name }) => {
    const classes = new Set(findings.map((of) => of.mistakes.get(name)!.error));
    if (classes.size > 1) throw new Error(`${name} has another class on some releases: ${[...classes].join(", ")}.`);
    const statuses = spansBy(
      findings,
      (of) => of.mistakes.get(name)!,
      ({ status }) => status,
    );
    return [name, `\`${[...classes].join("")}\``, describeSpans(statuses)];
  });
}
