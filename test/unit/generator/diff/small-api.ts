import { apiFacts, type ApiFacts } from "../../../../src/generator/api-facts.js";
import type { OpenApi, Schema } from "../../../../src/generator/document.js";
import type { Change } from "../../../../src/generator/diff/change.js";

/** An API with one of everything: a list, an operation with a body, a stream, a type that is sent and answered. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type SmallApi = Record<string, any>;

const json = (schema: Schema): object => ({ content: { "application/json": { schema } } });
const named = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });
const parameter = (name: string, place: string, schema: Schema, required = false): object => ({
  name,
  in: place,
  required,
  schema,
});

/** Makes a new one, which a test edits. */
export function smallApi(): SmallApi {
  return {
    openapi: "3.0.0",
    info: { title: "Small", version: "1" },
    paths: {
      "/things": {
        get: {
          operationId: "GetThings",
          parameters: [
            parameter("limit", "query", { type: "integer", format: "int32" }),
            parameter("state", "query", { type: "string", enum: ["OFF", "ON"] }),
            parameter("order", "query", { type: "string", enum: ["DOWN", "UP"], default: "DOWN" }),
            { ...parameter("labels", "query", { type: "array", items: { type: "string" } }), explode: true },
          ],
          responses: { "200": json(named("GetThingsResponse")) },
        },
        post: {
          operationId: "PostThing",
          requestBody: json(named("Thing")),
          responses: { "200": json(named("Thing")) },
        },
      },
      "/things/{id}": {
        get: {
          operationId: "GetThing",
          security: [],
          parameters: [parameter("id", "path", { type: "integer", format: "int32" }, true)],
          responses: { "200": json(named("Thing")) },
        },
        delete: {
          operationId: "DeleteThing",
          parameters: [parameter("id", "path", { type: "integer", format: "int32" }, true)],
          responses: { "200": json({ type: "object", properties: {} }) },
        },
      },
      "/things/{id}/logs": {
        get: {
          operationId: "ThingLogs",
          parameters: [parameter("id", "path", { type: "integer", format: "int32" }, true)],
          responses: {
            "200": {
              content: { "application/x-ndjson": { schema: { properties: { result: named("LogLine") } } } },
            },
          },
        },
      },
    },
    components: {
      schemas: {
        Thing: {
          type: "object",
          required: ["name", "state"],
          properties: {
            name: { type: "string" },
            state: named("State"),
            size: { type: "integer", format: "int32" },
            labels: { type: "array", items: { type: "string" } },
            parts: { type: "array", items: named("Thing") },
          },
        },
        State: { type: "string", enum: ["OFF", "ON"] },
        GetThingsResponse: {
          type: "object",
          required: ["things"],
          properties: {
            things: { type: "array", items: named("Thing") },
            pagination: {
              type: "object",
              properties: { endIndex: { type: "integer" }, total: { type: "integer" } },
            },
          },
        },
        LogLine: { type: "object", required: ["message"], properties: { message: { type: "string" } } },
        Unused: { type: "object", properties: { a: { type: "string" } } },
      },
    },
  };
}

export function factsOf(api: SmallApi): ApiFacts {
  return apiFacts(api as OpenApi);
}

/** A change on one line. */
export function line({ level, kind, owner, places, way, before, after, operations }: Change): string {
  const whose = "type" in owner ? `type ${owner.type}` : owner.operation;
  const values = before === undefined && after === undefined ? "" : ` (${before ?? ""} -> ${after ?? ""})`;
  const where = `${whose}${way && `.${way}`} in ${places.join("+")}`;
  return `${level}: ${kind} ${where}${values} [${operations.join(" ")}]`;
}
