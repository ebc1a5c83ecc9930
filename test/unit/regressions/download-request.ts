import type { CheckpointDownload } from "../../../src/checkpoint-files/index.js";
import { systemClock } from "../../../src/time/clock.js";
import { streamOf, tgz, type RawEntry } from "../checkpoint-files/tar-file.js";

/** A request for a checkpoint whose archive holds these entries. */
export function downloadRequest(
  path: string,
  entries: RawEntry[],
  more: Partial<CheckpointDownload> = {},
): CheckpointDownload {
  return {
    uuid: "u",
    path,
    mode: "MASTER",
    resources: {},
    metadata: {},
    storage: undefined,
    clock: systemClock,
    openArchive: () => Promise.resolve(streamOf(tgz(...entries))),
    ...more,
  };
}
