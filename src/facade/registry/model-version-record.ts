import type { components } from "#schema";
import { WireFields, type Known } from "../../values/index.js";
import { toModelRecord } from "./model-record.js";

type Wire = components["schemas"]["v1ModelVersion"];

/** What a master records of a version of a model, without its checkpoint. */
export interface ModelVersionRecord {
  /** The number within the model, from 1. */
  readonly modelVersion: number;
  /** The id, unique among the versions of all models. */
  readonly modelVersionId: number;
  /** Name of the model it belongs to. */
  readonly modelName: string;
  /** Id of the model it belongs to. */
  readonly modelId: number;
  /** What was noted when it was registered. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** A name of its own; empty when none was given. */
  readonly name: string;
  /** A comment; empty when none was given. */
  readonly comment: string;
  /** Notes; change them with `setNotes`. */
  readonly notes: string;
  /** Labels; empty when none were given. */
  readonly labels: readonly string[];
  /** Who registered it. */
  readonly username: string;
  /** Id of who registered it; undefined in the answer of `registerVersion`. */
  readonly userId: number | undefined;
  /** When it was registered. */
  readonly creationTime: Date;
  /** `creationTime` with every digit that the master sent. */
  readonly creationTimeText: string;
  /** When it was last changed. */
  readonly lastUpdatedTime: Date | undefined;
  /** `lastUpdatedTime` with every digit that the master sent. */
  readonly lastUpdatedTimeText: string | undefined;
}

/** Decodes the record of a version; what the answer leaves out is as it was known. */
export function toModelVersionRecord(wire: Wire, known: Known<ModelVersionRecord> = {}): ModelVersionRecord {
  const from = new WireFields<Wire>(wire, known);
  const { modelId, modelName: name = "" } = known;
  const model = from.part("model", (part) => toModelRecord(part, { name, modelId }));
  return {
    modelVersion: from.ownId("version", known.modelVersion),
    modelVersionId: from.id("id", known.modelVersionId ?? 0),
    modelName: model?.name ?? name,
    modelId: model?.modelId ?? modelId ?? 0,
    metadata: from.object("metadata", {}),
    name: from.string("name", ""),
    comment: from.string("comment", ""),
    notes: from.string("notes", ""),
    labels: from.strings("labels") ?? [],
    username: from.string("username", ""),
    userId: from.id("userId") || known.userId,
    ...from.times("lastUpdatedTime"),
    ...(from.times("creationTime") as Pick<ModelVersionRecord, "creationTime" | "creationTimeText">),
  };
}
