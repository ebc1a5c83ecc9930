import { chmod, open, readdir, readFile, realpath, rename, rm } from "node:fs/promises";
import path from "node:path";
import { DeterminedError } from "../../errors/index.js";
import type { TokenStore } from "../../session/token-store.js";
import { readAuthFile, writeAuthFile, type AuthFile, type MasterLogins } from "./auth-file.js";
import { withFileLock } from "./file-lock.js";
import { fileReason, systemCode } from "./files.js";
import { makeDirectory } from "./make-directory.js";
import { isRunning } from "./running-process.js";
import { writeReason } from "./write-error.js";

/** The logins of `auth.json`, which also tells who they are. */
export interface AuthStore extends TokenStore {
  /** Names of the users of a master that have a token, sorted. */
  users(master: string): Promise<string[]>;
  /** Makes a user of a master no longer its active one, as `det user logout` does. */
  deactivate(master: string, user: string): Promise<void>;
}

/** What a failed write says when the place may only be read. */
const readOnlyCodes = ["EACCES", "EPERM", "EROFS", "ENOTDIR", "ENOSPC", "EDQUOT"];

let count = 0;

/**
 * The logins that the `det` command keeps in `auth.json` of a directory. Reads take no lock, since writers rename; each
 * write takes the lock of the Python package, reads again, changes one entry and renames a private file over the old
 * one. What cannot be written is kept for the life of the process, and `warn` is called. A file of a newer version
 * is never touched; a corrupt one is an error and stays.
 */
export function createAuthStore(directory: string, warn?: (message: string) => void): AuthStore {
  const file = path.join(directory, "auth.json");
  /** Logins that could not be written, and those that were deleted while the file could not be: an empty token. */
  const unsaved: AuthFile = {};

  const unusable = (reason: string, cause?: unknown): DeterminedError => {
    const advice = "It was left as it is. Repair it, or move it away and log in again.";
    return new DeterminedError(`${file} is not a store of logins: ${reason}. ${advice}`, { cause });
  };

  const read = async (master: string): Promise<{ masters: AuthFile; newer: boolean }> => {
    let text: string;
    try {
      text = await readFile(file, "utf8");
    } catch (error) {
      const code = systemCode(error) ?? "";
      if (code === "ENOENT" || readOnlyCodes.includes(code)) return { masters: {}, newer: false };
      throw unusable(fileReason(error), error);
    }
    const content = readAuthFile(text, master);
    if (content.kind === "good") return { masters: content.masters, newer: false };
    if (content.kind === "newer") return { masters: {}, newer: true };
    throw unusable(content.reason);
  };

  const change = async (master: string, edit: (logins: MasterLogins) => void, what: string): Promise<void> => {
    const keep = (reason: string): void => {
      edit((unsaved[master] ??= { tokens: {} }));
      warn?.(`${what} lasts only as long as this program: ${reason}.`);
    };
    try {
      await makeDirectory(directory, 0o700);
      await withFileLock(`${file}.lock`, async () => {
        const { masters, newer } = await read(master);
        if (newer) return keep(`${file} is of a newer version`);
        edit((masters[master] ??= { tokens: {} }));
        await replaceFile(file, writeAuthFile(masters));
        delete unsaved[master];
      });
    } catch (error) {
      if (DeterminedError.isInstance(error) || systemCode(error) === undefined) throw error;
      keep(`${file} cannot be written: ${writeReason(error)}`);
    }
  };

  return {
    async get(master, user) {
      const { masters } = await read(master);
      const saved = masters[master];
      const held = unsaved[master];
      const name = user ?? held?.active_user ?? saved?.active_user;
      if (name === undefined) return undefined;
      const token = ownText(held?.tokens, name) ?? ownText(saved?.tokens, name) ?? "";
      // The active user stays the active one after a logout: asked without a name, the answer is the user alone.
      return token || user === undefined ? { user: name, token } : undefined;
    },
    set: (master, { user, token, active }) =>
      change(
        master,
        (logins) => {
          defineText(logins.tokens, user, token);
          if (active) logins.active_user = user;
        },
        `The login of ${user}`,
      ),
    async users(master) {
      const { masters } = await read(master);
      const tokens = { ...masters[master]?.tokens, ...unsaved[master]?.tokens };
      return Object.keys(tokens)
        .filter((name) => tokens[name])
        .sort();
    },
    async deactivate(master, user) {
      if ((await this.get(master))?.user !== user) return;
      const edit = (logins: MasterLogins): void => {
        if (logins.active_user === user) delete logins.active_user;
      };
      await change(master, edit, `The logout of ${user}`);
    },
    async delete(master, user) {
      const { masters } = await read(master);
      const name = user ?? unsaved[master]?.active_user ?? masters[master]?.active_user;
      if (name === undefined) return;
      const saved = ownText(masters[master]?.tokens, name) !== undefined;
      if (unsaved[master]) delete unsaved[master].tokens[name];
      if (!saved) return;
      await change(
        master,
        (logins) => {
          if (logins === unsaved[master]) defineText(logins.tokens, name, "");
          else delete logins.tokens[name];
        },
        `The logout of ${name}`,
      );
    },
  };
}

// A user may be called __proto__.
const ownText = (texts: Record<string, string> | undefined, name: string): string | undefined =>
  texts && Object.hasOwn(texts, name) ? texts[name] : undefined;
const defineText = (texts: Record<string, string>, name: string, value: string): void => {
  Object.defineProperty(texts, name, { value, enumerable: true, configurable: true, writable: true });
};

/** To be called with the lock held. */
async function replaceFile(given: string, text: string): Promise<void> {
  const file = await realpath(given).catch(() => given);
  await removeAbandoned(file);
  const near = `${file}.${process.pid}-${(count += 1)}.temp`;
  try {
    const handle = await open(near, "w", 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await chmod(near, 0o600);
    await rename(near, file);
  } catch (error) {
    await rm(near, { force: true });
    throw error;
  }
}

/** Processes that were killed while they wrote leave files with tokens behind. */
async function removeAbandoned(file: string): Promise<void> {
  const start = `${path.basename(file)}.`;
  for (const name of await readdir(path.dirname(file))) {
    const [, pid] = (name.startsWith(start) && /^(\d+)-\d+\.temp$/.exec(name.slice(start.length))) || [];
    if (pid !== undefined && !isRunning(Number(pid))) await rm(path.join(path.dirname(file), name), { force: true });
  }
}
