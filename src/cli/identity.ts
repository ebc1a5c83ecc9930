import process from "node:process";
import type { AuthStore } from "../platform/node/auth-store.js";
import { chooseIdentity, type Identity } from "../session/identity.js";

/** Who a program would be here, by the rules of the client: flags, environment, the active user of the master. */
export async function currentIdentity(store: AuthStore, master: string, user: string | undefined): Promise<Identity> {
  const { DET_USER, DET_PASS, DET_USER_TOKEN } = process.env;
  return chooseIdentity({
    user,
    environmentUser: DET_USER,
    environmentPassword: DET_PASS,
    environmentToken: DET_USER_TOKEN?.trim(),
    activeUser: user ? undefined : (await store.get(master))?.user,
  });
}
