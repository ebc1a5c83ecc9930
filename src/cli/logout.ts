import { Determined } from "../facade/determined.js";
import { createAuthStore } from "../platform/node/auth-store.js";
import { currentConfigDirectory } from "../platform/node/config-directory.js";
import { connectionHelp, readCall } from "./client-options.js";
import { printLine, printProblem, wordsOf } from "./terminal.js";

const help = `Usage: determined-client logout [options]

Ends the session of a user (default: the active one) at the master and forgets its token.

      --all               all users of this master whose tokens are kept
${connectionHelp}`;

/** `determined-client logout`: revokes and forgets the token of a user, or of all users of a master. */
export async function logoutCommand(args: readonly string[]): Promise<number> {
  const call = readCall("logout", help, args, ["all"]);
  if (typeof call === "number") return call;
  const { master } = new Determined({ ...call.client, tokenStore: false });
  const store = createAuthStore(currentConfigDirectory());
  const known = await store.users(master);
  const user = call.client.user ?? (await store.get(master))?.user;
  const users = call.switches.has("all") ? known : known.filter((name) => name === user);
  if (users.length === 0) {
    printLine(`Nobody${user === undefined ? "" : ` called ${user}`} is logged in at ${master}.`);
    return 0;
  }
  let failed = 0;
  for (const name of users) {
    try {
      await new Determined({ ...call.client, user: name }).logout();
      await store.deactivate(master, name);
      printLine(`Logged out ${name} at ${master}.`);
    } catch (error) {
      failed = 1;
      printProblem(
        "determined-client logout",
        `The token of ${name} is forgotten, but the master did not revoke it: ${wordsOf(error)}`,
      );
    }
  }
  return failed;
}
