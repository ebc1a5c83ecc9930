import type { components } from "#schema";
import { WireFields, type Known } from "../../values/index.js";

type Wire = components["schemas"]["v1Model"];

/** What a master records of a model; the fields of `Model`. */
export interface ModelRecord {
  /** The name in the registry. */
  readonly name: string;
  /** The id, which stays when the name changes. */
  readonly modelId: number;
  /** A description; change it with `setDescription`. */
  readonly description: string;
  /** When it was created. */
  readonly creationTime: Date;
  /** `creationTime` with every digit that the master sent. */
  readonly creationTimeText: string;
  /** When it, or its list of versions, was last changed. */
  readonly lastUpdatedTime: Date;
  /** `lastUpdatedTime` with every digit that the master sent. */
  readonly lastUpdatedTimeText: string;
  /** What users have noted; change it with `addMetadata` and `removeMetadata`. */
  readonly metadata: Readonly<Record<string, unknown>>;
  /** Labels; change them with `setLabels`. */
  readonly labels: readonly string[];
  /** Who created it. */
  readonly username: string;
  /** Id of who created it; undefined in the answer of a create. */
  readonly userId: number | undefined;
  /** Whether it takes no changes and no versions. */
  readonly archived: boolean;
  /** Undefined before release 0.19.11, which brought workspaces to models. */
  readonly workspaceId: number | undefined;
  /** How many versions it has. */
  readonly numVersions: number;
  /** Notes; empty when there are none. */
  readonly notes: string;
}

/** Decodes the record of a model; what the answer leaves out is as it was known. */
export function toModelRecord(wire: Wire, known: Known<ModelRecord> = {}): ModelRecord {
  const from = new WireFields<Wire>(wire, known);
  return {
    name: from.string("name", ""),
    modelId: from.ownId("id", known.modelId ?? 0),
    description: from.string("description", ""),
    ...(from.times("creationTime", "lastUpdatedTime") as Pick<
      ModelRecord,
      "creationTime" | "creationTimeText" | "lastUpdatedTime" | "lastUpdatedTimeText"
    >),
    metadata: from.object("metadata", {}),
    labels: from.strings("labels") ?? [],
    username: from.string("username", ""),
    // Where these two are 0, the answer does not hold them.
    userId: from.id("userId") || known.userId,
    archived: from.boolean("archived", false),
    workspaceId: from.id("workspaceId") || known.workspaceId,
    numVersions: from.integer("numVersions", 0),
    notes: from.string("notes", ""),
  };
}
