import { spawn } from "node:child_process";
import { open } from "node:fs/promises";
import { DeterminedError } from "../../errors/index.js";

/** Seconds to wait for another process that holds a lock. */
const patience = 60;
const busyCode = 75;

/**
 * Does some work while this process holds the lock file, as Python's `filelock` does on Linux (`flock` on a file that is
 * never deleted). Where the command `flock` is missing the work is done without a lock.
 */
export async function withFileLock<T>(lockFile: string, work: () => Promise<T>): Promise<T> {
  const before = queues.get(lockFile) ?? Promise.resolve();
  const mine = before.then(() => lockAndWork(lockFile, work));
  const settled = mine.catch(() => {});
  queues.set(lockFile, settled);
  try {
    return await mine;
  } finally {
    if (queues.get(lockFile) === settled) queues.delete(lockFile);
  }
}

// Within the process callers queue, so that a burst of them does not start a child each at once.
const queues = new Map<string, Promise<unknown>>();

async function lockAndWork<T>(lockFile: string, work: () => Promise<T>): Promise<T> {
  // Creates it, and fails here where the directory is read-only.
  await (await open(lockFile, "a", 0o600)).close();
  const unlock = await lock(lockFile, ["-w", String(patience), "-E", String(busyCode)]);
  try {
    return await work();
  } finally {
    await unlock();
  }
}

/** Resolves once a child holds the lock; it lets go when its input ends, also when this process dies. */
function lock(lockFile: string, options: string[]): Promise<() => Promise<void>> {
  const nothing = (): Promise<void> => Promise.resolve();
  if (process.platform !== "linux") return Promise.resolve(nothing);
  return new Promise((resolve, reject) => {
    const child = spawn("flock", [...options, lockFile, "sh", "-c", "echo; exec cat >/dev/null"], {
      stdio: ["pipe", "pipe", "ignore"],
    });
    child.stdin.on("error", () => {});
    let held = false;
    child.stdout.once("data", () => {
      held = true;
      const closed = new Promise<void>((done) => child.once("close", () => done()));
      resolve(() => {
        child.stdin.end();
        return closed;
      });
    });
    child.once("error", () => resolve(nothing));
    child.once("close", (code) => {
      if (held) return;
      if (code === busyCode) {
        reject(
          new DeterminedError(
            `Another process has held ${lockFile} for ${patience} seconds. End it, or try again later.`,
          ),
        );
      } else if (options.length > 0) {
        // The flock of BusyBox knows no options for waiting.
        lock(lockFile, []).then(resolve, reject);
      } else resolve(nothing);
    });
  });
}
