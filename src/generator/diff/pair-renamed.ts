/** What was paired, and what is gone or new without a partner. */
export interface Paired<T> {
  readonly renamed: readonly (readonly [gone: T, came: T])[];
  readonly gone: readonly T[];
  readonly came: readonly T[];
}

interface Named {
  readonly name: string;
}

/**
 * Pairs what has probably been renamed: where of one kind one is gone and one is new. Of several, those whose names
 * contain each other, if that is one pair.
 *
 * @param kindOf What partners have in common, such as their type.
 */
export function pairRenamed<T extends Named>(
  gone: readonly T[],
  came: readonly T[],
  kindOf: (one: T) => string,
): Paired<T> {
  const renamed: (readonly [T, T])[] = [];
  for (const kind of new Set(gone.map(kindOf))) {
    const lost = gone.filter((one) => kindOf(one) === kind);
    const found = came.filter((one) => kindOf(one) === kind);
    if (lost.length === 1 && found.length === 1) renamed.push([lost[0]!, found[0]!]);
    else renamed.push(...alike(lost, found));
  }
  return without(renamed, gone, came);
}

/** Pairs only those whose names contain each other: members of an enum come and go without being renamed. */
export function pairAlike<T extends Named>(gone: readonly T[], came: readonly T[]): Paired<T> {
  return without(alike(gone, came), gone, came);
}

function without<T>(renamed: Paired<T>["renamed"], gone: readonly T[], came: readonly T[]): Paired<T> {
  const has = (one: T): boolean => renamed.some((pair) => pair.includes(one));
  return { renamed, gone: gone.filter((one) => !has(one)), came: came.filter((one) => !has(one)) };
}

function alike<T extends Named>(lost: readonly T[], found: readonly T[]): (readonly [T, T])[] {
  const pairs = lost.flatMap((one) =>
    found.filter((other) => isAlike(one, other)).map((other) => [one, other] as const),
  );
  return pairs.filter(
    ([one, other]) => pairs.filter((pair) => pair.includes(one) || pair.includes(other)).length === 1,
  );
}

function isAlike({ name }: Named, { name: other }: Named): boolean {
  const [one, two] = [bare(name), bare(other)];
  return one.includes(two) || two.includes(one);
}

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z\d]/g, "");
