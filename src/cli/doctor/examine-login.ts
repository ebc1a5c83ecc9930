import { stat } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { AuthenticationError } from "../../errors/index.js";
import { Determined, type DeterminedOptions } from "../../facade/determined.js";
import { createAuthStore, type AuthStore } from "../../platform/node/auth-store.js";
import { currentConfigDirectory } from "../../platform/node/config-directory.js";
import { flagsOf } from "../common-flags.js";
import { messageOf } from "../shell-words.js";
import { currentIdentity } from "../identity.js";
import type { Finding } from "./finding.js";

/** Tries the login that a program would have. A session that this begins is ended again, and nothing is kept. */
export async function* examineLogin(
  client: DeterminedOptions,
  master: string,
  signal: AbortSignal,
): AsyncGenerator<Finding, void> {
  const store = yield* examineStore(master);
  if (!store) return;
  let begun: string | undefined;
  try {
    const identity = new Determined({
      ...client,
      retry: false,
      tokenStore: {
        get: (at, user) => store.get(at, user),
        set: (_, { token }) => {
          begun = token;
          return Promise.resolve();
        },
        delete: () => Promise.resolve(),
      },
    });
    const { username } = await identity.whoami({ signal });
    yield { result: "ok", subject: "login", words: username };
  } catch (error) {
    signal.throwIfAborted();
    const { user } = await currentIdentity(store, master, client);
    const call = `determined-client login ${user}${flagsOf({ ...client, user: undefined, master })}`;
    const step = AuthenticationError.isInstance(error) ? `Log in: DET_PASS=<password> ${call}` : undefined;
    yield { result: "FAIL", subject: "login", words: messageOf(error), step };
  } finally {
    // After Ctrl-C too, so without its signal.
    if (begun !== undefined) {
      const session = new Determined({
        ...client,
        password: undefined,
        token: begun,
        tokenStore: false,
        retry: false,
      });
      await session.logout().catch(() => undefined);
    }
  }
}

/** Looks at `auth.json`; the store when it can be used. */
export async function* examineStore(master: string): AsyncGenerator<Finding, AuthStore | undefined> {
  const directory = currentConfigDirectory();
  const file = path.join(directory, "auth.json");
  const store = createAuthStore(directory);
  const subject = "tokens";
  try {
    const users = await store.users(master);
    const facts = await stat(file).catch(() => undefined);
    if (!facts) {
      yield { result: "note", subject, words: `${file} does not exist yet; determined-client login makes it` };
    } else if (process.platform !== "win32" && facts.mode & 0o077) {
      const step = `Keep your tokens to yourself: chmod 600 ${file}`;
      yield { result: "note", subject, words: `${file} can be read by other users: chmod 600 ${file}`, step };
    } else {
      yield {
        result: "ok",
        subject,
        words: `${file}: ${users.length > 0 ? users.join(", ") : "nobody at this master"}`,
      };
    }
    return store;
  } catch (error) {
    const step = `Move ${file} away, and log in again with determined-client login.`;
    yield { result: "FAIL", subject, words: messageOf(error), step };
    return undefined;
  }
}
