import { isStream, routeShape, routesOf, type OpenApi } from "./document.js";
import type { History, HistoryRow } from "./history.js";
import { asKey, asLiteral } from "./operations-table.js";
import { compareReleases } from "./release.js";

interface RouteFacts {
  readonly id: string;
  readonly streaming: boolean;
}

type Pulled = readonly { readonly release: string; readonly routes: ReadonlyMap<string, RouteFacts> }[];

interface Served {
  readonly id: string;
  readonly first: string | undefined;
  readonly last: string | undefined;
}

/**
 * TypeScript text of the table of releases: which of them lack an operation of the current one, and which routes only
 * former ones have.
 *
 * @param document The corrected current spec.
 * @param specs Corrected specs by release, in order, without what only other releases have.
 * @param moved Paths that the history has from specs that spell them wrong.
 */
export function releasesTable(
  document: OpenApi,
  specs: ReadonlyMap<string, OpenApi>,
  history: History,
  moved: Readonly<Record<string, string>>,
): string {
  const oldest = [...specs.keys()][0]!;
  const releases = [...new Set([...history.releases, ...specs.keys()])]
    .sort(compareReleases)
    .filter((release) => compareReleases(release, oldest) >= 0);
  const rows = byShape(history.rows, moved);
  const current = factsOf(document);
  const pulled = [...specs].map(([release, spec]) => ({ release, routes: factsOf(spec) }));
  const served = [...current].flatMap(([shape, { id }]) => {
    const row = rows.get(shape) ?? rangeAtHand(pulled, shape);
    const first = row && compareReleases(row.first, oldest) > 0 ? row.first : undefined;
    const isGone = row && row.last !== history.releases.at(-1) && row.last !== releases.at(-1);
    return first === undefined && !isGone ? [] : [{ id, first, last: isGone ? row.last : undefined }];
  });
  const former = [...rows].flatMap(([shape, { id, method, path, first, last }]) => {
    if (current.has(shape) || compareReleases(last, oldest) < 0) return [];
    const streaming =
      [...current.values()].some((one) => one.id === id && one.streaming) ||
      pulled.some(({ routes }) => routes.get(shape)?.streaming === true);
    const since = releases.includes(first) ? first : oldest;
    return [{ id, method, path, streaming, first: since, last }];
  });
  return render(document.info.version, releases, served, former);
}

/** A route whose path some specs spell wrong has two rows: they make one range. */
export function byShape(
  rows: readonly HistoryRow[],
  moved: Readonly<Record<string, string>>,
): ReadonlyMap<string, HistoryRow> {
  const result = new Map<string, HistoryRow>();
  for (const row of rows) {
    const path = moved[row.path] ?? row.path;
    const shape = routeShape(row.method, path);
    const other = result.get(shape) ?? row;
    const [first] = [row.first, other.first].sort(compareReleases);
    const [, last] = [row.last, other.last].sort(compareReleases);
    result.set(shape, { ...row, path, first: first!, last: last! });
  }
  return result;
}

/** First and last of the releases at hand that have a route; undefined when all or none of them have it. */
function rangeAtHand(pulled: Pulled, shape: string): { first: string; last: string } | undefined {
  const having = pulled.filter(({ routes }) => routes.has(shape)).map(({ release }) => release);
  if (having.length === 0 || having.length === pulled.length) return undefined;
  return { first: having[0]!, last: having.at(-1)! };
}

function factsOf(document: OpenApi): Map<string, RouteFacts> {
  return new Map(
    [...routesOf(document)].map(({ method, path, operation }) => [
      routeShape(method, path),
      { id: operation.operationId, streaming: isStream(operation) },
    ]),
  );
}

function render(
  current: string,
  releases: readonly string[],
  served: readonly Served[],
  former: readonly (HistoryRow & { streaming: boolean })[],
): string {
  const byId = (a: Served, b: Served) =>
    a.id < b.id ? -1 : a.id > b.id ? 1 : compareReleases(a.first ?? "0", b.first ?? "0");
  const range = ({ first, last }: Served) =>
    `[${JSON.stringify(first ?? releases[0])}, ${last === undefined ? "undefined" : JSON.stringify(last)}]`;
  return `/** Every release from the oldest spec of openapi/ on, oldest first. */
export const releases = [
${releases.map((release) => `  ${JSON.stringify(release)},`).join("\n")}
] as const;

/** Name of a release. */
export type Release = (typeof releases)[number];

/** The release that types and operations are of: the newest one that this client is tested with. */
export const currentRelease = ${JSON.stringify(current)} satisfies Release;

/** The oldest one that it is tested with. */
export const oldestRelease = ${JSON.stringify(releases[0])} satisfies Release;

/** First and last release of the operations that not every release has; a last one of \`undefined\` has not come yet. */
export const servedBy: { readonly [id: string]: readonly [first: Release, last: Release | undefined] } = {
${[...served]
  .sort(byId)
  .map((row) => `  ${asKey(row.id)}: ${range(row)},`)
  .join("\n")}
};

/** A route that the current release no longer has. */
export interface FormerRoute {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly streaming: boolean;
  readonly first: Release;
  readonly last: Release;
}

/** Routes that only older releases have. An operation that moved keeps its id. */
export const formerRoutes = [
${[...former]
  .sort(byId)
  .map((row) => `  ${asLiteral(row)},`)
  .join("\n")}
] as const satisfies readonly FormerRoute[];
`;
}
