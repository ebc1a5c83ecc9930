const assert = require("node:assert/strict");
const { Determined, NotFoundError } = require("determined-client");
const { createApiClient, unwrap } = require("determined-client/api");
const { createFakeMaster } = require("determined-client/testing");
const { mswHandlers } = require("determined-client/msw");

async function main() {
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
  assert.equal(typeof unwrap(await api.GET("/api/v1/master")).version, "string");
  assert.ok(mswHandlers(fake).length > 0);

  await fake.close();
  console.log("done");
}

void main();
