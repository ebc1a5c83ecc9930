import type { components } from "#schema";
import type { Connection } from "./connection.js";
import { makeInspectable } from "./inspect.js";

type Wire = components["schemas"]["v1Project"];

export class Project {
  readonly id: number;
  readonly #connection: Connection;

  /** @internal */
  constructor(connection: Connection, id: number) {
    makeInspectable(Project, (object) => `Project(id=${object.id})`);
    this.#connection = connection;
    this.id = id;
  }

  /** @internal */
  static fromWire(connection: Connection, wire: Wire): Project {
    return new Project(connection, wire.id);
  }
}
