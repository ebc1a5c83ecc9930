import type { Connection } from "./connection.js";
import { Inspectable } from "./inspectable.js";

/**
 * What all objects of a master have in common: the connection that they send requests on, and the fields of their record.
 *
 * Each class declares an interface of its own name that extends its record, so that a field is written down only there.
 */
export abstract class MasterObject<Fields extends object> extends Inspectable {
  readonly #connection: Connection;

  /**
   * @internal
   * @param fields The whole record, or only what identifies the object.
   */
  constructor(connection: Connection, fields: Partial<Fields>) {
    super();
    this.#connection = connection;
    this.take(fields);
  }

  /** @internal */
  get connection(): Connection {
    return this.#connection;
  }

  /** @internal Puts fields on the object; those that are left out keep their values. */
  take(fields: Partial<Fields>): this {
    return Object.assign(this, fields);
  }

  /** The fields as plain data, for `JSON.stringify`. */
  toJSON(): object {
    return { ...this };
  }
}
