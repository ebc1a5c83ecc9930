import type { Connection } from "./connection.js";
import { makeInspectable } from "./inspect.js";

export class ResourcePool {
  readonly name: string;
  readonly #connection: Connection;

  /** @internal */
  constructor(connection: Connection, name: string) {
    makeInspectable(ResourcePool, (pool) => `ResourcePool(name=${pool.name})`);
    this.#connection = connection;
    this.name = name;
  }
}
