import type { components } from "#schema";
import type { Connection } from "./connection.js";
import { makeInspectable } from "./inspect.js";

type Wire = components["schemas"]["v1Checkpoint"];

export class Checkpoint {
  readonly uuid: string;
  readonly #connection: Connection;

  /** @internal */
  constructor(connection: Connection, uuid: string) {
    makeInspectable(Checkpoint, (object) => `Checkpoint(uuid=${object.uuid})`);
    this.#connection = connection;
    this.uuid = uuid;
  }

  /** @internal */
  static fromWire(connection: Connection, wire: Wire): Checkpoint {
    return new Checkpoint(connection, wire.uuid);
  }
}
