import assert from "node:assert/strict";
import { Determined, NotFoundError } from "determined-client";
import { createApiClient, unwrap } from "determined-client/api";
import { createFakeMaster } from "determined-client/testing";
import { mswHandlers } from "determined-client/msw";

const fake = await createFakeMaster({ clock: "real" });
await fake.listen({ port: 0 });
const options = { master: fake.url, token: fake.token("determined") };

const determined = new Determined(options);
assert.equal(typeof (await determined.getMasterInfo()).version, "string");
await assert.rejects(
  determined.getExperiment(4711),
  (error) => NotFoundError.isInstance(error) && error instanceof NotFoundError,
);

const api = createApiClient(options);
const answer = unwrap(await api.GET("/api/v1/master"));
assert.equal(typeof answer.version, "string");
assert.ok(mswHandlers(fake).length > 0);

await fake.close();
console.log("done");
