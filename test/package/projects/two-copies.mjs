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
// Filters are taken too: an offline master is all that goes wrong.
const filter = first.where("id").gt(1).and(second.where("id").lt(9), third.where("name").eq("a"));
const searching = new third.Determined({ master: "http://localhost:1", retry: false }).searchExperiments({ filter });
assert.equal((await searching.first().catch((caught) => caught)).name, "MasterUnreachableError");
assert.equal(String(filter), 'where("id").gt(1).and(where("id").lt(9), where("name").eq("a"))');
assert.equal(first.isDeterminedError(new Error("x")), false);
console.log("done");
