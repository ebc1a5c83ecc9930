import type { components } from "#schema";
import type { Connection } from "./connection.js";
import { assignKnown, makeInspectable } from "./inspect.js";

type WireUser = components["schemas"]["v1User"];

export class User {
  readonly userId: number;
  readonly #connection: Connection;

  /** @internal */
  constructor(connection: Connection, userId: number) {
    makeInspectable(User, (user) => `User(id=${user.userId})`);
    this.#connection = connection;
    this.userId = userId;
  }

  /** @internal */
  static fromWire(connection: Connection, wire: WireUser): User {
    return assignKnown(new User(connection, wire.id ?? 0), {});
  }
}
