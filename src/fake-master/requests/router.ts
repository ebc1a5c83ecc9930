import { operations, type Operation, type OperationId } from "../../../generated/operations.js";

/** Plain routes that no spec lists, by the names that faults and the request log know them by. */
const PLAIN_ROUTES = {
  "get-experiment-model-def": { method: "GET", path: "/experiments/{experiment_id}/model_def" },
  "get-preview-gc": { method: "GET", path: "/experiments/{experiment_id}/preview_gc" },
} as const;

/** Name of a plain route that no spec lists. */
export type UnlistedId = keyof typeof PLAIN_ROUTES;

/** Name of an operation of the spec, or of one of the few plain routes that it leaves out. */
export type RouteId = OperationId | UnlistedId;

/** Every name that a request can have, whatever the release. */
export const routeIds: readonly string[] = [...Object.keys(operations), ...Object.keys(PLAIN_ROUTES)];

/** Where a request leads. */
export interface Match {
  id: RouteId;
  streaming: boolean;
  parameters: Record<string, string>;
}

interface Node {
  literal: Map<string, Node>;
  parameter: Node | undefined;
  routes: Map<string, { id: RouteId; streaming: boolean; names: string[] }>;
}

/** Finds the operation of a release for a method and a path; undefined for what the release does not have. */
export type Router = (method: string, path: string) => Match | undefined;

/** Builds the routes of one release: literals before parameters, two templates of one shape being one route. */
export function createRouter(release: string): Router {
  const root = node();
  for (const [id, operation] of Object.entries<Operation>(operations)) {
    if (operation.releases.includes(release))
      add(root, id as RouteId, operation.method, operation.path, operation.streaming);
  }
  for (const [id, route] of Object.entries(PLAIN_ROUTES)) add(root, id as RouteId, route.method, route.path, false);
  return (method, path) => {
    const segments = path.split("/").slice(1);
    if (segments.at(-1) === "") segments.pop();
    const found = walk(root, segments, 0, method, []);
    if (found === undefined) return undefined;
    const { route, values } = found;
    return {
      id: route.id,
      streaming: route.streaming,
      parameters: Object.fromEntries(route.names.map((name, index) => [name, values[index] ?? ""])),
    };
  };
}

function node(): Node {
  return { literal: new Map(), parameter: undefined, routes: new Map() };
}

function add(root: Node, id: RouteId, method: string, path: string, streaming: boolean): void {
  const names: string[] = [];
  let here = root;
  for (const segment of path.split("/").slice(1)) {
    if (segment.startsWith("{")) {
      names.push(segment.slice(1, -1));
      here = here.parameter ??= node();
    } else {
      const next = here.literal.get(segment) ?? node();
      here.literal.set(segment, next);
      here = next;
    }
  }
  here.routes.set(method, { id, streaming, names });
}

function walk(
  here: Node,
  segments: string[],
  index: number,
  method: string,
  values: string[],
): { route: { id: RouteId; streaming: boolean; names: string[] }; values: string[] } | undefined {
  const segment = segments[index];
  if (segment === undefined) {
    const route = here.routes.get(method);
    return route === undefined ? undefined : { route, values };
  }
  const literal = here.literal.get(segment);
  const found = literal && walk(literal, segments, index + 1, method, values);
  if (found !== undefined || here.parameter === undefined || segment === "") return found;
  return walk(here.parameter, segments, index + 1, method, [...values, segment]);
}
