import { releases } from "../../../generated/releases.js";
import { routesOf } from "./router.js";

/**
 * The description that a release gives of its own API: which operations there are, under which path and method, with which parameters in
 * the path. Schemas would weigh more than all the rest of the fake.
 */
export function apiDescription(release: (typeof releases)[number]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const { id, method, path, streaming } of routesOf(release)) {
    if (!path.startsWith("/api/v1/")) continue;
    const parameters = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => ({ name, in: "path", required: true, type: "string" })); // prettier-ignore
    const responses = { 200: { description: streaming ? "A successful response.(streaming responses)" : "A successful response." } }; // prettier-ignore
    (paths[path] ??= {})[method.toLowerCase()] = { operationId: `Determined_${id}`, responses, parameters };
  }
  return {
    swagger: "2.0",
    info: { title: "Determined API (Beta)", version: "0.1" },
    schemes: ["http", "https"],
    consumes: ["application/json"],
    produces: ["application/json"],
    paths: Object.fromEntries(Object.entries(paths).sort(([one], [other]) => (one < other ? -1 : 1))),
    securityDefinitions: { BearerToken: { type: "apiKey", name: "Authorization", in: "header" } },
    security: [{ BearerToken: [] }],
  };
}
