import { describeChange, describeChanges, someOf, type Write } from "./describe-change.js";
import type { ChangeKind } from "../diff/rules.js";
import { refusalSections } from "./refusal-section.js";
import { breaksMethods, type ReportedChange, type SpecReport } from "./report.js";

/** A part of a report that is printed. */
export interface Section {
  readonly title: string;
  readonly groups: readonly Group[];
}

/** What is said of one owner, or of one area. */
export interface Group {
  readonly heading: string;
  readonly lines: readonly string[];
}

/** The parts of a report, those that matter most first; empty ones are left out. */
export function sectionsOf(report: SpecReport, write: Write): Section[] {
  const { changes, uses } = report;
  const rest = changes.filter((change) => !breaksMethods(change));
  const level = (wanted: ReportedChange["level"]): ReportedChange[] => rest.filter((change) => change.level === wanted);
  const sections = [
    ...refusalSections(report, write),
    { title: "Breaks what the object model uses", groups: byOwner(changes.filter(breaksMethods), write) },
    {
      title: uses ? "Breaks calls of the API" : "Breaks other calls of the API",
      groups: byOwner(level("breaking"), write),
    },
    { title: "May matter", groups: byOwner(level("look"), write) },
    { title: "New or relaxed, by area", groups: byArea(level("compatible"), write) },
  ];
  return sections.filter(({ groups }) => groups.length > 0);
}

/** The first line below the title. */
export function summaryOf({ changes, counts, uses, worksUpTo, refused }: SpecReport): string {
  if (changes.length === 0 && refused.length > 0) return "Their specs do not differ in what matters here.";
  if (changes.length === 0) return uses ? "Nothing that it calls differs." : "They do not differ.";
  const touching = changes.filter(breaksMethods).length;
  const all = changes.length === 1 ? "1 change" : `${changes.length} changes`;
  const first = `${counts.breaking} of ${all} ${counts.breaking === 1 ? "breaks" : "break"} clients`;
  const isLeftOut = uses !== undefined && worksUpTo !== undefined;
  const methods = counts.breaking === 0 || isLeftOut ? "" : `, ${touching} of them in what the object model uses`;
  return `${first}${methods}; ${counts.look} may matter.`;
}

/** What a reader has to know besides: that the object model has adapted, what it refuses, and what limits the report. */
export function notesOf(report: SpecReport): string[] {
  const { after, changes, worksUpTo, uses, refused } = report;
  const refusing = new Set(refused.filter((refusal) => refusal.after).map(({ method }) => method)).size;
  const methods = `${refusing} method${refusing === 1 ? "" : "s"}${uses ? " that the program calls" : ""}`;
  const refuse = `${refusing === 1 ? "refuses" : "refuse"} ${after}, always or with some arguments, as listed`;
  const refusals = refusing > 0 ? [`${methods} ${refuse}.`] : [];
  const known = `it knows masters up to ${worksUpTo}`;
  const leftOut = uses ? "; what only its methods meet is not counted as breaking" : "";
  const works =
    refusing > 0
      ? `The rest of the object model works on both: ${known}`
      : `The object model itself works on both: ${known}`;
  const adapted = worksUpTo !== undefined && changes.some(breaksMethods) ? [`${works}${leftOut}.`] : [];
  return [...operationsOf(report), ...refusals, ...adapted, ...limitOf(report)];
}

/** How many operations came, went and changed their names or places. */
function operationsOf({ changes }: SpecReport): string[] {
  const words: Partial<Record<ChangeKind, string>> = {
    removed: "gone",
    moved: "moved",
    renamed: "renamed",
    added: "new",
  };
  const counts = Object.entries(words).flatMap(([kind, word]) => {
    const count = changes.filter((change) => change.kind === kind && isWhole(change)).length;
    return count > 0 ? [`${count} ${word}`] : [];
  });
  return counts.length > 0 ? [`Operations: ${counts.join(", ")}.`] : [];
}

function limitOf({ uses }: SpecReport): string[] {
  if (!uses) return [];
  const { operations, methods } = uses;
  const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
  return [
    `Limited to what the program calls: ${count(operations.length, "operation")}, ${count(methods.length, "method")}.`,
  ];
}

