import { bytesOfBase64 } from "../../base64.js";
import { dice, hash } from "../chance.js";
import type { CheckpointRecord, FileContent } from "../records.js";

/** The files of a checkpoint that a trial saved; undefined when its bytes are elsewhere or gone. */
export function checkpointFiles(checkpoint: CheckpointRecord): { path: string; bytes: Uint8Array }[] | undefined {
  if (checkpoint.files === undefined) return undefined;
  return Object.entries(checkpoint.files).map(([path, content]) => ({ path, bytes: bytesOf(content) }));
}

function bytesOf(content: FileContent): Uint8Array {
  if ("text" in content) return new TextEncoder().encode(content.text);
  if ("base64" in content) return bytesOfBase64(content.base64);
  const random = dice(hash(content.seed));
  const bytes = new Uint8Array(content.size);
  for (let index = 0; index < bytes.length; index += 1) bytes[index] = Math.floor(random() * 256);
  return bytes;
}
