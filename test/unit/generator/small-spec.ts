/** A spec that a Determined master might serve: one route to know it by, one with a path parameter and references. */
export function smallSpec(): SmallSpec {
  return {
    swagger: "2.0",
    paths: {
      ...ofEveryMaster(),
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

/** Most of the routes that a master is known by. */
function ofEveryMaster(): SmallSpec {
  const paths = ["/api/v1/agents", "/api/v1/experiments/{id}", "/api/v1/trials/{id}"];
  return Object.fromEntries(
    paths.map((path, number) => {
      const parameters = path.includes("{") ? [{ name: "id", in: "path", required: true, type: "integer" }] : [];
      return [path, { get: { operationId: `GetKnown${number}`, parameters, responses: { "200": {} } } }];
    }),
  );
}

/** Loose, so that tests can break it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type SmallSpec = Record<string, any>;
