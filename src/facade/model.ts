import type { components } from "#schema";
import type { Connection } from "./connection.js";
import { makeInspectable } from "./inspect.js";

type Wire = components["schemas"]["v1Model"];

export class Model {
  readonly name: string;
  readonly #connection: Connection;

  /** @internal */
  constructor(connection: Connection, name: string) {
    makeInspectable(Model, (object) => `Model(name=${object.name})`);
    this.#connection = connection;
    this.name = name;
  }

  /** @internal */
  static fromWire(connection: Connection, wire: Wire): Model {
    return new Model(connection, wire.name);
  }
}
