import { builtIn } from "./built-in.js";
import type { CheckpointDisk } from "./master-core.js";

/** Checkpoints below a directory, as `shared_fs` storage lays them out: `<directory>/<uuid>/<path>`. */
export async function openCheckpointDisk(directory: string): Promise<CheckpointDisk> {
  const { mkdir, readdir, readFile, writeFile } = builtIn("node:fs/promises", "storage");
  const path = builtIn("node:path", "storage");
  const root = path.resolve(directory);
  await mkdir(root, { recursive: true });
  return {
    directory: root,
    async write(uuid, files) {
      for (const file of files) {
        const target = path.join(root, uuid, file.path);
        await mkdir(path.dirname(target), { recursive: true });
        await writeFile(target, file.bytes);
      }
    },
    async read(uuid) {
      const home = path.join(root, uuid);
      try {
        const entries = await readdir(home, { recursive: true, withFileTypes: true });
        const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
        return await Promise.all(
          files.map(async (file) => ({
            path: path.relative(home, file).split(path.sep).join("/"),
            bytes: await readFile(file),
          })),
        );
      } catch {
        return undefined;
      }
    },
  };
}
