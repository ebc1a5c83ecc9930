import { isDict } from "./pickle-machine.js";
import { damaged } from "./problems.js";
import { Tensor } from "./tensor.js";

const deepest = 1000;
const mostRepeated = 10_000_000;

/** How deep a value is, and of how many values it consists when those that are shared are counted each time. */
interface Extent {
  readonly depth: number;
  readonly values: number;
}

interface Visit {
  readonly value: object;
  readonly children: unknown[];
  next: number;
  depth: number;
  values: number;
}

/**
 * Looks at everything that a pickle left behind, without recursion: refuses what is not data, contains itself, is so deep that
 * walking it would overflow the stack, or is small in the file but endless to whoever prints it.
 */
export function checkValues(root: unknown, unfinished: ReadonlyMap<unknown, unknown>): void {
  const known = new Map<object, Extent | undefined>();
  const path: Visit[] = [];
  const enter = (value: unknown): Extent | undefined => {
    const children = childrenOf(value, unfinished);
    if (!children) return { depth: 0, values: 1 };
    const object = value as object;
    if (!known.has(object)) {
      known.set(object, undefined);
      path.push({ value: object, children, next: 0, depth: 0, values: 1 });
      return undefined;
    }
    const extent = known.get(object);
    if (!extent) throw damaged("a value in it contains itself");
    return extent;
  };
  const add = (visit: Visit, extent: Extent): void => {
    visit.depth = Math.max(visit.depth, extent.depth + 1);
    visit.values += extent.values;
  };
  enter(root);
  let seen = 0;
  for (let visit = path.at(-1); visit; visit = path.at(-1)) {
    if (visit.next < visit.children.length) {
      seen++;
      const extent = enter(visit.children[visit.next++]);
      if (extent) add(visit, extent);
      continue;
    }
    path.pop();
    if (visit.depth > deepest) throw damaged("the values in it are nested too deep");
    if (visit.values > mostRepeated && visit.values > 100 * seen) throw damaged("it repeats its values without end");
    known.set(visit.value, visit);
    const parent = path.at(-1);
    if (parent) add(parent, visit);
  }
}

/** The values in a list or dict; undefined for what has none. */
function childrenOf(value: unknown, unfinished: ReadonlyMap<unknown, unknown>): unknown[] | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (unfinished.has(value)) throw damaged("an object in it has no state");
  if (Array.isArray(value)) return value as unknown[];
  if (isDict(value)) return Object.values(value);
  if (value instanceof Tensor || value instanceof Uint8Array) return undefined;
  throw damaged("it holds a bare storage, class or function among its values");
}
