import { operations, type Operation, type OperationId } from "../../../generated/operations.js";
import { formerRoutes, servedBy, type Release } from "../../../generated/releases.js";
import { isAtLeast } from "../state/release.js";

/** Plain routes that no spec lists, by the names that faults and the request log know them by. */
const PLAIN_ROUTES = {
  "post-login": { method: "POST", path: "/login" },
  "get-experiment-model-def": { method: "GET", path: "/experiments/{experiment_id}/model_def" },
  "get-preview-gc": { method: "GET", path: "/experiments/{experiment_id}/preview_gc" },
  "get-plain-tasks": { method: "GET", path: "/tasks" },
} as const;

/** Plain routes of older releases, each with the last release whose command line asks it. */
const FORMER_PLAIN_ROUTES = {
  "get-plain-agents": { method: "GET", path: "/agents", last: "0.23.3" },
  "patch-plain-slot": { method: "PATCH", path: "/agents/{agent_id}/slots/{slot_id}", last: "0.20.1" },
  "get-plain-config": { method: "GET", path: "/config", last: "0.22.2" },
  "patch-plain-experiment": { method: "PATCH", path: "/experiments/{experiment_id}", last: "0.21.1" },
  "get-plain-logs": { method: "GET", path: "/logs", last: "0.20.1" },
  "get-plain-templates": { method: "GET", path: "/templates", last: "0.21.1" },
  "get-plain-template": { method: "GET", path: "/templates/{template_name}", last: "0.21.1" },
  "put-plain-template": { method: "PUT", path: "/templates/{template_name}", last: "0.21.1" },
  "delete-plain-template": { method: "DELETE", path: "/templates/{template_name}", last: "0.21.1" },
  "post-plain-searcher-preview": { method: "POST", path: "/searcher/preview", last: "0.23.3" },
} as const satisfies Record<string, { method: string; path: string; last: Release }>;

/** Name of a route that the types know nothing of: a plain one that no spec lists, or one that only older releases have. */
export type UntypedId =
  | keyof typeof PLAIN_ROUTES
  | keyof typeof FORMER_PLAIN_ROUTES
  | Exclude<(typeof formerRoutes)[number]["id"], OperationId>;

/** Name of an operation of the spec, or of one of the routes that the types know nothing of. */
export type RouteId = OperationId | UntypedId;

/** Every name that a request can have, whatever the release. */
export const routeIds: readonly string[] = [
  ...new Set([
    ...Object.keys(operations),
    ...Object.keys(PLAIN_ROUTES),
    ...Object.keys(FORMER_PLAIN_ROUTES),
    ...formerRoutes.map(({ id }) => id),
  ]),
];

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

/** A route that a release has. */
export interface Route {
  id: RouteId;
  method: string;
  path: string;
  streaming: boolean;
}

/** Every route of a release. */
export function routesOf(release: Release): Route[] {
  const isServed = (first: Release, last: Release | undefined): boolean =>
    isAtLeast(release, first) && (last === undefined || isAtLeast(last, release));
  const present = Object.entries<Operation>(operations)
    .filter(([id]) => servedBy[id] === undefined || isServed(...servedBy[id]))
    .map(([id, { method, path, streaming }]) => ({ id: id as RouteId, method, path, streaming }));
  const former = formerRoutes.filter(({ first, last }) => isServed(first, last));
  const formerPlain = Object.entries(FORMER_PLAIN_ROUTES).filter(([, { last }]) => isAtLeast(last, release));
  const plain = [...Object.entries(PLAIN_ROUTES), ...formerPlain].map(([id, { method, path }]) => ({ id: id as RouteId, method, path, streaming: false })); // prettier-ignore
  return [...present, ...former, ...plain];
}

/** Builds the routes of one release: literals before parameters, two templates of one shape being one route. */
export function createRouter(release: Release): Router {
  const root = node();
  for (const { id, method, path, streaming } of routesOf(release)) add(root, id, method, path, streaming);
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
