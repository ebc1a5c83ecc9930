import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { currentRelease, oldestRelease } from "../../generated/releases.js";
import { readKnowledge } from "../../src/generator/knowledge.js";
import { UnsupportedByMasterError } from "../../src/index.js";
import type { FacadeMap } from "../../src/generator/report/facade-map.js";
import { rows } from "../unit/leftovers/rows.js";
import { openStage, type Stage } from "../unit/leftovers/stage.js";

/** Asked by what every call goes through: who is logged in, and which release it is. */
const ofEveryCall = ["Login", "GetMe", "GetMaster"];
/** Not of the object model, or of what another method gives. */
const ofNoObject = /^(?:ApiClient|CheckpointFile|Listing)\./;
/** Calls that are made to be refused or to end; what they ask is asked all the same. Gives what they reject with. */
const settle = async (value: unknown): Promise<unknown> => {
  try {
    const result: unknown = await value;
    const given = value instanceof Promise ? result : value;
    if (typeof given === "object" && given !== null && Symbol.asyncIterator in given)
      for await (const piece of given as AsyncIterable<unknown>) void piece;
    return undefined;
  } catch (error) {
    return error;
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
      const error = await stage.run(settle(call({ signal: new AbortController().signal })));
      const known = map.methods[name] ?? { operations: [], fields: [], needs: [] };
      // What a method refuses is said by the map, too: the report counts it.
      if (UnsupportedByMasterError.isInstance(error) && error.since !== undefined)
        expect(known.needs?.map(({ since }) => since)).toContain(error.since);
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

test("the map tells what needs a release always, and what only with an option or a value", async () => {
  const { methods } = await (await readKnowledge("openapi")).facade();
  expect(methods["Project.setKey"]!.needs).toEqual([{ since: "0.34.0" }]);
  expect(methods["Determined.createUser"]!.needs).toEqual([{ since: "0.21.1", with: ["remote"] }]);
  expect(methods["Determined.searchRuns"]!.needs).toEqual(
    expect.arrayContaining([{ since: "0.30.0" }, { since: "0.34.0", with: [] }]),
  );
});

test("a wire type that a method hands on counts with all its fields", async () => {
  const { methods, fields } = await (await readKnowledge("openapi")).facade();
  const used = methods["Determined.getMasterInfo"]!.fields.map((field) => fields[field]);
  expect(used).toEqual(expect.arrayContaining(["v1GetMasterResponse.clusterName", "v1SSOProvider.ssoUrl"]));
});
