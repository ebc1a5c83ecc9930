import type { components } from "#schema";
import type { Connection } from "./connection.js";
import { makeInspectable } from "./inspect.js";

type Wire = components["schemas"]["v1Workspace"];

export class Workspace {
  readonly id: number;
  readonly #connection: Connection;

  /** @internal */
  constructor(connection: Connection, id: number) {
    makeInspectable(Workspace, (object) => `Workspace(id=${object.id})`);
    this.#connection = connection;
    this.id = id;
  }

  /** @internal */
  static fromWire(connection: Connection, wire: Wire): Workspace {
    return new Workspace(connection, wire.id);
  }
}
