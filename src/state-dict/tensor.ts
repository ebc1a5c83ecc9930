import type { ElementType, TensorData } from "./element-types.js";
import { damaged, unsupported } from "./problems.js";
import type { Storage } from "./storage.js";

/**
 * A tensor or NumPy array of a checkpoint.
 *
 * Its values are read when `data` is first asked for, and kept then. Python: `torch.Tensor`.
 */
export class Tensor {
  /** Type of the elements in the file: `"float32"`, `"float16"`, `"bfloat16"`, `"float64"`, `"int64"`, `"bool"` … */
  declare readonly dtype: string;
  /** Length of each dimension; `[]` for a scalar. */
  declare readonly shape: number[];
  /**
   * The values in row-major order. float16 and bfloat16 come as Float32Array, int64 as BigInt64Array, bool as Uint8Array of
   * 0 and 1, complex numbers as real and imaginary part in turn; every other type as the array of that name.
   */
  declare readonly data: TensorData;
}

/** Which elements of a storage a tensor shows, in elements. */
export interface Layout {
  readonly offset: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
}

const mostDimensions = 64;
const mostExpandedBytes = 2 ** 28;

/** Defines the own properties `dtype`, `shape` and `data` of a tensor. Refuses a layout that leaves its storage. */
export function fillTensor(tensor: Tensor, storage: Storage, layout: Layout, type: ElementType = storage.type): Tensor {
  const storageBytes = storage.count * storage.type.bytes;
  checkLayout(layout, type, storageBytes);
  storage.tensors++;
  const get = (): TensorData => {
    const value = type.decode(gather(storage.bytes(), type.bytes, layout));
    Object.defineProperty(tensor, "data", { value, enumerable: true, configurable: true });
    return value;
  };
  return Object.defineProperties(tensor, {
    dtype: { value: type.name, enumerable: true },
    shape: { value: [...layout.shape], enumerable: true },
    data: { get, enumerable: true, configurable: true },
  });
}

/** The strides of a dense layout; `fortran`: the first dimension runs fastest. */
export function denseStrides(shape: readonly number[], fortran: boolean = false): number[] {
  const strides = shape.map(() => 1);
  const order = shape.map((_, index) => (fortran ? index : shape.length - 1 - index));
  let stride = 1;
  for (const index of order) {
    strides[index] = stride;
    stride *= shape[index]!;
  }
  return strides;
}

function checkLayout({ offset, shape, strides }: Layout, type: ElementType, storageBytes: number): void {
  if (shape.length !== strides.length || shape.length > mostDimensions) {
    throw damaged("the shape and the strides of a tensor do not fit each other");
  }
  let elements = 1;
  let last = offset;
  shape.forEach((length, index) => {
    elements *= length;
    last += (length - 1) * strides[index]!;
  });
  // Floating point may be off where numbers are huge, but what is that huge is beyond any storage anyway.
  if (elements > 0 && !((last + 1) * type.bytes <= storageBytes)) {
    throw damaged("a tensor in it reaches beyond its storage");
  }
  const bytes = elements * type.bytes;
  if (bytes > storageBytes && bytes > mostExpandedBytes) {
    throw unsupported("a tensor in it is far larger than its storage");
  }
}

/** The elements of a layout side by side: a view of `source` where they lie so already, else a copy. */
function gather(source: Uint8Array, elementBytes: number, { offset, shape, strides }: Layout): Uint8Array {
  let dimensions = shape.length;
  let block = elementBytes;
  while (dimensions > 0 && (shape[dimensions - 1] === 1 || strides[dimensions - 1]! * elementBytes === block)) {
    block *= shape[--dimensions]!;
  }
  const start = offset * elementBytes;
  if (shape.includes(0)) return new Uint8Array(0);
  if (dimensions === 0) return source.subarray(start, start + block);
  const outer = shape.slice(0, dimensions);
  const target = new Uint8Array(outer.reduce((product, length) => product * length, block));
  const index = outer.map(() => 0);
  let from = start;
  for (let to = 0; to < target.length; to += block) {
    copy(source, from, target, to, block);
    for (let dimension = dimensions - 1; dimension >= 0; dimension--) {
      const step = strides[dimension]! * elementBytes;
      from += step;
      if (++index[dimension]! < outer[dimension]!) break;
      from -= step * outer[dimension]!;
      index[dimension] = 0;
    }
  }
  return target;
}

function copy(source: Uint8Array, from: number, target: Uint8Array, to: number, length: number): void {
  if (length > 32) target.set(source.subarray(from, from + length), to);
  else for (let byte = 0; byte < length; byte++) target[to + byte] = source[from + byte]!;
}
