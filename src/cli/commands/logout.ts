import { Determined } from "../../facade/determined.js";
import { createAuthStore, type AuthStore } from "../../platform/node/auth-store.js";
import { currentConfigDirectory } from "../../platform/node/config-directory.js";
import { defineCommand, type Call } from "../command.js";
import { messageOf } from "../shell-words.js";
import { currentIdentity } from "../identity.js";
import { oneUser } from "../one-user.js";
import { WrongUse } from "../wrong-use.js";

export const logout = defineCommand({
  about:
    "Ends the session of a user at the master and removes the token that is kept, as det user logout does. The user is NAME, " +
    "else the one that whoami prints. Where nobody is logged in it is a no-op. A token in DET_USER_TOKEN is not touched.",
  arguments: { NAME: { type: "string", about: "the user, as with -u", optional: true } },
  flags: { all: { type: "boolean", about: "all users of this master whose tokens are kept" } },
  connects: true,
  json: 'An object for each session that was ended: "master", "username" and "revoked", false where the master could not be asked.',
  examples: { logout: "end my session", "logout --all -m https://det.example.com": "all that are kept of a master" },
  async run(call) {
    const { client, flags, output } = call;
    const named = oneUser(call.arguments.NAME, client.user);
    if (flags.all && named !== undefined) throw new WrongUse(`--all and the user ${named} exclude each other.`);
    const { master } = new Determined({ ...client, tokenStore: false });
    const directory = currentConfigDirectory();
    const problems: string[] = [];
    const store = createAuthStore(directory, (message) => problems.push(message));
    const known = await store.users(master);
    const { user } = await currentIdentity(store, master, { user: named });
    const users = flags.all ? known : known.filter((name) => name === user);
    if (users.length === 0) {
      const others =
        flags.all || known.length === 0 ? "" : ` Tokens are kept of ${known.join(", ")}: name one, or pass --all.`;
      const who = flags.all || known.length === 0 ? "Nobody" : `Nobody called ${user}`;
      const line = `${who} is logged in at ${master}.${others}`;
      await (output.json ? output.note(line) : output.result({}, line));
      return 0;
    }
    for (const name of users) await end(call, store, master, name, problems);
    for (const problem of problems) await output.warn(problem);
    return problems.length > 0 ? 1 : 0;
  },
});

/** Removes the token first: what is forgotten here is of use to nobody, even where the master cannot be reached. */
async function end(
  { client, output, signal }: Pick<Call, "client" | "output" | "signal">,
  store: AuthStore,
  master: string,
  username: string,
  problems: string[],
): Promise<void> {
  const token = (await store.get(master, username))?.token.trim();
  await store.delete(master, username);
  await store.deactivate(master, username);
  let revoked = true;
  try {
    const session = { ...client, user: username, password: undefined, token, tokenStore: false } as const;
    await new Determined(session).logout({ signal });
  } catch (error) {
    signal.throwIfAborted();
    revoked = false;
    problems.push(`The token of ${username} is removed here, but the master did not revoke it: ${messageOf(error)}`);
  }
  if (revoked) await output.result({ master, username, revoked }, `Logged out ${username} at ${master}.`);
  else if (output.json) await output.result({ master, username, revoked }, "");
}
