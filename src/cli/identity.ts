import process from "node:process";
import type { DeterminedOptions } from "../facade/determined.js";
import type { AuthStore } from "../platform/node/auth-store.js";
import { settleIdentity, type Identity } from "../session/identity.js";

/** Who a command would be here, by the rules of the client: flags, environment, the active user of the master. */
export async function currentIdentity(
  store: AuthStore,
  master: string,
  { user, password }: Pick<DeterminedOptions, "user" | "password">,
): Promise<Identity> {
  const activeUser = user ? undefined : (await store.get(master))?.user;
  return settleIdentity({ user, password, activeUser }, (name) => process.env[name]);
}

/**
 * The password of the user that `--user` names: DET_PASS, unless DET_USER says that it is another user's. The client itself
 * takes DET_PASS together with DET_USER only, as Python does; here a flag stands where a program would pass the password.
 */
export function passwordOf(
  user: string | undefined,
  { DET_USER, DET_PASS }: Readonly<Record<string, string | undefined>>,
): string | undefined {
  return user && (!DET_USER || DET_USER === user) ? DET_PASS : undefined;
}
