/** A name that no other run of the tests has used on the same master. */
export function unique(name: string): string {
  return `${name}-${crypto.randomUUID().slice(0, 8)}`;
}
