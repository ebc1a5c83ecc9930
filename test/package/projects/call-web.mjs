import assert from "node:assert/strict";
import { Determined, UnsupportedRuntimeError } from "determined-client";
import { createFakeMaster } from "determined-client/testing";

const fake = await createFakeMaster();
const determined = new Determined({ master: fake.url, token: fake.token("determined"), fetch: fake.fetch });
assert.equal(typeof (await determined.getMasterInfo()).version, "string");
await assert.rejects(
  determined.createExperiment({ config: { name: "x", entrypoint: "x" }, modelDir: "." }),
  (error) => UnsupportedRuntimeError.isInstance(error) && /modelFiles/.test(error.message),
);
await fake.close();
console.log("done");
