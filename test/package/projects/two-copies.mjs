import assert from "node:assert/strict";
import { createRequire } from "node:module";
import * as first from "determined-client";
import * as second from "determined-client-copy";

const third = createRequire(import.meta.url)("determined-client");
assert.notEqual(first.InvalidArgumentError, second.InvalidArgumentError);
for (const thrower of [first, second, third]) {
  const error = await new thrower.Determined({ master: "http://localhost:1" })
    .getExperiment("x")
    .catch((caught) => caught);
  for (const judge of [first, second, third]) {
    assert.equal(judge.isDeterminedError(error), true);
    assert.equal(judge.InvalidArgumentError.isInstance(error), true);
    assert.equal(error instanceof judge.InvalidArgumentError, true);
    assert.equal(error instanceof judge.NotFoundError, false);
  }
  assert.equal(error.name, "InvalidArgumentError");
}
assert.equal(first.isDeterminedError(new Error("x")), false);
console.log("done");
