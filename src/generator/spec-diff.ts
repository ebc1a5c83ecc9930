import { correctedFacts } from "./corrected-facts.js";
import { findPlace } from "./find-place.js";
import type { Knowledge } from "./knowledge.js";
import { readSpec, type SpecQuestion } from "./read-spec.js";
import { reportDiff, type NamedFacts, type SpecReport } from "./report/report.js";
import { checkSource, scanFolder } from "./report/scan-folder.js";

/** Which specs to compare, and how a master that serves one is reached. */
export interface DiffQuestion extends Omit<SpecQuestion, "from" | "release" | "named"> {
  /** Address of a master, a file, or a release. */
  readonly before: string;
  readonly after: string;
  /** A folder with a program: the report is limited to what it calls. */
  readonly uses?: string | undefined;
}

/**
 * Compares two specs: what `determined-client spec-diff` does.
 *
 * @throws GeneratorError that says what is wrong.
 */
export async function specDiff(
  { before, after, uses, ...access }: DiffQuestion,
  loadKnowledge: () => Promise<Knowledge>,
): Promise<SpecReport> {
  // What is quick to see comes first.
  await findPlace(before, "<old>");
  await findPlace(after, "<new>");
  if (uses !== undefined) await checkSource(uses);
  const knowledge = await loadKnowledge();
  const read = async (from: string, named: string): Promise<NamedFacts> => {
    const { document, name, release } = await readSpec({ ...access, from, named }, knowledge);
    return { name, release, facts: correctedFacts(document, knowledge.overlay) };
  };
  const old = await read(before, "<old>");
  const now = await read(after, "<new>");
  const map = await knowledge.facade();
  const found = uses === undefined ? undefined : await scanFolder(uses, [old.facts, now.facts], map);
  return reportDiff(old, now, map, found);
}
