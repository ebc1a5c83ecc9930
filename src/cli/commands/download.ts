import { DownloadError } from "../../errors/index.js";
import type { Checkpoint } from "../../facade/checkpoints/checkpoint.js";
import type { Handle } from "../../facade/handle.js";
import { Determined } from "../../facade/determined.js";
import type { DownloadProgress } from "../../checkpoint-files/index.js";
import { formatBytes, formatPercent } from "../cells.js";
import { defineCommand } from "../command.js";
import { flagsOf, quote } from "../common-flags.js";
import { Advised } from "../error-report.js";
import { progressLine } from "../progress-bar.js";

export const download = defineCommand({
  about:
    "Downloads a checkpoint and prints the directory that holds it. The files are compared with the master's record before they appear " +
    "there; after Ctrl-C nothing is left. A directory that holds a checkpoint already is left as it is, and printed.",
  arguments: {
    UUID: { type: "uuid", about: "the UUID of the checkpoint" },
    DIR: { type: "string", about: "directory to put the files in, without it checkpoints/<UUID>", optional: true },
  },
  flags: {
    mode: {
      type: "string",
      value: "mode",
      choices: ["auto", "direct", "master"],
      default: "auto",
      about: "straight from the storage, through the master, or the one and then the other",
    },
    overwrite: { type: "boolean", about: "download even when the directory holds a checkpoint already" },
    "no-verify": {
      type: "boolean",
      about: "take the files as they come, without comparing them with the master's record",
    },
  },
  optionsFrom: { path: "DIR" },
  connects: true,
  json: 'One object: "uuid" and "path".',
  examples: {
    "download 4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385 best": "into the directory best",
    'download "$(determined-client top 42 --limit 1 | cut -f1)"': "the best of experiment 42",
  },
  async run({ client, arguments: { UUID, DIR }, flags, output, signal }) {
    const show = ({ bytes, totalBytes, file }: DownloadProgress): void => {
      const part = totalBytes > 0 ? Math.min(1, bytes / totalBytes) : undefined;
      const of = totalBytes > 0 ? ` of ${formatBytes(totalBytes)} ${formatPercent(part!).padStart(4)}` : "";
      output.bar((columns) => progressLine({ left: file, part, right: `${formatBytes(bytes)}${of}` }, columns));
    };
    output.bar(() => `Opening checkpoint ${UUID} …`);
    const checkpoint = new Determined(client).checkpoint(UUID);
    try {
      const path = await checkpoint.download({
        path: DIR,
        mode: flags.mode as "auto",
        overwrite: flags.overwrite,
        verify: !flags["no-verify"],
        onProgress: show,
        signal,
      });
      await output.result({ uuid: UUID, path }, path);
      return 0;
    } catch (error) {
      if (flags.mode !== "direct" || signal.aborted || !mayMasterHelp(error, checkpoint)) throw error;
      const call = `determined-client download ${UUID}${DIR === undefined ? "" : ` ${quote(DIR)}`}`;
      throw new Advised(error, `${call} --mode master${flagsOf(client)} downloads it through the master.`);
    }
  },
});

/** Whether it was the storage that failed, which the master may reach: it reads all kinds but Azure's. */
function mayMasterHelp(error: unknown, { training }: Handle<Checkpoint>): boolean {
  if (!DownloadError.isInstance(error)) return false;
  const { checkpoint_storage: storage } = (training?.experimentConfig ?? {}) as {
    checkpoint_storage?: { type?: string };
  };
  return storage?.type !== "azure" && !isOfTarget(error);
}

/** The directory on this machine failed. */
const isOfTarget = ({ message }: DownloadError): boolean => /could not be (?:written|copied)/.test(message);
