import { expect, test } from "vitest";
import { readStateDict } from "../../../src/state-dict/index.js";
import { comparable, expectedOf, fixtureBytes } from "./read-fixtures.js";

test.each([
  "dtypes",
  "dtypes-legacy",
  "views",
  "views-legacy",
  "determined",
  "determined-legacy",
  "determined-torch-1.4.0",
  "determined-torch-2.15.0",
  "unsigned-torch-2.15.0",
  "python-protocol-2",
  "python-protocol-3",
  "python-protocol-4",
  "python-protocol-5",
  "complex",
  "tagged",
])("%s.pth holds what PyTorch says", (name) => {
  expect(comparable(readStateDict(fixtureBytes(`${name}.pth`)))).toEqual(expectedOf(name));
});
