import { expect, test } from "vitest";
import {
  arrayOf,
  inputOf,
  mapOf,
  nameInSpec,
  nameOf,
  renameIn,
  splitFormat,
  takeApart,
  withFormat,
  withoutSteps,
} from "../../../src/generator/type-names.js";

test.each([
  ["v1Thing", "v1Thing", ""],
  [arrayOf("v1Thing"), "v1Thing", "[]"],
  [arrayOf(mapOf("v1Thing")), "v1Thing", "[]{}"],
  [mapOf(arrayOf("v1Thing")), "v1Thing", "{}[]"],
  [mapOf(mapOf("map")), "map", "{}{}"],
  [arrayOf("integer:int32"), "integer:int32", "[]"],
])("%s is taken apart", (type, name, steps) => {
  expect(takeApart(type)).toEqual({ name, steps });
});

test("formats, references and copies that are sent have names that can be read back", () => {
  expect(splitFormat(withFormat("integer", "int32"))).toEqual({ type: "integer", format: "int32" });
  expect(splitFormat(withFormat("string", undefined))).toEqual({ type: "string", format: undefined });
  expect(nameOf("#/components/schemas/v1Thing")).toBe("v1Thing");
  expect(withoutSteps("rows[].hparams{}.value")).toBe("rows.hparams.value");
  const isInSpec = (name: string): boolean => ["v1Thing", "v1Own", "v1OwnInput"].includes(name);
  expect(inputOf("v1Thing", isInSpec)).toBe("v1ThingInput");
  expect(inputOf("v1Own", isInSpec)).toBe("v1OwnInput_");
  for (const name of ["v1Thing", "v1Own"]) expect(nameInSpec(inputOf(name, isInSpec), isInSpec)).toBe(name);
  expect(nameInSpec("v1OwnInput", isInSpec)).toBe("v1OwnInput");
  expect(renameIn("#/components/schemas/v1Thing", "v1ThingInput")).toBe("#/components/schemas/v1ThingInput");
});
