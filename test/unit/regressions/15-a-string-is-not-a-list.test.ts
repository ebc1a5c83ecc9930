// Python: remove_metadata("ab") removes the keys a and b; set_labels("ab") sets the labels a and b.
import { expect, test } from "vitest";
import { InvalidArgumentError } from "../../../src/errors/index.js";
import { Checkpoint } from "../../../src/facade/checkpoints/checkpoint.js";
import { Model } from "../../../src/facade/registry/model.js";
import { scriptedMaster } from "../facade/scripted-master.js";

test("a string where an array belongs is refused before any request", async () => {
  const { connection, sent } = scriptedMaster({});
  const text = "ab" as unknown as string[];
  const model = new Model(connection, { name: "fraud" });
  const checkpoint = new Checkpoint(connection, { uuid: "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385" });
  await expect(checkpoint.removeMetadata(text)).rejects.toThrow(InvalidArgumentError);
  await expect(checkpoint.removeFiles(text)).rejects.toThrow(InvalidArgumentError);
  await expect(model.removeMetadata(text)).rejects.toThrow(InvalidArgumentError);
  await expect(model.setLabels(text)).rejects.toThrow(InvalidArgumentError);
  expect(sent).toEqual([]);
});
