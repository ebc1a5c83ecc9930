import { gzip, tar, type ArchiveEntry } from "../archives/tar.js";
import { zip } from "../archives/zip.js";
import type { Handlers } from "../requests/call.js";
import type { MasterCore } from "../master-core.js";
import { refuse, Refusal } from "../refusal.js";
import { notFound } from "../state/not-found.js";
import { checkpointFiles } from "../state/checkpoints/checkpoint-files.js";
import { since } from "../state/release.js";
import { isUuid } from "../state/uuid.js";
import { section, textIn } from "../state/config-values.js";
import { ownerOf } from "../state/lookup.js";
import type { CheckpointRecord, MasterState } from "../state/records.js";

const TYPES: Record<string, "tar" | "tgz" | "zip"> = {
  "": "tar",
  "*/*": "tar",
  "application/*": "tar",
  "application/x-tar": "tar",
  "application/gzip": "tgz",
  "application/zip": "zip",
};
const CONTENT_TYPES = { tar: "application/x-tar", tgz: "application/gzip", zip: "application/zip" };
const CHUNK = 16_384;

/** The archive of a checkpoint; what is available depends on the whole Accept header. */
export const downloadHandlers: Handlers = {
  "get-checkpoint": async (call) => {
    const { core, state, path, request } = call;
    const uuid = path.text("checkpoint_uuid");
    if (!isUuid(uuid))
      throw refuse("invalid", `unable to parse checkpoint UUID ${uuid}: invalid UUID length: ${uuid.length}`);
    const checkpoint = state.checkpoints[uuid.toLowerCase()];
    if (checkpoint === undefined) throw notFound(state, "checkpoint", uuid);
    const accept = request.headers.get("accept") ?? "";
    const format = since(state, "0.28.0") || /^application\/(gzip|zip)$/.test(accept) ? TYPES[accept] : undefined;
    if (format === undefined) {
      throw new Refusal("invalid", `unsupported media type to download a checkpoint: '${accept}'`, 415);
    }
    const storage = unreadStorage(state, checkpoint);
    if (storage !== undefined) {
      const only = "checkpoint download via master is only supported on S3";
      return typedRefusal(400, `${only}, but the checkpoint's storage type is ${storage}`, CONTENT_TYPES[format]);
    }
    const entries = await entriesOf(core, checkpoint);
    if (entries === undefined) return missingAnswer(directoryOf(state, checkpoint), uuid, CONTENT_TYPES[format]);
    const bytes = format === "zip" ? zip(entries) : format === "tar" ? tar(entries) : await gzip(tar(entries));
    const length: Record<string, string> = format === "tar" ? { "content-length": String(bytes.length) } : {};
    return new Response(inChunks(bytes), {
      status: 200,
      headers: { "content-type": CONTENT_TYPES[format], ...length },
    });
  },
};

/** The kind of storage, where the master's release cannot read from it. */
function unreadStorage(state: MasterState, checkpoint: CheckpointRecord): string | undefined {
  const trial = state.trials[checkpoint.trialId ?? 0];
  const storage =
    trial === undefined ? "" : textIn(section(ownerOf(state, trial).config, "checkpoint_storage"), "type");
  return storage === "s3" || since(state, storage === "gcs" ? "0.21.0" : "0.28.0") ? undefined : storage;
}

async function entriesOf(core: MasterCore, checkpoint: CheckpointRecord): Promise<ArchiveEntry[] | undefined> {
  if (checkpoint.state === "DELETED") return undefined;
  const files = checkpointFiles(checkpoint) ?? (await core.disk?.read(checkpoint.uuid));
  return files?.map(({ path, bytes }) => ({ path, bytes }));
}

/** Where the files of a checkpoint should be, by the configuration of its experiment. */
function directoryOf(state: MasterState, { trialId }: CheckpointRecord): string {
  const trial = state.trials[trialId ?? 0];
  const storage = trial === undefined ? {} : section(ownerOf(state, trial).config, "checkpoint_storage");
  if (storage["type"] === "directory") return textIn(storage, "container_path");
  const host = textIn(storage, "host_path", state.storagePath);
  const inside = textIn(storage, "storage_path");
  return inside === "" ? host : inside.startsWith("/") ? inside : `${host}/${inside}`;
}

function missingAnswer(directory: string, uuid: string, contentType: string): Response {
  const why = "checkpoint archive failed, please verify that file system checkpoint storage is available to the server";
  const message = `unable to download checkpoint ${uuid}: ${why}: lstat ${directory}/${uuid}/: no such file or directory`;
  return typedRefusal(500, message, contentType);
}

/** Once the archive is chosen, a refusal comes with its content type, as on the real master. */
function typedRefusal(status: number, message: string, contentType: string): Response {
  return new Response(JSON.stringify({ message }), { status, headers: { "content-type": contentType } });
}

function inChunks(bytes: Uint8Array): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream(
    {
      pull(controller) {
        if (at >= bytes.length) return controller.close();
        controller.enqueue(bytes.slice(at, at + CHUNK));
        at += CHUNK;
      },
    },
    { highWaterMark: 0 },
  );
}
