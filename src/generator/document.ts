/** A JSON schema, as Swagger 2.0 and OpenAPI 3.0 have it, as far as masters use it. */
export interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  nullable?: boolean;
  enum?: unknown[];
  default?: unknown;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  items?: Schema;
  allOf?: Schema[];
  oneOf?: Schema[];
}

/** A parameter; in Swagger 2.0 the schema of all but bodies lies beside its name. */
export interface Parameter extends Omit<Schema, "required"> {
  name: string;
  in: string;
  required?: boolean;
  schema?: Schema;
  collectionFormat?: string;
  explode?: boolean;
}

/** What a body holds in one media type. */
export interface Media {
  schema: Schema;
}

/** An answer; Swagger 2.0 has one schema, OpenAPI 3 one for each media type. */
export interface Answer {
  description?: string;
  schema?: Schema;
  content?: Record<string, Media>;
}

/** A body that is sent, in OpenAPI 3. */
export interface Body {
  required?: boolean;
  content: Record<string, Media>;
}

/** One operation. */
export interface Operation {
  operationId: string;
  tags?: string[];
  summary?: string;
  description?: string;
  deprecated?: boolean;
  security?: object[];
  consumes?: string[];
  produces?: string[];
  parameters?: Parameter[];
  requestBody?: Body;
  responses: Record<string, Answer>;
}

/** The operations of one path by method, in lower case. */
export type PathItem = Record<string, Operation>;

/** What a master serves at `/api/v1/api.swagger.json`. */
export interface Swagger {
  swagger: "2.0";
  info?: object;
  security?: object[];
  securityDefinitions?: Record<string, object>;
  paths: Record<string, PathItem>;
  definitions: Record<string, Schema>;
  "x-stream-definitions"?: Record<string, Schema>;
}

/** The bare facts of a spec, as OpenAPI 3.0. */
export interface OpenApi {
  openapi: string;
  info: { title: string; version: string };
  security?: object[];
  paths: Record<string, PathItem>;
  components: { schemas: Record<string, Schema>; securitySchemes?: Record<string, object> };
}

/** Name of the media type of streams. */
export const ndjson = "application/x-ndjson";

const methods = ["get", "put", "post", "delete", "options", "head", "patch"];

/** One operation and where it is. */
export interface Route {
  readonly path: string;
  /** In lower case. */
  readonly method: string;
  readonly operation: Operation;
}

/** Every operation of a document, Swagger or OpenAPI. */
export function* routesOf(document: { paths: Record<string, PathItem> }): Generator<Route> {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of methods) {
      const operation = item[method];
      if (operation) yield { path, method, operation };
    }
  }
}

/** Path templates that differ only in the names of parameters are one route. */
export function routeShape(method: string, path: string): string {
  return `${method.toUpperCase()} ${path.replace(/\{[^}]*\}/g, "{}")}`;
}

/** The statuses that an operation answers when all went well: 200, where nothing else is said. */
export function successesOf({ responses }: Pick<Operation, "responses">): string[] {
  const found = Object.keys(responses).filter((status) => /^2\d\d$/.test(status));
  return found.length > 0 ? found : ["200"];
}

/** The first of them, whose answer counts. */
export function successOf(operation: Pick<Operation, "responses">): string {
  return successesOf(operation)[0]!;
}

/** Returns whether an operation of OpenAPI 3 answers lines of JSON. */
export function isStream(operation: Operation): boolean {
  return ndjson in (operation.responses[successOf(operation)]?.content ?? {});
}
