import { expect, test } from "vitest";
import { readStateDict, type ByteSource, type Tensor } from "../../../src/state-dict/index.js";
import { integer, pickle, storage, tensor, torchZip, tuple, zip } from "./make-files.js";
import { fixtureBytes } from "./read-fixtures.js";

/** A source that notes what is read of it. */
function watched(bytes: Uint8Array): ByteSource & { reads: [number, number][] } {
  const reads: [number, number][] = [];
  const read = (offset: number, length: number) => {
    reads.push([offset, length]);
    return bytes.slice(offset, offset + length);
  };
  return { name: "watched", size: bytes.length, read, reads };
}

const floats = (...values: number[]) => new Uint8Array(Float32Array.from(values).buffer);

test("a tensor has dtype, shape and data as own enumerable properties", () => {
  const { base } = readStateDict(fixtureBytes("views.pth")) as Record<string, Tensor>;
  expect(Object.keys(base!)).toEqual(["dtype", "shape", "data"]);
  expect(base).toMatchObject({ dtype: "float32", shape: [2, 3, 4] });
  expect(base!.data).toEqual(Float32Array.from({ length: 24 }, (_, index) => index));
});

test("each dtype comes in the typed array that can hold it", () => {
  const tensors = readStateDict(fixtureBytes("dtypes.pth")) as Record<string, Tensor>;
  const kinds = Object.entries(tensors).map(([name, { data }]) => [name, data.constructor.name]);
  expect(Object.fromEntries(kinds)).toMatchObject({
    float16: "Float32Array",
    bfloat16: "Float32Array",
    float32: "Float32Array",
    float64: "Float64Array",
    int8: "Int8Array",
    int16: "Int16Array",
    int32: "Int32Array",
    int64: "BigInt64Array",
    uint8: "Uint8Array",
    bool: "Uint8Array",
  });
});

test("values are read when they are asked for, and once", () => {
  const source = watched(torchZip(pickle(tensor({}))));
  const value = readStateDict(source) as Tensor;
  const before = source.reads.length;
  expect(source.reads.some(([, length]) => length === 16)).toBe(false);
  expect(value.data).toHaveLength(4);
  const after = source.reads.length;
  expect(after).toBeGreaterThan(before);
  expect(value.data).toBe(value.data);
  expect(source.reads).toHaveLength(after);
});

test("tensors that share a storage read it once", () => {
  const first = tensor({ shape: [integer(2)] });
  const second = tensor({ offset: integer(2), shape: [integer(2)] });
  const bytes = zip([
    { name: "a/data.pkl", bytes: pickle(tuple(first, second)) },
    { name: "a/data/0", bytes: floats(1, 2, 3, 4) },
  ]);
  const source = watched(bytes);
  const [one, two] = readStateDict(source) as [Tensor, Tensor];
  expect([...one.data]).toEqual([1, 2]);
  const before = source.reads.length;
  expect([...two.data]).toEqual([3, 4]);
  expect(source.reads).toHaveLength(before);
});

test("looking at shapes reads no values", () => {
  const source = watched(fixtureBytes("determined.pth"));
  const { models_state_dict: models } = readStateDict(source) as { models_state_dict: Record<string, Tensor>[] };
  const before = source.reads.length;
  expect(models[0]!["first.weight"]!.shape).toEqual([4, 3]);
  expect(source.reads).toHaveLength(before);
});

test("writing into the values does not change the bytes that were given", () => {
  const bytes = torchZip(pickle(tensor({})));
  const before = bytes.slice();
  (readStateDict(bytes) as Tensor).data.fill(7 as never);
  expect(bytes).toEqual(before);
});

test("rows that are apart are gathered", () => {
  const body = tensor({ shape: [integer(2), integer(1)], strides: [integer(2), integer(1)], storage: storage("0", 4) });
  const file = zip([
    { name: "a/data.pkl", bytes: pickle(body) },
    { name: "a/data/0", bytes: floats(1, 2, 3, 4) },
  ]);
  expect((readStateDict(file) as Tensor).data).toEqual(Float32Array.of(1, 3));
});
