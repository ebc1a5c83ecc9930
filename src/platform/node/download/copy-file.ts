import { copyFile as copyWhole, open, utimes } from "node:fs/promises";
import type { Stats } from "node:fs";
import type { SilenceWatch } from "./silence-watch.js";

/** Bytes that are copied in one step, each of which has the whole limit of silence. */
const step = 4 * 2 ** 20;

/**
 * Copies a file of a storage with its mode and times, in steps where it is large, so that one that goes on slowly is not
 * taken for one that hangs.
 *
 * @param count Called with the bytes of each step.
 */
export async function copyFile(
  source: string,
  facts: Stats,
  place: string,
  watch: SilenceWatch,
  count: (bytes: number) => void,
): Promise<void> {
  if (facts.size <= step) {
    await watch.next(copyWhole(source, place));
    count(facts.size);
  } else await copyInSteps(source, facts, place, watch, count);
  await utimes(place, facts.atime, facts.mtime);
}

async function copyInSteps(
  source: string,
  { mode }: Stats,
  place: string,
  watch: SilenceWatch,
  count: (bytes: number) => void,
): Promise<void> {
  const from = await watch.next(open(source, "r"));
  try {
    const to = await open(place, "w");
    try {
      await to.chmod(mode & 0o777);
      const buffer = Buffer.allocUnsafe(step);
      for (;;) {
        const { bytesRead } = await watch.next(from.read(buffer, 0, step));
        if (bytesRead === 0) return;
        await to.writeFile(buffer.subarray(0, bytesRead));
        count(bytesRead);
      }
    } finally {
      await to.close();
    }
  } finally {
    // One that hangs would hold the caller here too.
    from.close().catch(() => {});
  }
}
