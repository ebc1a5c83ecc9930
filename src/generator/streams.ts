import { routesOf, successOf, type Operation, type Schema, type Swagger } from "./document.js";
import { GeneratorError } from "./generator-error.js";

const streamMark = "(streaming responses)";

/**
 * The operations that answer lines of JSON: their answer is a result or an error of a stream. The prose of a success says so too, but a proxy may have
 * dropped it.
 */
export function streamsOf(swagger: Swagger): Set<string> {
  const streams = [...routesOf(swagger)].filter(
    ({ operation }) => isMarked(operation) || holdsLine(swagger, operation),
  );
  return new Set(streams.map(({ operation }) => operation.operationId));
}

/** @throws GeneratorError for an operation whose prose says that it streams, while its answer is not a line. */
export function checkStreams(swagger: Swagger): void {
  // A fake master lists its operations without types.
  if (Object.keys(swagger.definitions).length === 0) return;
  for (const { path, method, operation } of routesOf(swagger)) {
    if (!isMarked(operation) || holdsLine(swagger, operation)) continue;
    throw new GeneratorError(
      `The operation ${method.toUpperCase()} ${path} says "${streamMark}", but its answer is not an object of "result" and "error", as each line of a stream is.`,
    );
  }
}

function isMarked(operation: Operation): boolean {
  const texts = [operation.description, operation.summary, operation.responses[successOf(operation)]?.description];
  return texts.some((text) => typeof text === "string" && text.includes(streamMark));
}

/** Whether a success is an object of a result and an error of a stream. */
function holdsLine(swagger: Swagger, operation: Operation): boolean {
  const schema = (operation.responses[successOf(operation)] as { schema?: Schema } | undefined)?.schema;
  if (schema?.$ref?.startsWith("#/x-stream-definitions/")) return true;
  const name = schema?.$ref?.replace("#/definitions/", "");
  const { properties = {} } = (name === undefined ? schema : swagger.definitions[name]) ?? {};
  return (
    Object.keys(properties).sort().join() === "error,result" && /StreamError$/.test(properties["error"]?.$ref ?? "")
  );
}
