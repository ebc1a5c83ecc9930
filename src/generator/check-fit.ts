import { routesOf, type Swagger } from "./document.js";
import { GeneratorError } from "./generator-error.js";
import type { History, HistoryRow } from "./history.js";
import { compareReleases } from "./release.js";

/**
 * Refuses a release that a spec cannot be of: one that, by the history, lacks a route that the spec has; and one that has
 * others than the spec, where the spec has exactly those of another release.
 *
 * @throws GeneratorError that names the operation and the releases that the spec may be of.
 */
export function checkFit(spec: Swagger, release: string, history: History): void {
  const [oldest, newest] = [history.releases[0], history.releases.at(-1)];
  if (oldest === undefined || newest === undefined) return;
  // Of what lies outside the history, its ends tell most.
  const atLeast = compareReleases(release, oldest) < 0 ? oldest : release;
  const known = compareReleases(atLeast, newest) > 0 ? newest : atLeast;
  const rows = rowsOf(spec, history);
  const strange = [...rows.values()].find((ranges) => ranges.length > 0 && !ranges.some((row) => has(row, known)));
  const fitting = fittingReleases(spec, history);
  const span = fitting.length > 1 ? `${fitting[0]} to ${fitting.at(-1)}` : fitting[0];
  const otherwise = span ? ` By its operations it is of ${span}.` : "";
  if (strange) {
    const row = strange[0]!;
    throw new GeneratorError(`The spec is not of ${release}: it has ${nameOf(row)}, which ${whenOf(row)}.${otherwise}`);
  }
  // A spec that has the routes of no known release may be of a build with other routes.
  if (fitting.length === 0 || fitting.includes(release) || !history.releases.includes(release)) return;
  const missing = history.rows.find((row) => has(row, release) && !rows.has(`${row.method} ${row.path}`))!;
  throw new GeneratorError(
    `The spec is not of ${release}: it lacks ${nameOf(missing)}, which ${whenOf(missing)}.${otherwise}`,
  );
}

const nameOf = ({ id, method, path }: HistoryRow): string => `${id} (${method} ${path})`;

const whenOf = ({ first, last }: HistoryRow): string =>
  first === last ? `only ${first} has` : `masters have from ${first} to ${last}`;

/** The releases whose routes are exactly those of a spec, oldest first. */
export function fittingReleases(spec: Swagger, history: History): string[] {
  const routes = new Set([...routesOf(spec)].map(({ method, path }) => `${method.toUpperCase()} ${path}`));
  const place = new Map(history.releases.map((release, index) => [release, index]));
  const ranges = history.rows.map((row) => ({ ...row, from: place.get(row.first)!, to: place.get(row.last)! }));
  return history.releases.filter((_, index) => {
    const having = ranges.filter(({ from, to }) => from <= index && index <= to);
    return having.length === routes.size && having.every(({ method, path }) => routes.has(`${method} ${path}`));
  });
}

/** What the history knows of each route of a spec. */
function rowsOf(spec: Swagger, history: History): Map<string, HistoryRow[]> {
  const result = new Map(
    [...routesOf(spec)].map(({ method, path }) => [`${method.toUpperCase()} ${path}`, [] as HistoryRow[]]),
  );
  for (const row of history.rows) result.get(`${row.method} ${row.path}`)?.push(row);
  return result;
}

function has({ first, last }: HistoryRow, release: string): boolean {
  return compareReleases(first, release) <= 0 && compareReleases(release, last) <= 0;
}
