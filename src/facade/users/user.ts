import type { components } from "#schema";
import { requestOptions, type RequestOptions } from "../../api/request-options.js";
import { checkAnyText, checkOptions, checkText, toId, toIdIfAny, toTimes } from "../../values/index.js";
import type { Connection } from "../connection.js";
import { assignKnown } from "../assign-known.js";
import { prepareClass } from "../prepare-class.js";
import { unwrapMember } from "../../api/unwrap-member.js";
import { changePassword, checkAgent, type LinkWithAgentOptions } from "./user-accounts.js";

type WireUser = components["schemas"]["v1User"];

/**
 * A user of the master.
 *
 * Python: `client.User`.
 *
 * @example
 * const user = await determined.getUserByName("ada");
 * await user.changeDisplayName("Ada L.");
 */
export class User {
  /** What identifies the user. */
  readonly userId: number;
  /** The name to log in with; change it with `rename`. */
  readonly username!: string;
  /** Whether the user is an administrator. */
  readonly admin!: boolean;
  /** Whether the user may log in. */
  readonly active!: boolean;
  /** Whether the user logs in by single sign-on only; false before release 0.21.1. */
  readonly remote!: boolean;
  /** The name to show; empty when none is set. */
  readonly displayName!: string;
  /** The account on agents that the user's tasks run as; these four are undefined when none is linked. */
  readonly agentUid!: number | undefined;
  /** Group id on the agents; undefined when none is linked. */
  readonly agentGid!: number | undefined;
  /** User name on the agents; undefined when none is linked. */
  readonly agentUser!: string | undefined;
  /** Group name on the agents; undefined when none is linked. */
  readonly agentGroup!: string | undefined;
  /** When the user was last changed; undefined when the master does not say. */
  readonly modifiedAt!: Date | undefined;
  /** `modifiedAt` with every digit that the master sent. */
  readonly modifiedAtText!: string | undefined;
  /** Undefined before the first login, and before release 0.26.1. */
  readonly lastAuthAt!: Date | undefined;
  /** `lastAuthAt` with every digit that the master sent. */
  readonly lastAuthAtText!: string | undefined;
  readonly #connection: Connection;

  /** @internal */
  constructor(connection: Connection, userId: number) {
    prepareClass(User, (user) => `User(id=${user.userId}, username=${user.username})`);
    this.#connection = connection;
    this.userId = userId;
  }

  /** @internal */
  static fromWire(connection: Connection, wire: WireUser): User {
    return new User(connection, toId(wire.id ?? 0, "id")).#take(wire);
  }

  /** The fields as plain data, for `JSON.stringify`. */
  toJSON(): object {
    return { ...this };
  }

  /**
   * Reads the user again and resolves to this object. Python: `User.reload`.
   *
   * @example
   * console.log((await user.reload()).active);
   */
  async reload(options?: RequestOptions): Promise<this> {
    const init = this.#request(options, "reload");
    return this.#take(unwrapMember(await this.#connection.api.GET("/api/v1/users/{userId}", init), "user"));
  }

  /**
   * Changes the name that the user logs in with. Python: `User.rename`.
   *
   * @example
   * await user.rename("lovelace");
   */
  async rename(username: string, options?: RequestOptions): Promise<void> {
    await this.#patch({ username: checkText(username, "username") }, options, "rename");
  }

  /**
   * Lets the user log in again. Takes an admin. Python: `User.activate`.
   *
   * @example
   * await user.activate();
   */
  async activate(options?: RequestOptions): Promise<void> {
    await this.#patch({ active: true }, options, "activate");
  }

  /**
   * Keeps the user from logging in. Takes an admin. Python: `User.deactivate`.
   *
   * @example
   * await user.deactivate();
   */
  async deactivate(options?: RequestOptions): Promise<void> {
    await this.#patch({ active: false }, options, "deactivate");
  }

  /**
   * Changes the name to show; the empty text clears it. Python: `User.change_display_name`.
   *
   * @example
   * await user.changeDisplayName("Ada L.");
   */
  async changeDisplayName(displayName: string, options?: RequestOptions): Promise<void> {
    await this.#patch({ displayName: checkAnyText(displayName, "displayName") }, options, "changeDisplayName");
  }

  /**
   * Changes the password, which ends all sessions of the user: after changing your own, make a new client with the new one.
   * It needs eight characters with a capital, a small letter and a digit; InvalidArgumentError lists what is missing.
   * Python: `User.change_password`.
   *
   * @example
   * await user.changePassword(process.env.NEW_PASSWORD ?? "");
   */
  async changePassword(password: string, options?: RequestOptions): Promise<void> {
    await changePassword(this.#connection, this.userId, password, options);
  }

  /**
   * Sets the account on agents that the user's tasks run as. Takes an admin. Python: `User.link_with_agent`.
   *
   * @example
   * await user.linkWithAgent({ agentUid: 1001, agentGid: 1001, agentUser: "ada", agentGroup: "ada" });
   */
  async linkWithAgent(options?: LinkWithAgentOptions): Promise<void> {
    const agentUserGroup = checkAgent(options);
    await this.#patch({ agentUserGroup }, options, "linkWithAgent");
  }

  #request(options: RequestOptions | undefined, method: string) {
    return { params: { path: { userId: this.userId } }, ...requestOptions(checkOptions(options, method)) };
  }

  async #patch(
    body: components["schemas"]["v1PatchUser"],
    options: RequestOptions | undefined,
    method: string,
  ): Promise<void> {
    const init = { body, ...this.#request(options, method) };
    this.#take(unwrapMember(await this.#connection.api.PATCH("/api/v1/users/{userId}", init), "user"));
  }

  #take(wire: WireUser): this {
    return assignKnown<User>(this, {
      userId: toIdIfAny(wire.id, "id"),
      username: wire.username,
      admin: wire.admin ?? this.admin ?? false,
      active: wire.active ?? this.active ?? true,
      remote: wire.remote ?? this.remote ?? false,
      displayName: wire.displayName ?? this.displayName ?? "",
      ...toTimes(wire, "modifiedAt", "lastAuthAt"),
      ...wire.agentUserGroup,
    }) as this;
  }
}
