import { routeShape, routesOf, type Operation, type Route, type Swagger } from "./document.js";
import { checkSchemas, isObject } from "./check-schemas.js";
import { GeneratorError } from "./generator-error.js";
import { checkStreams } from "./streams.js";

/** Routes that every Determined master has and hardly anything else; one alone may be that of another product. */
const ofEveryMaster = [
  "GET /api/v1/master",
  "GET /api/v1/agents",
  "GET /api/v1/experiments/{}",
  "POST /api/v1/experiments/{}/kill",
  "GET /api/v1/trials/{}",
  "GET /api/v1/trials/{}/logs",
  "GET /api/v1/checkpoints/{}",
  "GET /api/v1/models/{}",
];

/** The methods that the client has. */
const methods = ["get", "put", "post", "delete", "patch"];

/** Where a parameter can be. */
const places = ["path", "query", "header", "body"];

/**
 * Refuses what is not the Swagger 2.0 spec of a Determined master, or holds what would make types that are wrong.
 *
 * @throws GeneratorError that names the first place.
 */
export function checkSwagger(spec: unknown): asserts spec is Swagger {
  if (!isObject(spec) || spec["swagger"] !== "2.0") refuseVersion(spec);
  if (!isObject(spec["paths"]) || Object.keys(spec["paths"]).length === 0) throw new GeneratorError("It has no paths.");
  checkMembers(spec["paths"], "path", "an object of operations");
  spec["definitions"] ??= {};
  if (!isObject(spec["definitions"])) throw new GeneratorError('Its "definitions" are not an object.');
  checkMembers(spec["definitions"], "definition", "a schema");
  const swagger = spec as unknown as Swagger;
  checkShapes(swagger);
  const routes = [...routesOf(swagger)];
  checkIds(routes);
  checkOwner(routes);
  checkCollisions(routes);
  for (const route of routes) checkPathParameters(route);
  checkSchemas(swagger);
  checkStreams(swagger);
}

/** A release may move a few of the routes, not half of them. */
function checkOwner(routes: readonly Route[]): void {
  const shapes = new Set(routes.map(({ method, path }) => routeShape(method, path)));
  const missing = ofEveryMaster.filter((shape) => !shapes.has(shape));
  if (missing.length <= ofEveryMaster.length / 2) return;
  throw new GeneratorError(
    `It is not the spec of a Determined master: of the routes that every master has it lacks ${missing.join(", ")}. ` +
      "Give the address of a master, or what it serves at /api/v1/api.swagger.json.",
  );
}

function refuseVersion(spec: unknown): never {
  const { openapi, swagger, swaggerVersion = swagger } = isObject(spec) ? spec : {};
  const found =
    typeof openapi === "string"
      ? ` but OpenAPI ${openapi}`
      : typeof swaggerVersion === "string"
        ? ` but Swagger ${swaggerVersion}`
        : ' (no "swagger": "2.0")';
  throw new GeneratorError(
    `It is not a Swagger 2.0 document${found}. A master serves one at /api/v1/api.swagger.json.`,
  );
}

function checkMembers(record: Record<string, unknown>, kind: string, wanted: string): void {
  for (const [name, value] of Object.entries(record)) {
    if (!isObject(value)) {
      throw new GeneratorError(`The ${kind} ${JSON.stringify(name)} is ${show(value)}, where ${wanted} belongs.`);
    }
  }
}

