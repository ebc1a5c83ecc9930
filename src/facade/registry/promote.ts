import { DeterminedError, NotFoundError } from "../../errors/index.js";
import type { RequestSettings } from "../../values/index.js";
import type { Clock } from "../../time/clock.js";
import { LATE, searchDelay } from "../search-delay.js";
import { notFound } from "../not-found.js";
import { nextLabelStep } from "./label-holders.js";
import { versionsPath } from "./model-versions.js";

/** What a promotion needs of a version. */
export interface LabelledVersion {
  readonly modelVersion: number;
  readonly labels: readonly string[];
  setLabels(labels: string[], request: RequestSettings): Promise<void>;
  take(fields: { labels: readonly string[] }): unknown;
}

/** The labels of a model's versions. */
export interface LabelledVersions<Version> {
  /** Name of the model, for messages. */
  readonly modelName: string;
  /** Reads all versions, newest first. */
  readonly read: () => Promise<Version[]>;
}

/** A label that is to be on one version only: docs/decisions/011 says what is sent when, and why one is left. */
export interface Promotion<Version extends LabelledVersion> extends LabelledVersions<Version> {
  /** Number of the version. */
  readonly modelVersion: number;
  /** The version as the caller holds it, where they gave an object: its labels show what is done. */
  readonly given?: Version | undefined;
  readonly label: string;
  readonly clock: Pick<Clock, "sleep">;
  readonly request: RequestSettings;
}

/** Steps until it is given up; two promotions that race need two or three. */
const MOST_STEPS = 8;
/** The most milliseconds between two steps of promotions that race. */
const PAUSE = 500;

/** `Model.promote`: gives the version that had the label before. */
export async function promote<Version extends LabelledVersion>(
  promotion: Promotion<Version>,
): Promise<Version | undefined> {
  const { label, modelVersion, clock, request } = promotion;
  const read = keepObjects(promotion);
  let lost: unknown;
  /** A change whose answer got lost has not failed yet: the next list shows whether it was carried out. */
  const change = async (version: Version, labels: string[]): Promise<void> => {
    try {
      await version.setLabels(labels, request);
    } catch (error) {
      if (!(error as { sent?: boolean } | null)?.sent && !searchDelay(error)) throw error;
      lost = error;
    }
  };
  const add = async (versions: readonly Version[]): Promise<void> => {
    const target = findVersion(promotion, versions);
    if (!target.labels.includes(label)) await change(target, [...target.labels, label]);
  };
  const remove = async (versions: readonly Version[]): Promise<void> => {
    for (const each of versions) {
      const rest = each.labels.filter((other) => other !== label);
      await change(each, rest).catch((error: unknown) => {
        // Somebody deleted it, and its label with it.
        if (!NotFoundError.isInstance(error)) throw error;
        each.take({ labels: rest });
      });
    }
  };
  const before = await read();
  const holding = before.filter((each) => each.labels.includes(label));
  // Nothing is written, so there is nothing to check: who changes a label in the same moment checks it.
  if (holding.length === 1 && holding[0]!.modelVersion === modelVersion) return undefined;
  const previous = holding.filter((each) => each.modelVersion !== modelVersion);
  // First added and then removed: whenever this breaks off, some version has the label.
  await add(before);
  if (!lost) await remove(previous);
  let replaced = previous.map((each) => each.modelVersion);
  for (let steps = 0; steps < MOST_STEPS; steps++) {
    if (lost) await clock.sleep(LATE, request.signal);
    else if (steps > 1) await clock.sleep(Math.random() * PAUSE, request.signal);
    lost = undefined;
    const versions = await read();
    const holders = versions.filter((each) => each.labels.includes(label));
    const numbers = holders.map((each) => each.modelVersion);
    const step = nextLabelStep(numbers, modelVersion, replaced);
    if (step.kind === "done") return previous[0];
    if (step.kind === "add") await add(versions);
    else {
      await remove(holders.filter((each) => step.versions.includes(each.modelVersion)));
      replaced = [];
    }
  }
  throw new DeterminedError(
    `Label ${JSON.stringify(label)} of model ${JSON.stringify(promotion.modelName)} was to move to version ${modelVersion}, but others kept moving it, or answers got lost. Call promote() again.`,
    { cause: lost },
  );
}

/** Reads the versions into the same objects each time, so that those which the caller gets to see have the labels of the last list. */
function keepObjects<Version extends LabelledVersion>({
  read,
  modelVersion,
  given,
}: Promotion<Version>): () => Promise<Version[]> {
  const kept = new Map(given && [[modelVersion, given]]);
  return async () => {
    const versions = await read();
    return versions.map((each) => {
      const known = kept.get(each.modelVersion) ?? each;
      kept.set(each.modelVersion, known);
      known.take({ labels: each.labels });
      return known;
    });
  };
}

/** The version of the highest number that has a label. */
export async function getLabelledVersion<Version extends LabelledVersion>(
  { read, modelName }: LabelledVersions<Version>,
  label: string,
): Promise<Version> {
  const versions = await read();
  const found = versions.find((each) => each.labels.includes(label));
  if (found) return found;
  const labels = [...new Set(versions.flatMap((each) => each.labels))].sort();
  const there = labels.length
    ? `Its versions have the labels ${labels.join(", ")}.`
    : "None of its versions has a label.";
  throw notFound(
    `No version of model ${JSON.stringify(modelName)} has the label ${JSON.stringify(label)}. ${there}`,
    versionsPath,
  );
}

function findVersion<Version extends LabelledVersion>(
  { modelName, modelVersion }: Promotion<Version>,
  versions: readonly Version[],
): Version {
  const found = versions.find((each) => each.modelVersion === modelVersion);
  if (found) return found;
  throw notFound(`Model ${JSON.stringify(modelName)} has no version ${modelVersion}.`, versionsPath);
}
