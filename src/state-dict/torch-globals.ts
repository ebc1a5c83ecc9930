import { elementTypes, type ElementType } from "./element-types.js";
import { isDict, PickleGlobal, type PickleMachine } from "./pickle-machine.js";
import { damaged, shown, unsupported } from "./problems.js";
import { Storage } from "./storage.js";
import { fillTensor, Tensor } from "./tensor.js";

/** A storage class of PyTorch: it says of what type the elements are. */
export class StorageClass {
  readonly type: ElementType;
  constructor(type: ElementType) {
    this.type = type;
  }
}

const storageTypes: Record<string, string> = {
  Half: "float16",
  BFloat16: "bfloat16",
  Float: "float32",
  Double: "float64",
  Char: "int8",
  Short: "int16",
  Int: "int32",
  Long: "int64",
  Byte: "uint8",
  Bool: "bool",
  ComplexFloat: "complex64",
  ComplexDouble: "complex128",
};

/** A list of counts of a pickle, such as a shape. */
export function checkedCounts(value: unknown): number[] {
  if (!Array.isArray(value)) throw damaged("a shape in it is not an array");
  return (value as unknown[]).map(checkedCount);
}

/** A count of a pickle: a non-negative integer. */
export function checkedCount(value: unknown): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0)
    throw damaged("a size in it is not a non-negative integer");
  return value as number;
}

function rebuildTensor(args: unknown[], type?: ElementType): Tensor {
  const [storage, offset, shape, strides] = args;
  if (!(storage instanceof Storage)) throw damaged("a tensor in it has no storage");
  const layout = { offset: checkedCount(offset), shape: checkedCounts(shape), strides: checkedCounts(strides) };
  return fillTensor(new Tensor(), storage, layout, type);
}

/** The newest form has a storage of bytes and says the dtype itself. */
function rebuildTyped(args: unknown[]): Tensor {
  const type = elementTypes.get(String(args[6]));
  if (!type) throw unsupported(`a tensor in it has the dtype ${shown(String(args[6]))}`);
  checkPlain(args[7]);
  return rebuildTensor(args, type);
}

/** A tensor may be marked to be conjugated or negated later; then its values are not those in the file. */
function checkPlain(marks: unknown): void {
  if (isDict(marks) && Object.keys(marks).length > 0)
    throw unsupported("a tensor in it is a conjugated or negated view");
}

/** Parameters, and tensors with attributes, are read as the tensors that they are. */
function tensorOf(value: unknown): Tensor {
  if (!(value instanceof Tensor)) throw damaged("a parameter in it is not a tensor");
  return value;
}

const tensorClasses = ["torch.Tensor", "torch.nn.parameter.Parameter"];

function rebuildFromType([rebuild, type, args]: unknown[], machine: PickleMachine): Tensor {
  if (!(type instanceof PickleGlobal) || !tensorClasses.includes(type.name)) {
    throw damaged("a tensor in it has a class that is not a class");
  }
  return tensorOf(machine.reduce(rebuild, args));
}

function device([type, index]: unknown[]): string {
  if (typeof type !== "string") throw damaged("a device in it has no name");
  return index === undefined || index === null ? type : `${type}:${checkedCount(index)}`;
}

const calls: Record<string, NonNullable<PickleGlobal["call"]>> = {
  "torch._utils._rebuild_tensor": (args) => rebuildTensor(args),
  "torch._utils._rebuild_tensor_v2": (args) => {
    checkPlain(args[6]);
    return rebuildTensor(args);
  },
  "torch._utils._rebuild_tensor_v3": rebuildTyped,
  "torch._utils._rebuild_parameter": ([tensor]) => tensorOf(tensor),
  "torch._utils._rebuild_parameter_with_state": ([tensor]) => tensorOf(tensor),
  "torch._tensor._rebuild_from_type_v2": rebuildFromType,
  "torch.Size": ([sizes = []]) => checkedCounts(sizes),
  "torch.device": device,
  "torch.serialization._get_layout": ([name]) => String(name),
};

/** The names of PyTorch that may be in a checkpoint. */
export function* torchGlobals(): Generator<[string, unknown]> {
  for (const [name, call] of Object.entries(calls)) yield [name, new PickleGlobal(name, call)];
  for (const name of tensorClasses) yield [name, new PickleGlobal(name)];
  for (const [name, dtype] of Object.entries(storageTypes)) {
    const value = new StorageClass(elementTypes.get(dtype)!);
    yield [`torch.${name}Storage`, value];
    yield [`torch.cuda.${name}Storage`, value];
  }
  const untyped = new StorageClass(elementTypes.get("uint8")!);
  for (const name of ["storage.UntypedStorage", "storage._UntypedStorage", "UntypedStorage"])
    yield [`torch.${name}`, untyped];
}
