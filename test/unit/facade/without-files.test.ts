import { expect, test, vi } from "vitest";
import { Checkpoint, Determined, UnsupportedRuntimeError } from "../../../src/index.js";

vi.mock("#platform", () => import("../../../src/platform/web/index.js"));

const uuid = "d697f88f-0fd5-4f8f-9b6c-3a3c0d6a9b7e";
const config = { name: "x", entrypoint: "y" };

test.each<[string, (determined: Determined) => Promise<unknown>, RegExp]>([
  ["downloadCode", (determined) => determined.experiment(7).downloadCode(), /Use code\(\)/],
  ["writeMetadataFile", (determined) => determined.checkpoint(uuid).writeMetadataFile("x.json"), /metadata field/],
  ["download", (determined) => determined.checkpoint(uuid).download(), /stream\(\) or files\(\)/],
  ["load", (determined) => determined.checkpoint(uuid).load(), /stream\(\) or files\(\)/],
  ["loadFromPath", () => Checkpoint.loadFromPath("x"), /stream\(\) or files\(\)/],
  ["a config file", (determined) => determined.createExperiment({ config: "x.yaml" }), /config as an object/],
  [
    "a config URL",
    (determined) => determined.createExperiment({ config: new URL("file:///x") }),
    /config as an object/,
  ],
  [
    "contextDir",
    (determined) => determined.notebooks.start({ contextDir: "." }),
    /option contextDir or includes.*contextFiles/,
  ],
  ["modelDir", (determined) => determined.createExperiment({ config, modelDir: "." }), /modelFiles/],
  [
    "includes of an unmanaged experiment with a key",
    (determined) => determined.createExperiment({ config, includes: ["x"], unmanaged: true, dedupeKey: "k" }),
    /modelFiles/,
  ],
])("without a file system %s rejects before anything is sent", async (_, call, words) => {
  let requests = 0;
  const fetch = async (): Promise<Response> => {
    requests++;
    return new Response("{}");
  };
  const determined = new Determined({ master: "http://master.localhost", token: "t", fetch });
  const error: unknown = await call(determined).catch((reason: unknown) => reason);
  expect(UnsupportedRuntimeError.isInstance(error)).toBe(true);
  expect((error as Error).message).toMatch(words);
  expect(requests).toBe(0);
});
