import { inspect } from "node:util";
import { expect, test } from "vitest";
import { assignKnown } from "../../../src/facade/assign-known.js";
import { prepareClass } from "../../../src/facade/prepare-class.js";
import { checkOptions } from "../../../src/values/index.js";

class Thing {
  readonly id: number;
  readonly name!: string | undefined;
  constructor(id: number) {
    prepareClass(Thing, (thing) => `Thing(id=${thing.id})`);
    this.id = id;
  }
}

test("an inspectable object shows its text in template literals and in util.inspect", () => {
  const thing = new Thing(7);
  expect(`${thing as unknown as string}`).toBe("Thing(id=7)");
  expect(inspect({ thing })).toBe("{ thing: Thing(id=7) }");
});

test("the text follows the object and does not show among its keys", () => {
  const first = new Thing(1);
  const second = new Thing(2);
  expect([first, second].map((thing) => inspect(thing))).toEqual(["Thing(id=1)", "Thing(id=2)"]);
  expect(Object.keys(first)).toEqual(["id", "name"]);
});

test("methods refuse arguments after their options, and JSON.stringify may pass its own", async () => {
  class Shop {
    constructor() {
      prepareClass(Shop, () => "Shop()");
    }
    toJSON(): object {
      return { open: true };
    }
    async buy(what: string, options?: object): Promise<string> {
      checkOptions(options, "buy");
      return what;
    }
  }
  const shop = new Shop();
  const buy = shop.buy.bind(shop) as (...rest: unknown[]) => Promise<string>;
  await expect(buy("tea", {}, 3)).rejects.toThrow(
    "options must be the options object of buy, got more arguments than it takes. All but a leading id, name or list goes into one object.",
  );
  expect(await buy("tea", {})).toBe("tea");
  expect(JSON.stringify({ shop })).toBe('{"shop":{"open":true}}');
});

test("what an answer leaves out keeps its value, what it clears does not", () => {
  const thing = assignKnown(new Thing(1), { name: "old" });
  assignKnown<Thing>(thing, { name: undefined });
  expect(thing.name).toBe("old");
  assignKnown<Thing>(thing, { name: "" });
  expect(thing.name).toBe("");
});
