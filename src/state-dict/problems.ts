import { DeterminedError, UnsupportedRuntimeError } from "../errors/index.js";

const inPython = "determined.pytorch.load_trial_from_checkpoint_path or torch.load";

/** Text from a file as it may appear in a message: short, and printable. */
export const shown = (text: string): string => {
  const printable = text.replace(/[^\x20-\x7e]/g, "?");
  return printable.length > 100 ? `${printable.slice(0, 97)}...` : printable;
};

/** The error for a file that is cut off, damaged or made to do harm. */
export const damaged = (what: string): DeterminedError =>
  new DeterminedError(`The file is damaged, or torch.save did not write it: ${what}. Download it again.`);

/** The error for a sound file of a kind that is not read here. */
export const unsupported = (what: string): UnsupportedRuntimeError =>
  new UnsupportedRuntimeError(`${what}, which is not read here. In Python use ${inPython}.`);

/** Types of elements, such as float8_e4m3fn, qint8 and bits16. */
const dtype = /^(?:float|bits|complex|q?u?int)\d\w*$/;

/** The error for a name that a file wants to look up and that is not on the list. */
export function unknownGlobal(module: string, name: string): UnsupportedRuntimeError {
  if (module === "torch" && dtype.test(name)) return unsupported(`it holds tensors of the dtype ${shown(name)}`);
  return new UnsupportedRuntimeError(
    `The file needs ${shown(`${module}.${name}`)}, which is Python code; it was not run. ` +
      `Only if you trust the file, read it in Python: use ${inPython}.`,
  );
}

/** The same error with the name of the file in front. Other values pass through. */
export function located(error: unknown, name: string): unknown {
  const message = `${name}: ${(error as Error | undefined)?.message}`;
  if (UnsupportedRuntimeError.isInstance(error)) return new UnsupportedRuntimeError(message, { cause: error });
  return DeterminedError.isInstance(error) || error instanceof RangeError
    ? new DeterminedError(message, { cause: error })
    : error;
}
