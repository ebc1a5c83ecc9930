import type { MasterState, UserRecord } from "../state/records.js";
import { userNamed } from "../state/lookup.js";
import { Refusal } from "../refusal.js";

/** The user of this name, to whom a seed or a token is to belong. */
export function ownerNamed(state: MasterState, username: string): UserRecord {
  const user = userNamed(state, username);
  if (user) return user;
  throw new TypeError(`The fake master has no user ${JSON.stringify(username)}; add one with fake.users.add.`);
}

/** Does what a master may refuse: a refusal is the mistake of the user who wrote the seed. */
export function orMistake<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new TypeError(`${what}: ${error.message}.`.replace(/\.\.$/, "."), { cause: error });
  }
}
