/** The values of a tensor, in row-major order. */
export type TensorData =
  | Float32Array
  | Float64Array
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | BigUint64Array;

/** How the elements of a tensor lie in a file. */
export interface ElementType {
  /** Name of the dtype, such as `"float32"`. */
  readonly name: string;
  /** Bytes of one element in the file. */
  readonly bytes: number;
  /** Makes values of elements that lie side by side, at an offset that is a multiple of `bytes`. */
  decode(bytes: Uint8Array): TensorData;
}

type ArrayType = new (buffer: ArrayBuffer, offset: number, length: number) => TensorData;

/** `perElement`: a complex number is two values side by side. */
const viewed = (name: string, type: ArrayType & { BYTES_PER_ELEMENT: number }, perElement = 1): ElementType => ({
  name,
  bytes: type.BYTES_PER_ELEMENT * perElement,
  decode: ({ buffer, byteOffset, byteLength }) =>
    new type(buffer as ArrayBuffer, byteOffset, byteLength / type.BYTES_PER_ELEMENT),
});

/** The value of a half-precision float: sign, 5 bits of exponent, 10 bits of fraction. */
function halfValue(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (exponent ? 2 ** (exponent - 15) * (1 + fraction / 1024) : 2 ** -14 * (fraction / 1024));
}

let halves: Float32Array | undefined;

const float16: ElementType = {
  name: "float16",
  bytes: 2,
  decode(bytes) {
    const table = (halves ??= Float32Array.from({ length: 65_536 }, (_, bits) => halfValue(bits)));
    const shorts = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);
    // Not Float32Array.from, which is many times slower.
    const values = new Float32Array(shorts.length);
    for (let index = 0; index < shorts.length; index++) values[index] = table[shorts[index]!]!;
    return values;
  },
};

const bfloat16: ElementType = {
  name: "bfloat16",
  bytes: 2,
  decode(bytes) {
    const shorts = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 2);
    // A bfloat16 is the upper half of a float32.
    const bits = new Uint32Array(shorts.length);
    for (let index = 0; index < shorts.length; index++) bits[index] = shorts[index]! << 16;
    return new Float32Array(bits.buffer);
  },
};

const all: ElementType[] = [
  float16,
  bfloat16,
  viewed("float32", Float32Array),
  viewed("float64", Float64Array),
  viewed("int8", Int8Array),
  viewed("int16", Int16Array),
  viewed("int32", Int32Array),
  viewed("int64", BigInt64Array),
  viewed("uint8", Uint8Array),
  viewed("uint16", Uint16Array),
  viewed("uint32", Uint32Array),
  viewed("uint64", BigUint64Array),
  viewed("bool", Uint8Array),
  viewed("complex64", Float32Array, 2),
  viewed("complex128", Float64Array, 2),
];

/** The dtypes that can be read, by name. */
export const elementTypes: ReadonlyMap<string, ElementType> = new Map(all.map((type) => [type.name, type]));
