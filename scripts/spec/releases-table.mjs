import { UsageError } from "./arguments.mjs";
import { routeShape } from "./overlay.mjs";
import { compareReleases } from "./release.mjs";

/**
 * Reads the history of all operations: `# releases` with their names, then lines of operation, method, path and
 * `first..last`.
 * @param {string} text
 */
export function readHistory(text) {
  const lines = text.split("\n").filter((line) => line !== "");
  const releases = (lines.find((line) => line.startsWith("# releases ")) ?? "").split(" ").slice(2);
  const rows = lines
    .filter((line) => !line.startsWith("#") && !line.startsWith("operation\t"))
    .map((line) => {
      const [id, method, path, range = ""] = line.split("\t");
      const [first, last = first] = range.split("..");
      const unknown = [first, last].find((release) => !releases.includes(release));
      if (unknown !== undefined)
        throw new UsageError(`${id} ${method} ${path} names the unknown release "${unknown}".`);
      return { id, method, path, first, last };
    });
  return { releases, rows };
}

/**
 * TypeScript text of the table of releases: which of them lack an operation of the current one, and which routes only
 * former ones have.
 * @param {object} document the corrected current spec
 * @param {Map<string, object>} specs corrected specs by release, in order, without what only other releases have
 * @param {ReturnType<typeof readHistory>} history
 * @param {Record<string, string>} moved paths that the history has from specs that spell them wrong
 */
export function releasesTable(document, specs, history, moved) {
  const oldest = [...specs.keys()][0];
  const releases = [...new Set([...history.releases, ...specs.keys()])]
    .sort(compareReleases)
    .filter((release) => compareReleases(release, oldest) >= 0);
  const rows = byShape(history.rows, moved);
  const current = routesOf(document);
  const pulled = [...specs].map(([release, spec]) => ({ release, routes: routesOf(spec) }));
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
  return render(releases, served, former);
}

/** A route whose path some specs spell wrong has two rows: they make one range. */
function byShape(rows, moved) {
  const result = new Map();
  for (const row of rows) {
    const path = moved[row.path] ?? row.path;
    const shape = routeShape(row.method, path);
    const other = result.get(shape) ?? row;
    const [first] = [row.first, other.first].sort(compareReleases);
    const [, last] = [row.last, other.last].sort(compareReleases);
    result.set(shape, { ...row, path, first, last });
  }
  return result;
}

/** First and last of the releases at hand that have a route; undefined when all or none of them have it. */
function rangeAtHand(pulled, shape) {
  const having = pulled.filter(({ routes }) => routes.has(shape)).map(({ release }) => release);
  if (having.length === 0 || having.length === pulled.length) return undefined;
  return { first: having[0], last: having.at(-1) };
}

/** @returns {Map<string, { id: string, streaming: boolean }>} by shape */
function routesOf(document) {
  const routes = new Map();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, { operationId, responses }] of Object.entries(item)) {
      const streaming = "application/x-ndjson" in (responses["200"]?.content ?? {});
      routes.set(routeShape(method, path), { id: operationId, streaming });
    }
  }
  return routes;
}

function render(releases, served, former) {
  const byId = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : compareReleases(a.first, b.first));
  const range = ({ first, last }) =>
    `[${JSON.stringify(first ?? releases[0])}, ${last === undefined ? "undefined" : JSON.stringify(last)}]`;
  return `/** Every release from the oldest spec of openapi/ on, oldest first. */
export const releases = [
${releases.map((release) => `  ${JSON.stringify(release)},`).join("\n")}
] as const;

/** Name of a release. */
export type Release = (typeof releases)[number];

/** First and last release of the operations that not every release has; a last one of \`undefined\` has not come yet. */
export const servedBy: { readonly [id: string]: readonly [first: Release, last: Release | undefined] } = {
${served
  .sort(byId)
  .map((row) => `  ${/^\w+$/.test(row.id) ? row.id : JSON.stringify(row.id)}: ${range(row)},`)
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

/** Routes that only former releases have. An operation that moved keeps its id. */
export const formerRoutes = [
${former
  .sort(byId)
  .map(
    (row) =>
      `  { ${Object.entries(row)
        .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
        .join(", ")} },`,
  )
  .join("\n")}
] as const satisfies readonly FormerRoute[];
`;
}
