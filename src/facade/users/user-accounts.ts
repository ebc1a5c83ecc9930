import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import { checkPasswordStrength, hashPassword } from "../../session/password.js";
import { InvalidArgumentError } from "../../errors/index.js";
import { createListing, type Listing, type ListOptions } from "../../sequence/listing.js";
import { checkBoolean, checkCount, checkOptions, checkText, optional } from "../../values/index.js";
import { unlessAmbiguous } from "../ambiguous-create.js";
import { requireRelease, type Connection } from "../connection.js";
import { User } from "./user.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { unwrapPage } from "../unwrap-page.js";

/** Options of `createUser`. */
export interface CreateUserOptions extends RequestOptions {
  /** Default false. */
  admin?: boolean | undefined;
  /** Needed unless `remote`: eight characters with a capital, a small letter and a digit. */
  password?: string | undefined;
  /** The user logs in by single sign-on only; default false. Needs release 0.21.1. */
  remote?: boolean | undefined;
}

/** Options of `listUsers`. */
export interface ListUsersOptions extends ListOptions {
  /** Only active users, or only inactive ones; default both. */
  active?: boolean | undefined;
}

/** Options of `User.linkWithAgent`; what is left out is unset. */
export interface LinkWithAgentOptions extends RequestOptions {
  /** Number of the user that its tasks run as. */
  agentUid?: number | undefined;
  /** Number of the group that its tasks run as. */
  agentGid?: number | undefined;
  /** Name of the user that its tasks run as. */
  agentUser?: string | undefined;
  /** Name of the group that its tasks run as. */
  agentGroup?: string | undefined;
}

const usersPath = "/api/v1/users";

/** @internal `Determined.createUser`. */
export async function createUser(
  connection: Connection,
  username: string,
  options: CreateUserOptions | undefined,
): Promise<User> {
  checkText(username, "username");
  const { admin = false, password, remote = false, ...request } = checkOptions(options, "createUser");
  const user = {
    username,
    active: true,
    admin: checkBoolean(admin, "admin"),
    remote: checkBoolean(remote, "remote"),
  };
  const init = requestOptions(request);
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
  const send = connection.api.POST(usersPath, { body: { user, ...secret }, ...init });
  const answer = await unlessAmbiguous("createUser", `user ${JSON.stringify(username)}`, send);
  return User.fromWire(connection, unwrapMember(answer, "user"));
}

/** @internal `Determined.getUserById`. */
export async function getUserById(
  connection: Connection,
  userId: number,
  options: RequestOptions | undefined,
): Promise<User> {
  const params = { path: { userId: checkCount(userId, "userId") } };
  const init = { params, ...requestOptions(checkOptions(options, "getUserById")) };
  return User.fromWire(connection, unwrapMember(await connection.api.GET("/api/v1/users/{userId}", init), "user"));
}

/** @internal `Determined.getUserByName`. */
export async function getUserByName(
  connection: Connection,
  username: string,
  options: RequestOptions | undefined,
): Promise<User> {
  const params = { path: { username: checkText(username, "username") } };
  const init = { params, ...requestOptions(checkOptions(options, "getUserByName")) };
  const answer = await connection.api.GET("/api/v1/users/{username}/by-username", init);
  return User.fromWire(connection, unwrapMember(answer, "user"));
}

/** @internal `Determined.whoami`. */
export async function whoami(connection: Connection, options: RequestOptions | undefined): Promise<User> {
  const init = requestOptions(checkOptions(options, "whoami"));
  return User.fromWire(connection, unwrapMember(await connection.api.GET("/api/v1/me", init), "user"));
}

/** @internal `Determined.listUsers`. */
export function listUsers(connection: Connection, options: ListUsersOptions | undefined): Listing<User> {
  return createListing<User>(() => {
    const { active, ...request } = checkOptions(options, "listUsers");
    optional(checkBoolean)(active, "active");
    return {
      options: request,
      key: (user) => user.userId,
      // Masters before 0.26.1 ignore the filter.
      accept: active === undefined ? undefined : (user) => user.active === active,
      async fetchPage({ offset, limit }) {
        const init = { params: { query: { active, offset, limit } }, ...requestOptions(request) };
        return unwrapPage(await connection.api.GET(usersPath, init), "users", (wire) =>
          User.fromWire(connection, wire),
        );
      },
    };
  });
}

/** @internal `User.changePassword`. */
export async function changePassword(
  connection: Connection,
  userId: number,
  password: string,
  options: RequestOptions | undefined,
): Promise<void> {
  const init = { params: { path: { userId } }, ...requestOptions(checkOptions(options, "changePassword")) };
  checkPasswordStrength(password, "password");
  const body = await hashPassword(password);
  unwrap(await connection.api.PATCH("/api/v1/users/{userId}", { body, ...init }));
}

/** @internal The account that `User.linkWithAgent` was given. */
export function checkAgent(
  options: LinkWithAgentOptions | undefined,
): Omit<LinkWithAgentOptions, keyof RequestOptions> {
  const { agentUid, agentGid, agentUser, agentGroup } = checkOptions(options, "linkWithAgent");
  return {
    agentUid: optional(checkCount)(agentUid, "agentUid"),
    agentGid: optional(checkCount)(agentGid, "agentGid"),
    agentUser: optional(checkText)(agentUser, "agentUser"),
    agentGroup: optional(checkText)(agentGroup, "agentGroup"),
  };
}
