import type { SpecReport } from "./report.js";
import { notesOf, sectionsOf, summaryOf } from "./sections.js";

/** A report for a terminal. */
export function renderText(report: SpecReport): string {
  const lines = [titleOf(report), summaryOf(report), ...notesOf(report)];
  for (const { title, groups } of sectionsOf(report, (name) => name)) {
    lines.push("", title);
    for (const { heading, lines: own } of groups) lines.push(`  ${heading}`, ...own.map((line) => `    ${line}`));
  }
  return lines.join("\n");
}

/** A report for a document. */
export function renderMarkdown(report: SpecReport): string {
  const lines = [`# ${titleOf(report)}`, "", summaryOf(report), ...notesOf(report).flatMap((note) => ["", note])];
  for (const { title, groups } of sectionsOf(report, (name) => `\`${name}\``)) {
    lines.push("", `## ${title}`, "");
    for (const { heading, lines: own } of groups) lines.push(`- ${heading}`, ...own.map((line) => `  - ${line}`));
  }
  return lines.join("\n");
}

function titleOf({ before, after }: SpecReport): string {
  return `From ${before} to ${after}`;
}
