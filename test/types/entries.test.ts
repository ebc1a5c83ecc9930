import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

interface Manifest {
  exports: Record<string, { require: { types: string } } | string>;
  typesVersions: { "*": Record<string, string[]> };
}

test("resolutions that know no exports find the types of every entry", () => {
  const { exports, typesVersions } = JSON.parse(readFileSync("package.json", "utf8")) as Manifest;
  const expected = Object.entries(exports).flatMap(([entry, target]) =>
    // That of "." stands in "types".
    typeof target === "string" || entry === "." ? [] : [[entry.replace("./", ""), [target.require.types]]],
  );
  expect(typesVersions["*"]).toEqual(Object.fromEntries(expected));
});
