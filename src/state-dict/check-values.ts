import { isDict, type PickleMachine } from "./pickle-machine.js";
import { damaged, unsupported } from "./problems.js";
import { Tensor } from "./tensor.js";

const deepest = 1000;
const mostRepeated = 10_000_000;
/** Values after which other work gets its turn. */
const turn = 2 ** 18;

/** How deep a value is, and of how many values it consists when those that are shared are counted each time. */
interface Extent {
  depth: number;
  values: number;
}

const leaf: Readonly<Extent> = { depth: 0, values: 1 };

/** A list or dict whose values are being looked at. */
interface Visit {
  readonly value: object;
  readonly children: unknown[];
  next: number;
  readonly extent: Extent;
}

/**
 * Looks at everything that a pickle left behind, without recursion: refuses what is not data, contains itself, is so deep that
 * walking it would overflow the stack, or is small in the file but endless when printed.
 */
export function* checkValues(root: unknown, machine: PickleMachine): Generator<void, void> {
  const { shared, holders, unfinished } = machine;
  /** Extents of what may be met again; undefined while it is being looked at. */
  const known = new Map<object, Extent | undefined>();
  const path: Visit[] = [];
  let seen = 0;

  /** The extent of a value; undefined where its values have to be looked at first. */
  const enter = (value: unknown): Readonly<Extent> | undefined => {
    seen++;
    if (typeof value !== "object" || value === null) return leaf;
    const isList = Array.isArray(value);
    if (!isList && !isDict(value)) return checkLeaf(value);
    const isShared = shared.has(value);
    if (isShared && known.has(value)) {
      const extent = known.get(value);
      if (!extent) throw unsupported("a value in it contains itself");
      return extent;
    }
    if (holders.has(value)) {
      if (isShared) known.set(value, undefined);
      path.push({
        value,
        children: isList ? (value as unknown[]) : Object.values(value),
        next: 0,
        extent: { depth: 0, values: 1 },
      });
      return undefined;
    }
    // Counting the entries of a dict takes a while, and only matters where it is repeated.
    const count = isList ? value.length : isShared ? Object.keys(value).length : 1;
    seen += count;
    const extent = { depth: 1, values: 1 + count };
    if (isShared) known.set(value, extent);
    return extent;
  };
  const checkLeaf = (value: object): Readonly<Extent> => {
    if (unfinished.has(value)) throw damaged("an object in it has no state");
    if (value instanceof Tensor || value instanceof Uint8Array) return leaf;
    throw unsupported("it holds a bare storage, class or function among its values");
  };
  const add = (extent: Extent, { depth, values }: Readonly<Extent>): void => {
    extent.depth = Math.max(extent.depth, depth + 1);
    extent.values += values;
  };

  enter(root);
  for (let visit = path.at(-1), steps = 1; visit; visit = path.at(-1), steps++) {
    if (steps % turn === 0) yield;
    if (visit.next < visit.children.length) {
      const extent = enter(visit.children[visit.next++]);
      if (extent) add(visit.extent, extent);
      continue;
    }
    path.pop();
    const { extent } = visit;
    if (extent.depth > deepest) throw unsupported("the values in it are nested too deep");
    if (extent.values > mostRepeated && extent.values > 100 * seen) {
      throw unsupported("it repeats its values without end");
    }
    if (shared.has(visit.value)) known.set(visit.value, extent);
    const parent = path.at(-1);
    if (parent) add(parent.extent, extent);
  }
}
