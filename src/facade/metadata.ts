type Metadata = Record<string, unknown>;

/** What metadata become when keys are added: named keys are replaced as a whole, all others stay. */
export function withEntries(metadata: Metadata, added: Metadata): Metadata {
  return { ...metadata, ...added };
}

/** What metadata become when keys are removed; keys that do not exist are ignored. */
export function withoutKeys(metadata: Metadata, keys: readonly string[]): Metadata {
  // fromEntries and not delete: a key named __proto__ is a key like any other.
  return Object.fromEntries(Object.entries(metadata).filter(([key]) => !keys.includes(key)));
}
