/** Nested values by their path: `{ optimizer: { lr: 1 } }` is `optimizer.lr`. Arrays stay whole. */
export function flatten(
  values: Readonly<Record<string, unknown>>,
  isLeaf: (value: object) => boolean = () => false,
): Map<string, unknown> {
  const flat = new Map<string, unknown>();
  const add = (value: unknown, path: string): void => {
    if (typeof value !== "object" || value === null || Array.isArray(value) || isLeaf(value))
      return void flat.set(path, value);
    for (const [name, inner] of Object.entries(value)) add(inner, path === "" ? name : `${path}.${name}`);
  };
  add(values, "");
  return flat;
}
