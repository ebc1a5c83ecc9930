import type { components } from "#schema";
import type { RequestOptions } from "../../api/request-options.js";
import { unwrap } from "../../api/unwrap.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { checkPasswordStrength, hashPassword } from "../../session/password.js";
import {
  checkAnyText,
  checkCount,
  checkName,
  checkText,
  readOptions,
  readRequest,
  type OptionTable,
  type RequestSettings,
} from "../../values/index.js";
import { MasterObject } from "../master-object.js";
import { toUserRecord, type UserRecord } from "./user-record.js";

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

export const linkWithAgentOptions = {
  agentUid: { check: checkCount },
  agentGid: { check: checkCount },
  agentUser: { check: checkText },
  agentGroup: { check: checkText },
} satisfies OptionTable<LinkWithAgentOptions>;

export interface User extends UserRecord {}

/**
 * A user of the master.
 *
 * Python: `client.User`.
 *
 * @example
 * const user = await determined.getUserByName("ada");
 * await user.changeDisplayName("Ada L.");
 */
export class User extends MasterObject<UserRecord> {
  /** Returns `User(id=2, username=ada)`. */
  override toString(): string {
    return `User(id=${this.userId}, username=${this.username})`;
  }

  /**
   * Reads the user again and resolves to this object. Python: `User.reload`.
   *
   * @throws NotFoundError when the user does not exist, or you may not see it.
   * @example
   * console.log((await user.reload()).active);
   */
  async reload(options?: RequestOptions): Promise<this> {
    const init = { params: { path: { userId: this.userId } }, ...readRequest("reload", options, arguments[1]) };
    const answer = await this.connection.api.GET("/api/v1/users/{userId}", init);
    return this.take(unwrapMember(answer, "user", (wire) => toUserRecord(wire, this)));
  }

  /**
   * Changes the name that the user logs in with. Python: `User.rename`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws ConflictError when the name is taken.
   * @throws NotFoundError when the user does not exist, or you may not see it.
   * @throws ForbiddenError when you may not rename this user.
   * @example
   * await user.rename("lovelace");
   */
  async rename(username: string, options?: RequestOptions): Promise<void> {
    await this.#patch({ username: checkName(username, "username") }, readRequest("rename", options, arguments[2]));
  }

  /**
   * Lets the user log in again. Requires an admin. Python: `User.activate`.
   *
   * @throws NotFoundError when the user does not exist, or you may not see it.
   * @throws ForbiddenError unless you are an admin.
   * @example
   * await user.activate();
   */
  async activate(options?: RequestOptions): Promise<void> {
    await this.#patch({ active: true }, readRequest("activate", options, arguments[1]));
  }

  /**
   * Keeps the user from logging in. Requires an admin. Python: `User.deactivate`.
   *
   * @throws NotFoundError when the user does not exist, or you may not see it.
   * @throws ForbiddenError unless you are an admin.
   * @example
   * await user.deactivate();
   */
  async deactivate(options?: RequestOptions): Promise<void> {
    await this.#patch({ active: false }, readRequest("deactivate", options, arguments[1]));
  }

  /**
   * Changes the name to show; the empty string clears it. Python: `User.change_display_name`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the user does not exist, or you may not see it.
   * @throws ForbiddenError unless you are this user or an admin.
   * @example
   * await user.changeDisplayName("Ada L.");
   */
  async changeDisplayName(displayName: string, options?: RequestOptions): Promise<void> {
    await this.#patch(
      { displayName: checkAnyText(displayName, "displayName") },
      readRequest("changeDisplayName", options, arguments[2]),
    );
  }

  /**
   * Changes the password, which ends all sessions of the user: after changing your own, make a new client with the new one.
   * It needs eight characters with an upper-case letter, a lower-case letter and a digit; InvalidArgumentError lists what is missing.
   * Python: `User.change_password`.
   *
   * @throws InvalidArgumentError when the password is too weak, before any request.
   * @throws NotFoundError when the user does not exist, or you may not see it.
   * @throws ForbiddenError unless you are this user or an admin.
   * @example
   * await user.changePassword(process.env.NEW_PASSWORD ?? "");
   */
  async changePassword(password: string, options?: RequestOptions): Promise<void> {
    const request = readRequest("changePassword", options, arguments[2]);
    checkPasswordStrength(password, "password");
    const body = await hashPassword(password);
    const init = { params: { path: { userId: this.userId } }, body, ...request };
    unwrap(await this.connection.api.PATCH("/api/v1/users/{userId}", init));
  }

  /**
   * Sets the account on agents that the user's tasks run as. Requires an admin. Python: `User.link_with_agent`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the user does not exist, or you may not see it.
   * @throws ForbiddenError unless you are an admin.
   * @example
   * await user.linkWithAgent({ agentUid: 1001, agentGid: 1001, agentUser: "ada", agentGroup: "ada" });
   */
  async linkWithAgent(options?: LinkWithAgentOptions): Promise<void> {
    const { request, ...agentUserGroup } = readOptions(linkWithAgentOptions, "linkWithAgent", options, arguments[1]);
    await this.#patch({ agentUserGroup }, request);
  }

  async #patch(body: components["schemas"]["v1PatchUser"], request: RequestSettings): Promise<void> {
    const init = { params: { path: { userId: this.userId } }, body, ...request };
    const answer = await this.connection.api.PATCH("/api/v1/users/{userId}", init);
    this.take(unwrapMember(answer, "user", (wire) => toUserRecord(wire, this)));
  }
}
