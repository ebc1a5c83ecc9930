import { elementTypes, type ElementType } from "./element-types.js";
import { PickleGlobal, type PickleMachine } from "./pickle-machine.js";
import { damaged, shown, unsupported } from "./problems.js";
import { Storage } from "./storage.js";
import { denseStrides, fillTensor, Tensor } from "./tensor.js";
import { checkedCounts } from "./torch-globals.js";

/** NumPy's codes (kind and bytes) and the dtypes they stand for. */
const codes: Record<string, string> = {
  f2: "float16",
  f4: "float32",
  f8: "float64",
  i1: "int8",
  i2: "int16",
  i4: "int32",
  i8: "int64",
  u1: "uint8",
  u2: "uint16",
  u4: "uint32",
  u8: "uint64",
  b1: "bool",
  c8: "complex64",
  c16: "complex128",
};

class NumpyType {
  readonly type: ElementType;
  constructor(type: ElementType) {
    this.type = type;
  }
}

function dtype([code]: unknown[], machine: PickleMachine): NumpyType {
  const name = typeof code === "string" && Object.hasOwn(codes, code) ? codes[code]! : "";
  const type = elementTypes.get(name);
  if (!type) throw unsupported(`an array in it has NumPy's dtype ${shown(String(code))}`);
  const result = new NumpyType(type);
  machine.unfinished.set(result, (state) => {
    if (!Array.isArray(state)) throw damaged("a dtype in it has no state");
    if (state[1] === ">") throw unsupported("an array in it has the most significant byte first");
  });
  return result;
}

function typeOf(value: unknown, machine: PickleMachine): ElementType {
  if (!(value instanceof NumpyType) || machine.unfinished.has(value)) throw damaged("an array in it has no dtype");
  return value.type;
}

function fillArray(array: Tensor, shape: number[], type: ElementType, content: unknown, fortran: boolean): Tensor {
  const count = shape.reduce((product, length) => product * length, 1);
  if (!(content instanceof Uint8Array) || content.length !== count * type.bytes) {
    throw damaged("an array in it has not as many bytes as its shape needs");
  }
  const storage = new Storage(type, count, () => content);
  return fillTensor(array, storage, { offset: 0, shape, strides: denseStrides(shape, fortran) });
}

/** An array without content, which its state brings: version, shape, dtype, Fortran order, bytes. */
function reconstruct(_: unknown[], machine: PickleMachine): Tensor {
  const array = new Tensor();
  machine.unfinished.set(array, (state) => {
    if (!Array.isArray(state) || state.length !== 5) throw damaged("an array in it has no state");
    const [, shape, type, fortran, content] = state as unknown[];
    fillArray(array, checkedCounts(shape), typeOf(type, machine), content, fortran === true);
  });
  return array;
}

function fromBuffer([content, type, shape, order]: unknown[], machine: PickleMachine): Tensor {
  return fillArray(new Tensor(), checkedCounts(shape), typeOf(type, machine), content, order === "F");
}

/** A scalar becomes a number, bigint or boolean. */
function scalar([dtype, content]: unknown[], machine: PickleMachine): unknown {
  const type = typeOf(dtype, machine);
  const { data } = fillArray(new Tensor(), [], type, content, false);
  if (data.length > 1) return { real: data[0], imag: data[1] };
  const value = data[0]!;
  if (type.name === "bool") return value !== 0;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

/** The names of NumPy that may be in a checkpoint. */
export function* numpyGlobals(): Generator<[string, unknown]> {
  const calls = {
    "numpy.dtype": dtype,
    "numpy.core.multiarray._reconstruct": reconstruct,
    "numpy.core.multiarray.scalar": scalar,
    "numpy.core.numeric._frombuffer": fromBuffer,
  };
  for (const [name, call] of Object.entries(calls)) yield [name, new PickleGlobal(name, call)];
  yield ["numpy.ndarray", new PickleGlobal("numpy.ndarray")];
}
