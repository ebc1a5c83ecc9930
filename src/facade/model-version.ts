import type { components } from "#schema";
import type { Connection } from "./connection.js";
import { makeInspectable } from "./inspect.js";

type Wire = components["schemas"]["v1ModelVersion"];

export class ModelVersion {
  readonly modelName: string;
  readonly modelVersion: number;
  readonly #connection: Connection;

  /** @internal */
  constructor(connection: Connection, modelName: string, modelVersion: number) {
    makeInspectable(ModelVersion, (version) => `ModelVersion(model=${version.modelName}, version=${version.modelVersion})`);
    this.#connection = connection;
    this.modelName = modelName;
    this.modelVersion = modelVersion;
  }

  /** @internal */
  static fromWire(connection: Connection, wire: Wire): ModelVersion {
    return new ModelVersion(connection, wire.model.name, wire.version);
  }
}
