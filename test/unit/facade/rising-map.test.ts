import fc from "fast-check";
import { expect, test } from "vitest";
import { RisingMap } from "../../../src/facade/trials/rising-map.js";

const key = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom("1,2", "1,3"));
const steps = fc.array(fc.tuple(fc.constantFrom("rise", "set", "delete"), key, fc.integer()), { maxLength: 60 });

test("it gives what a Map gives, whatever order the keys come in", () => {
  fc.assert(
    fc.property(steps, (steps) => {
      const [map, plain] = [new RisingMap(), new Map<number | string, number>()];
      let next = 0;
      for (const [kind, key, value] of steps) {
        if (kind !== "delete") {
          const at = kind === "rise" ? (next += 3) : key;
          map.set(at, value);
          plain.set(at, value);
        } else if (typeof key === "string") {
          map.delete(key);
          plain.delete(key);
        }
        for (const each of [key, ...plain.keys(), next + 1]) expect(map.get(each)).toBe(plain.get(each));
      }
    }),
    { numRuns: 500, seed: 13 },
  );
});
