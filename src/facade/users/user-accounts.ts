import type { RequestOptions } from "../../api/request-options.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { ConflictError, InvalidArgumentError } from "../../errors/index.js";
import {
  createListing,
  type CheckedList,
  type Listing,
  type ListOptions,
  type ListTable,
} from "../../sequence/listing.js";
import { checkPasswordStrength, hashPassword } from "../../session/password.js";
import {
  checkAnyText,
  checkBoolean,
  type Checked,
  type OptionTable,
  type RequestSettings,
} from "../../values/index.js";
import { adviseOn, takenAdvice } from "../advise-on.js";
import { unlessAmbiguous } from "../ambiguous-create.js";
import type { Connection } from "../connection.js";
import { requireRelease } from "../since-release.js";
import { unwrapPage } from "../unwrap-page.js";
import { toUserRecord } from "./user-record.js";
import { User } from "./user.js";

/** Options of `createUser`. */
export interface CreateUserOptions extends RequestOptions {
  /** @default false */
  admin?: boolean | undefined;
  /** Needed unless `remote`: eight characters with a capital, a small letter and a digit. */
  password?: string | undefined;
  /**
   * The user logs in by single sign-on only. Needs release 0.21.1.
   *
   * @default false
   */
  remote?: boolean | undefined;
}

export const createUserOptions = {
  admin: { check: checkBoolean, default: false },
  password: { check: checkAnyText },
  remote: { check: checkBoolean, default: false },
} satisfies OptionTable<CreateUserOptions>;

/** Options of `listUsers`. */
export interface ListUsersOptions extends ListOptions {
  /** Only active users, or only inactive ones; both where left out. */
  active?: boolean | undefined;
}

export const listUsersOptions = { active: { check: checkBoolean } } satisfies ListTable<ListUsersOptions>;

const usersPath = "/api/v1/users";

/** `Determined.createUser`. */
export async function createUser(
  connection: Connection,
  username: string,
  { admin, password, remote, request }: Checked<typeof createUserOptions>,
): Promise<User> {
  if (remote) {
    if (password !== undefined) {
      const message = "password must be left out for a remote user, who logs in by single sign-on.";
      throw new InvalidArgumentError(message, { argument: "password" });
    }
    // An older master would create an ordinary user, without a password.
    const call = { what: "createUser with remote", method: "POST", path: usersPath };
    await requireRelease(connection, "0.21.1", call, request);
  } else checkPasswordStrength(password, "password");
  const secret = password === undefined ? undefined : await hashPassword(password);
  const user = { username, active: true, admin, remote };
  const send = async (): Promise<User> => {
    const answer = await connection.api.POST(usersPath, { body: { user, ...secret }, ...request });
    return unwrapMember(answer, "user", (wire) => new User(connection, toUserRecord(wire)));
  };
  const answer = unlessAmbiguous("createUser", `user ${JSON.stringify(username)}`, send());
  return adviseOn(ConflictError, takenAdvice("user", username, "getUserByName"), answer);
}

/** `Determined.getUserByName`. */
export async function getUserByName(connection: Connection, username: string, request: RequestSettings): Promise<User> {
  const init = { params: { path: { username } }, ...request };
  const answer = await connection.api.GET("/api/v1/users/{username}/by-username", init);
  return unwrapMember(answer, "user", (wire) => new User(connection, toUserRecord(wire)));
}

/** `Determined.whoami`. */
export async function whoami(connection: Connection, request: RequestSettings): Promise<User> {
  const answer = await connection.api.GET("/api/v1/me", request);
  return unwrapMember(answer, "user", (wire) => new User(connection, toUserRecord(wire)));
}

/** `Determined.listUsers`. */
export function listUsers(
  connection: Connection,
  readOptions: () => CheckedList<typeof listUsersOptions>,
): Listing<User> {
  return createListing<User>("users", () => {
    const options = readOptions();
    const { active } = options;
    return {
      options,
      key: (user) => user.userId,
      // Masters before 0.26.1 ignore the filter.
      accept: active === undefined ? undefined : (user) => user.active === active,
      async fetchPage({ offset, limit }, request) {
        const init = { params: { query: { active, offset, limit } }, ...request };
        const answer = await connection.api.GET(usersPath, init);
        return unwrapPage(answer, "users", (wire) => new User(connection, toUserRecord(wire)));
      },
    };
  });
}