function byOwner(changes: readonly ReportedChange[], write: Write): Group[] {
  return grouped(changes, nameOf).map(([name, own]) => {
    const methods = [...new Set(own.flatMap((change) => change.methods))].sort();
    const used = methods.length > 0 ? [`used by ${someOf(methods.map(write), 6)}`] : [];
    const lines = alike(own).map((some) => `${describeChanges(some, write)} (${effectOf(some)})`);
    return { heading: write(name) + reachOf(own[0]!, write), lines: [...lines, ...used] };
  });
}

const inOneLine: ReadonlySet<ChangeKind> = new Set([
  "removed",
  "member-added",
  "member-removed",
  "now-required",
  "now-optional",
]);

/** What a line does to a client; the rule speaks of one. */
function effectOf(changes: readonly ReportedChange[]): string {
  const [{ effect }] = changes as [ReportedChange];
  if (changes.length === 1) return effect;
  return effect
    .replace(/\bit is\b/g, "they are")
    .replace(/\bit no longer comes\b/g, "they no longer come")
    .replace(/\bmeet a new one\b/g, "meet new ones")
    .replace(/\bit\b/g, "them");
}

/** Puts those together that one line can say. */
function alike(changes: readonly ReportedChange[]): ReportedChange[][] {
  const isMany = ({ kind }: ReportedChange): boolean => inOneLine.has(kind);
  const keyOf = (change: ReportedChange): string => {
    const { kind, places, effect, way } = change;
    const own = !isMany(change) ? JSON.stringify(change) : kind.startsWith("member") || !way ? way : "";
    return [kind, ...places, effect, own].join(" ");
  };
  return grouped(changes, keyOf).map(([, some]) => some);
}

/** Where a type is met; an operation is where it is. */
function reachOf({ owner, places, operations }: ReportedChange, write: Write): string {
  return "operation" in owner ? "" : ` in ${places.join(" and ")} of ${someOf(operations.map(write), 3)}`;
}

/** Additions are names only: what they are is in the JSON. */
function byArea(changes: readonly ReportedChange[], write: Write): Group[] {
  const areas = grouped(changes, ({ area }) => area).sort(([a], [b]) => (a < b ? -1 : 1));
  return areas.map(([area, own]) => {
    const isOperation = ({ kind, places }: ReportedChange): boolean => kind === "added" && places.includes("operation");
    const operations = own
      .filter(isOperation)
      .map(({ operations: [id = ""], after = "" }) => `${write(id)} (${after})`);
    const others = grouped(
      own.filter((change) => !isOperation(change)),
      nameOf,
    ).map(([name, some]) => `${write(name)}: ${additions(some, write)}`);
    return { heading: area, lines: [...operations, ...others] };
  });
}

/** New names first, then what is said of others, so that nobody takes one for the other. */
function additions(changes: readonly ReportedChange[], write: Write): string {
  const isName = ({ kind, way }: ReportedChange): boolean => way !== "" && /^added/.test(kind);
  const names = grouped(changes.filter(isName), (change) => placeOf(change));
  const others = changes.filter((change) => !isName(change)).map((change) => addition(change, write));
  return [...names.map(([place, some]) => place + some.map(({ way }) => write(way)).join(", ")), ...others].join("; ");
}

/** Of an operation most are query parameters; of a type, fields. */
function placeOf({ owner, places: [place = "query"] }: ReportedChange): string {
  return "type" in owner || place === "query" ? "" : `${place} `;
}

function addition(change: ReportedChange, write: Write): string {
  const { kind, way, places, after = "" } = change;
  if (kind === "member-added") return `${way && `${write(way)} `}member ${write(after)}`;
  if (kind === "added" || kind === "added-required") return `${places.join(" and ")} ${write(after)}`;
  return describeChange(change, write);
}

const isWhole = ({ places }: ReportedChange): boolean => places.includes("operation");

function nameOf({ owner }: ReportedChange): string {
  return "type" in owner ? owner.type : owner.operation;
}

function grouped<T>(all: readonly T[], key: (one: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return [...groups];
}
