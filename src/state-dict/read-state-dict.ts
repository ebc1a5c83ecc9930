import { memorySource, type ByteSource } from "./byte-source.js";
import { damaged, located, unsupported } from "./problems.js";
import { readStackedFormat } from "./read-stacked-format.js";
import { readZipFormat } from "./read-zip-format.js";

const startsWith = (head: Uint8Array, start: readonly number[], at = 0) =>
  start.every((byte, index) => head[at + index] === byte);
const codes = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

/**
 * Reads a file of `torch.save` (both formats, pickle protocols 2 to 5) without running any code from it.
 *
 * dicts come as plain objects, lists, tuples and sets as arrays, tensors and NumPy arrays as {@link Tensor}, whose values are read on demand.
 * Throws UnsupportedRuntimeError, which names what was found, when the file needs Python; DeterminedError when it is damaged.
 */
export function readStateDict(file: ByteSource | Uint8Array): unknown {
  const steps = readSteps(file);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same in steps of some hundredths of a second, with a pause between them, so that large files do not hold up a program. */
export async function readStateDictInSteps(
  file: ByteSource | Uint8Array,
  pause: () => Promise<unknown>,
): Promise<unknown> {
  const steps = readSteps(file);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await pause();
  }
}

function* readSteps(file: ByteSource | Uint8Array): Generator<void, unknown> {
  const source = file instanceof Uint8Array ? memorySource(file) : file;
  try {
    return yield* readFormat(source);
  } catch (error) {
    throw located(error, source.name);
  }
}

function* readFormat(source: ByteSource): Generator<void, unknown> {
  const head = source.read(0, Math.min(source.size, 512));
  if (startsWith(head, codes("PK"))) return yield* readZipFormat(source);
  if (startsWith(head, codes("ustar"), 257))
    throw unsupported("it has the tar format of the first releases of PyTorch");
  if (startsWith(head, codes("\x89HDF"))) throw unsupported("it is an HDF5 file, as Keras writes them");
  if (head[0] === 0x80) return yield* readStackedFormat(source);
  throw damaged("it begins neither as a zip archive nor as a pickle");
}
