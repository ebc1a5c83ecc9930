import { readFile } from "node:fs/promises";
import { beforeAll, expect, test } from "vitest";
import { checkFit, fittingReleases } from "../../../src/generator/check-fit.js";
import type { Swagger } from "../../../src/generator/document.js";
import { readHistory, type History } from "../../../src/generator/history.js";

const openapi = new URL("../../../openapi/", import.meta.url);
let history: History;
beforeAll(async () => {
  history = readHistory(await readFile(new URL("operations-by-release.tsv", openapi), "utf8"));
});
/** Only paths are read, which are the same before and after normalisation. */
const specOf = async (release: string): Promise<Swagger> =>
  JSON.parse(await readFile(new URL(`${release}.json`, openapi), "utf8"));

test.each([
  ["0.19.10", ["0.19.10", "0.19.11"]],
  ["0.23.3", ["0.23.3"]],
  ["0.27.1", ["0.26.4", "0.26.5", "0.26.6", "0.26.7", "0.27.0", "0.27.1", "0.28.0"]],
  ["0.38.1", ["0.38.0", "0.38.1"]],
])("the operations of %s tell the releases that it may be of", async (release, fitting) => {
  const spec = await specOf(release);
  expect(fittingReleases(spec, history)).toEqual(fitting);
  for (const fit of fitting) expect(() => checkFit(spec, fit, history)).not.toThrow();
});

test("an operation that is younger than the release, or older, is named", async () => {
  const spec = await specOf("0.38.1");
  expect(() => checkFit(spec, "0.20.0", history)).toThrow(
    /is not of 0\.20\.0: it has \w+ \(.*\), which .* By its operations it is of 0\.38\.0 to 0\.38\.1\./,
  );
  const old = await specOf("0.27.1");
  expect(() => checkFit(old, "0.38.1", history)).toThrow("is not of 0.38.1");
  expect(() => checkFit(old, "0.39.0", history)).toThrow("is not of 0.39.0");
});

test("a release that has operations which the spec lacks is refused, where the spec is of another release", async () => {
  const old = await specOf("0.27.1");
  expect(() => checkFit(old, "0.31.0", history)).toThrow(
    /is not of 0\.31\.0: it lacks \w+ \(.*\), which masters have from [\d.]+ to [\d.]+\. By its operations it is of 0\.26\.4 to 0\.28\.0\.$/,
  );
  // Nothing is known of a build between two releases.
  expect(() => checkFit(old, "0.30.9", history)).not.toThrow();
});

test("a release that nobody knows takes the newest spec, with routes added or dropped", async () => {
  const spec = await specOf("0.38.1");
  expect(() => checkFit(spec, "0.39.0", history)).not.toThrow();
  delete spec.paths["/api/v1/agents"];
  spec.paths["/api/v1/news"] = spec.paths["/api/v1/master"]!;
  expect(() => checkFit(spec, "0.38.1", history)).not.toThrow();
  expect(fittingReleases(spec, history)).toEqual([]);
});
