import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { currentRelease, oldestRelease } from "../../generated/releases.js";
import { readKnowledge } from "../../src/generator/knowledge.js";
import type { FacadeMap } from "../../src/generator/report/facade-map.js";
import { rows } from "../unit/leftovers/rows.js";
import { openStage, type Stage } from "../unit/leftovers/stage.js";

/** Asked by what every call goes through: who is logged in, and which release it is. */
const ofEveryCall = ["Login", "GetMe", "GetMaster"];
/** Not of the object model, or of what another method gives. */
const ofNoObject = /^(?:ApiClient|CheckpointFile|Listing)\./;
/** Calls that are made to be refused or to end; what they ask is asked all the same. */
const settle = async (value: unknown): Promise<void> => {
  try {
    const result: unknown = await value;
    const given = value instanceof Promise ? result : value;
    if (typeof given === "object" && given !== null && Symbol.asyncIterator in given)
      for await (const piece of given as AsyncIterable<unknown>) void piece;
  } catch {
    // What the master says is not what this is about.
  }
};

// Where the map says less than what a method asks, the report of spec-diff would keep quiet about it.
describe.each([currentRelease, oldestRelease] as const)("on %s the map of the facade holds", (version) => {
  let map: FacadeMap;
  let stage: Stage;
  beforeAll(async () => {
    map = await (await readKnowledge("openapi")).facade();
    stage = await openStage({ version });
  });
  afterAll(() => stage.close());

  test.each(Object.entries(rows).filter(([name]) => !ofNoObject.test(name)))(
    "what %s asks a master",
    async (name, row) => {
      const call = await row(stage);
      const before = stage.fake.requests().length;
      await stage.run(settle(call({ signal: new AbortController().signal })));
      const known = map.methods[name] ?? { operations: [], fields: [] };
      const fields = new Set(known.fields.map((field) => map.fields[field]));
      for (const { operation, query } of stage.fake.requests().slice(before)) {
        if (operation === undefined || ofEveryCall.includes(operation)) continue;
        expect(known.operations).toContain(operation);
        const sent = [...new Set(query.keys())].map((parameter) => `${operation}.query.${parameter}`);
        expect(sent.filter((parameter) => !fields.has(parameter))).toEqual([]);
      }
    },
  );
});
