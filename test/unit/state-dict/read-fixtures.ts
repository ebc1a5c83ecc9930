import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("fixtures/", import.meta.url);

/** The path of a file that real PyTorch wrote (scripts/fixtures/make_torch_fixtures.py). */
export const fixturePath = (name: string): string => fileURLToPath(new URL(name, folder));

/** Its bytes. */
export const fixtureBytes = (name: string): Uint8Array => new Uint8Array(readFileSync(fixturePath(name)));

/** What PyTorch says is in it. */
export const expectedOf = (name: string): unknown =>
  JSON.parse(readFileSync(fixturePath(`${name}.json`), "utf8"), (_, value: unknown) => {
    const { bigint, number, bytes } = (value ?? {}) as { bigint?: string; number?: string; bytes?: number[] };
    if (typeof bigint === "string") return BigInt(bigint);
    if (typeof number === "string") return Number(number);
    return Array.isArray(bytes) ? Uint8Array.from(bytes) : value;
  });

/** A value that was read, with typed arrays as lists, for comparison. */
export function comparable(value: unknown): unknown {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  if (Array.isArray(value)) return value.map(comparable);
  const entries = Object.entries(value).map(([key, item]): [string, unknown] => [
    key,
    key === "data" && ArrayBuffer.isView(item) ? Array.from(item as unknown as ArrayLike<unknown>) : comparable(item),
  ]);
  return Object.fromEntries(entries);
}
