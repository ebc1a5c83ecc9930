import { compareReleases } from "../release.js";
import type { Write } from "./describe-change.js";
import type { Refusal } from "./refusals.js";
import type { SpecReport } from "./report.js";
import type { Group, Section } from "./sections.js";

/** The methods that refuse one of two releases: first those that refuse the newer spec's. */
export function refusalSections({ before, after, refused }: SpecReport, write: Write): Section[] {
  const now = refused.filter((refusal) => refusal.after);
  const earlier = refused.filter((refusal) => !refusal.after);
  return [
    { title: `Methods of the object model that refuse ${after}`, groups: byRelease(now, write) },
    { title: `Methods of the object model that refuse ${before}, but not ${after}`, groups: byRelease(earlier, write) },
  ].filter(({ groups }) => groups.length > 0);
}

function byRelease(refused: readonly Refusal[], write: Write): Group[] {
  const releases = [...new Set(refused.map(({ since }) => since))].sort(compareReleases);
  return releases.map((since) => ({
    heading: `needs ${since} or newer`,
    lines: refused.filter((refusal) => refusal.since === since).map((refusal) => describe(refusal, write)),
  }));
}

function describe({ method, with: options }: Refusal, write: Write): string {
  if (options === undefined) return write(method);
  if (options.length === 0) return `${write(method)}, with some arguments`;
  return `${write(method)}, with ${options.map(write).join(" or ")}`;
}
