import { readFile } from "node:fs/promises";
import { checkFit, fittingReleases } from "./check-fit.js";
import type { OpenApi } from "./document.js";
import { findPlace } from "./find-place.js";
import { about, GeneratorError } from "./generator-error.js";
import type { Knowledge } from "./knowledge.js";
import { normaliseSpec } from "./normalise.js";
import { parseSpec } from "./parse-spec.js";
import { readAddress, readMaster, type MasterAccess, type Served } from "./read-master.js";
import { checkRelease } from "./release.js";
import type { SpecPlace } from "./spec-place.js";

/** Where a spec comes from, and what is said about it. */
export interface SpecQuestion extends MasterAccess {
  /** Address of a master, a file, or a release. */
  readonly from: string;
  /** The release that it is said to be of. */
  readonly release?: string | undefined;
  /**
   * What the caller calls `from`, for messages.
   *
   * @default "--from"
   */
  readonly named?: string | undefined;
}

/** A spec that was read. */
export interface ReadSpec {
  /** The release, or where the spec lies, with the release where it is known. */
  readonly name: string;
  /** Bare facts, before the corrections. */
  readonly document: OpenApi;
  /** The release, where it is known: a master reports it, a file may be of several. */
  readonly release: string | undefined;
  /** The releases that have exactly these operations, oldest first; empty where none is known to. */
  readonly fitting: readonly string[];
  /** The spec as it was served; undefined for one that the package brings. */
  readonly text: string | undefined;
}

/**
 * Reads a spec and refuses everything else.
 *
 * @throws GeneratorError with a sentence that says what to do.
 */
export async function readSpec(
  question: SpecQuestion,
  { history, releases, spec }: Pick<Knowledge, "history" | "releases" | "spec">,
): Promise<ReadSpec> {
  const said = question.release === undefined ? undefined : checkRelease(question.release);
  const { named = "--from" } = question;
  const place = await findPlace(question.from, named);
  if (place.kind === "release") {
    if (said !== undefined && said !== place.release) {
      throw new GeneratorError(
        `The two options disagree: ${named} names ${place.release} and --release ${said}. Leave one of them out.`,
      );
    }
    const { release } = place;
    return { name: release, document: await spec(release), release, fitting: [release], text: undefined };
  }
  const { text, release: told } = await readText(place, question);
  const from = nameOf(place);
  const swagger = parseSpec(text, from);
  const served = told === undefined ? undefined : releaseIn(told);
  if (said !== undefined && served !== undefined && said !== served) {
    throw new GeneratorError(`${from} is a master of release ${served}, not of ${said}: leave --release out.`);
  }
  if (Object.keys(swagger.definitions).length === 0) {
    // A fake master lists its operations only; what it plays is the release that it reports.
    if (served === undefined || !releases.includes(served)) throw withoutTypes(from, served, releases);
    return {
      name: `${from} (${served})`,
      document: await spec(served),
      release: served,
      fitting: [served],
      text: undefined,
    };
  }
  if (said !== undefined && served === undefined) about(from, () => checkFit(swagger, said, history));
  // What lies between may keep an old spec, or a cluster be half upgraded.
  if (served !== undefined) about(`${from} reports release ${served}`, () => checkFit(swagger, served, history));
  const fitting = fittingReleases(swagger, history);
  const release = said ?? served ?? (fitting.length === 1 ? fitting[0] : undefined);
  const name = release === undefined ? from : `${from} (${release})`;
  return { name, document: normaliseSpec(swagger, release ?? ""), release, fitting, text };
}

function withoutTypes(from: string, served: string | undefined, releases: readonly string[]): GeneratorError {
  const what = served === undefined ? "" : `, which reports release ${served},`;
  return new GeneratorError(
    `${from}${what} lists operations without types, as fake masters do. Give --from a release that is at hand (${releases.join(", ")}), or a real master.`,
  );
}

function nameOf(place: Exclude<SpecPlace, { kind: "release" }>): string {
  return place.kind === "file" ? place.path : place.address;
}

/** A build between two releases may have any name. */
function releaseIn(told: string): string | undefined {
  return /\d+\.\d+\.\d+/.exec(told)?.[0];
}

async function readText(place: Exclude<SpecPlace, { kind: "release" }>, access: MasterAccess): Promise<Served> {
  if (place.kind === "master") return readMaster(place.address, access);
  if (place.kind === "address")
    return { text: await readAddress(place.address, place.search, access), release: undefined };
  return { text: await readFile(place.path, "utf8"), release: undefined };
}
