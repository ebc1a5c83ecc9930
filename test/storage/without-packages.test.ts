import { expect, test } from "vitest";
import { attempt, expectFallback, expectRefusal } from "./checkpoint.js";

const storages = {
  "@aws-sdk/client-s3": { type: "s3", bucket: "b" },
  "@google-cloud/storage": { type: "gcs", bucket: "b" },
  "@azure/storage-blob": { type: "azure", container: "c", account_url: "https://a.example" },
};

for (const [name, storage] of Object.entries(storages)) {
  test(`without ${name} DIRECT says what to install`, () =>
    expectRefusal(storage, new RegExp(`the package ${name}, which is not installed\\. Run npm install ${name}`)));

  test(`without ${name} AUTO goes through the master`, () => expectFallback(storage));
}

test("storage that nothing can read directly is named, and AUTO goes through the master", async () => {
  const { run } = await attempt({ type: "hdfs" }, "DIRECT");
  await expect(run()).rejects.toThrow("type hdfs cannot be read directly");
  await expectFallback({ type: "hdfs" });
});
