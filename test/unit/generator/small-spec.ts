/** A spec that a Determined master might serve: one route to know it by, one with a path parameter and references. */
export function smallSpec(): SmallSpec {
  return {
    swagger: "2.0",
    paths: {
      "/api/v1/master": { get: { operationId: "GetMaster", responses: { "200": {} } } },
      "/api/v1/things/{id}": {
        get: {
          operationId: "GetThing",
          parameters: [{ name: "id", in: "path", required: true, type: "integer" }],
          responses: { "200": { schema: { $ref: "#/definitions/v1Thing" } } },
        },
      },
    },
    definitions: { v1Thing: { type: "object", properties: { id: { type: "integer" } } } },
  };
}

/** Loose, so that tests can break it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type SmallSpec = Record<string, any>;
