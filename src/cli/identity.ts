import process from "node:process";
import type { DeterminedOptions } from "../facade/determined.js";
import type { AuthStore } from "../platform/node/auth-store.js";
import { chooseIdentity, unusedEnvironment, type Identity } from "../session/identity.js";

/** Who a command would be here, by the rules of the client: flags, environment, the active user of the master. */
export async function currentIdentity(
  store: AuthStore,
  master: string,
  { user, password }: Pick<DeterminedOptions, "user" | "password">,
): Promise<Identity> {
  const { DET_USER, DET_PASS, DET_USER_TOKEN } = process.env;
  const sources = {
    user,
    password,
    environmentUser: DET_USER,
    environmentPassword: DET_PASS,
    environmentToken: DET_USER_TOKEN?.trim(),
    activeUser: user ? undefined : (await store.get(master))?.user,
  };
  const identity = chooseIdentity(sources);
  const unused = unusedEnvironment(sources, identity);
  if (unused) process.emitWarning(unused, { code: "DETERMINED_IDENTITY" });
  return identity;
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
