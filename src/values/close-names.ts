/** The names that resemble this one, the closest first; case and underscores do not count. */
export function closeNames(name: string, names: readonly string[]): string[] {
  const wanted = plain(name);
  return names
    .map((known) => ({ known, distance: editDistance(wanted, plain(known)) }))
    .filter(({ distance }) => distance <= Math.max(1, Math.floor(wanted.length / 3)))
    .sort((one, other) => one.distance - other.distance)
    .map(({ known }) => known);
}

/** Whether two names differ in case, hyphens and underscores at most. */
export function isSameName(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(name: string): string {
  return name.replace(/[-_]/g, "").toLowerCase();
}

/** How many characters must be added, removed, replaced or swapped with the next. */
function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let y = 1; y <= one.length; y++) {
    const next = [y];
    for (let x = 1; x <= other.length; x++) {
      const replaced = row[x - 1]! + (one[y - 1] === other[x - 1] ? 0 : 1);
      const isSwapped = y > 1 && one[y - 1] === other[x - 2] && one[y - 2] === other[x - 1];
      next.push(Math.min(replaced, row[x]! + 1, next[x - 1]! + 1, isSwapped ? before[x - 2]! + 1 : Infinity));
    }
    [before, row] = [row, next];
  }
  return row[other.length]!;
}
