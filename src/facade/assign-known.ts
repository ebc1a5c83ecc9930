/**
 * Puts what a master answered on an object; what the answer left out keeps its value.
 *
 * @param cleared Members that are empty again when the answer has nothing for them.
 */
export function assignKnown<T extends object>(
  object: T,
  fields: { [K in keyof T]?: unknown },
  cleared: readonly string[] = [],
): T {
  for (const [key, value] of Object.entries(fields)) {
    if ((value !== undefined && value !== null) || cleared.includes(key))
      (object as Record<string, unknown>)[key] = value ?? undefined;
  }
  return object;
}

/** What was changed, as the master answered it; all else in the answer to a change may be left out or zero. */
export function changedFields<T extends object>(sent: T, answer: { [K in keyof T]?: unknown } | null | undefined): T {
  return Object.fromEntries(Object.entries(sent).map(([key, value]) => [key, answer?.[key as keyof T] ?? value])) as T;
}
