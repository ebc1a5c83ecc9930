import type { ByteCursor } from "./byte-cursor.js";
import { checkValues } from "./check-values.js";
import { PickleMachine, type PickleSurroundings } from "./pickle-machine.js";
import { opcodeTable } from "./pickle-opcodes.js";
import { damaged, unsupported } from "./problems.js";

const newestProtocol = 5;
const mostOpcodes = 20_000_000;
/** Opcodes after which other work gets its turn: some hundredths of a second. */
const turn = 2 ** 18;

/**
 * Reads one pickle without running anything of it.
 *
 * dicts come as plain objects, lists, tuples and sets as arrays, bytes as Uint8Array, None as null, integers beyond 2^53 as bigint. It
 * yields now and then, so that the caller can let other work run.
 */
export function* readPickle(cursor: ByteCursor, surroundings: PickleSurroundings): Generator<void, unknown> {
  const machine = new PickleMachine(surroundings);
  if (cursor.byte() !== 0x80) throw damaged("its pickle does not begin with a protocol");
  const protocol = cursor.byte();
  if (protocol > newestProtocol) throw unsupported(`its pickle has protocol ${protocol}`);
  for (let count = 1; count <= mostOpcodes; count++) {
    if (count % turn === 0) yield;
    const byte = cursor.byte();
    if (byte === 0x2e) {
      const result = machine.pop();
      yield* checkValues(result, machine);
      return result;
    }
    const opcode = opcodeTable[byte];
    if (!opcode) throw damaged(`its pickle has the opcode 0x${byte.toString(16)}, which torch.save does not write`);
    opcode(machine, cursor);
  }
  throw unsupported("its pickle is too long");
}
