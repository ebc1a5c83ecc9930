import { routeIds } from "./router.js";

const known: ReadonlySet<string> = new Set(routeIds);

/** Throws when no release has an operation of this name, and names those that look like it. */
export function checkOperation(operation: string | undefined): void {
  if (operation === undefined || known.has(operation)) return;
  const close = closeTo(operation);
  const hint = close.length === 0 ? "ids are those of the spec, such as \"GetExperiments\"" : `did you mean ${close.join(" or ")}?`; // prettier-ignore
  throw new TypeError(`No operation of a master is called ${JSON.stringify(operation)}: ${hint}`);
}

function closeTo(name: string): string[] {
  const wanted = name.toLowerCase();
  return routeIds
    .map((id) => ({ id, distance: distanceOf(wanted, id.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(2, wanted.length / 3))
    .sort((one, other) => one.distance - other.distance)
    .slice(0, 3)
    .map(({ id }) => JSON.stringify(id));
}

/** How many signs must be added, taken away or replaced. */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let y = 1; y <= one.length; y += 1) {
    const next = [y];
    for (let x = 1; x <= other.length; x += 1) {
      const replaced = (row[x - 1] ?? 0) + (one[y - 1] === other[x - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[x] ?? 0) + 1, (next[x - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