function checkShapes(swagger: Swagger): void {
  const { basePath = "/" } = swagger as { basePath?: unknown };
  if (basePath !== "/") {
    throw new GeneratorError(
      `It has the basePath ${show(basePath)}, which no master's spec has. Leave it out where the address of the master has that path.`,
    );
  }
  for (const [path, item] of Object.entries(swagger.paths)) {
    if (!path.startsWith("/"))
      throw new GeneratorError(`The path ${JSON.stringify(path)} does not begin with a slash.`);
    for (const [method, operation] of Object.entries<unknown>(item)) {
      const where = `${method.toUpperCase()} ${path}`;
      if (method.startsWith("x-")) continue;
      if (!methods.includes(method)) {
        throw new GeneratorError(`The path ${JSON.stringify(path)} has "${method}", which no master's spec has.`);
      }
      if (!isObject(operation)) {
        throw new GeneratorError(`${where} is ${show(operation)}, where an operation belongs.`);
      }
      const { parameters = [], responses } = operation as Partial<Operation>;
      if (!Array.isArray(parameters) || !parameters.every((each) => isObject(each) && typeof each.name === "string")) {
        throw new GeneratorError(`The parameters of ${where} are not an array of objects with a name.`);
      }
      if (!isObject(responses) || !Object.values(responses).every(isObject)) {
        throw new GeneratorError(`${where} has no "responses", or one that is not an object.`);
      }
      checkWords(where, operation);
      for (const [status, answer] of Object.entries(responses)) checkWords(`The answer ${status} of ${where}`, answer);
    }
  }
}

/** What the conversion reads as strings, of an operation or an answer. */
function checkWords(where: string, node: object): void {
  const { description, summary, consumes, produces } = node as Readonly<Record<string, unknown>>;
  for (const [name, value] of Object.entries({ description, summary })) {
    if (value === undefined || typeof value === "string") continue;
    throw new GeneratorError(`${where} has the ${name} ${show(value)}, where a string belongs.`);
  }
  for (const [name, value] of Object.entries({ consumes, produces })) {
    if (value === undefined || (Array.isArray(value) && value.every((type) => typeof type === "string"))) continue;
    throw new GeneratorError(`${where} has "${name}" that is not an array of strings.`);
  }
}

function checkIds(routes: readonly Route[]): void {
  const seen = new Map<string, string>();
  for (const { method, path, operation } of routes) {
    const where = `${method.toUpperCase()} ${path}`;
    const id: unknown = operation.operationId;
    if (typeof id !== "string" || id === "")
      throw new GeneratorError(`It has an operation without operationId: ${where}.`);
    const other = seen.get(id);
    if (other) throw new GeneratorError(`It has two operations "${id}": ${other} and ${where}.`);
    seen.set(id, where);
  }
}

function checkCollisions(routes: readonly Route[]): void {
  const seen = new Map<string, Route>();
  for (const route of routes) {
    const shape = routeShape(route.method, route.path).replace(/\/$/, "");
    const other = seen.get(shape);
    if (other) {
      throw new GeneratorError(
        `${other.operation.operationId} and ${route.operation.operationId} are one route: ` +
          `${route.method.toUpperCase()} ${other.path} and ${route.path} differ only in names of parameters, or in the slash at the end.`,
      );
    }
    seen.set(shape, route);
  }
}

function checkPathParameters({ path, operation }: Route): void {
  const inPath = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name!);
  const declared = (operation.parameters ?? []).filter((parameter) => parameter.in === "path").map(({ name }) => name);
  const missing = inPath.find((name) => !declared.includes(name));
  if (missing !== undefined) {
    throw new GeneratorError(
      `${operation.operationId} does not declare the parameter "${missing}" of its path ${path}.`,
    );
  }
  const strange = (operation.parameters ?? []).find((parameter) => !places.includes(parameter.in));
  if (strange) {
    throw new GeneratorError(
      `The parameter "${strange.name}" of ${operation.operationId} is in ${JSON.stringify(strange.in)}, which no master's spec has. Known: ${places.join(", ")}.`,
    );
  }
  const surplus = declared.find((name) => !inPath.includes(name));
  if (surplus !== undefined) {
    throw new GeneratorError(
      `${operation.operationId} declares the path parameter "${surplus}", which its path ${path} lacks.`,
    );
  }
}

function show(value: unknown): string {
  return Array.isArray(value) ? "an array" : JSON.stringify(value).slice(0, 40);
}
