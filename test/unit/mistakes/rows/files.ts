import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Checkpoint } from "../../../../src/index.js";
import type { Mistake } from "../mistake.js";
import { config } from "../place.js";

export const files: readonly Mistake[] = [
  [
    "to download onto a file",
    "file",
    async (place) => {
      const checkpoint = await (await place.ended()).topCheckpoint();
      const path = join(place.folder, "here");
      await writeFile(path, "");
      return checkpoint.download({ path });
    },
  ],
  [
    "to download below a file",
    "here",
    async (place) => {
      const checkpoint = await (await place.ended()).topCheckpoint();
      await writeFile(join(place.folder, "here"), "");
      return checkpoint.download({ path: join(place.folder, "here", "x") });
    },
  ],
  [
    "to download what was deleted",
    "is STATE_DELETED: only COMPLETED",
    async (place) => {
      const checkpoint = await (await place.ended()).topCheckpoint();
      await checkpoint.delete();
      await place.fake.clock.advance("10m");
      return (await checkpoint.reload()).download({ path: join(place.folder, "x") });
    },
  ],
  [
    "a download mode that does not exist",
    "mode",
    ({ determined }) =>
      determined.checkpoint("4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385").download({ mode: "DIRECTLY" as never }),
  ],
  [
    "to write metadata onto a directory",
    "it is a directory",
    async (place) => {
      const checkpoint = await (await place.ended()).topCheckpoint();
      return checkpoint.writeMetadataFile(place.folder);
    },
  ],
  ["to load a checkpoint that is not there", "x", ({ folder }) => Checkpoint.loadFromPath(join(folder, "x"))],
  [
    "to download code into a file",
    "here",
    async (place) => {
      const experiment = await place.determined.createExperiment({
        config,
        modelFiles: { "a.py": "" },
      });
      await writeFile(join(place.folder, "here"), "");
      return experiment.downloadCode({ outputDir: join(place.folder, "here") });
    },
  ],
];
