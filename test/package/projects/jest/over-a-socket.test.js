// What loads a part on demand, over a real socket, in files that Jest loads as CommonJS.
const { mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { Determined, DownloadError, InvalidArgumentError } = require("determined-client");
const { createApiClient, unwrap } = require("determined-client/api");
const { createFakeMaster } = require("determined-client/testing");

let fake;
let determined;
const folder = mkdtempSync(join(tmpdir(), "jest-"));

beforeAll(async () => {
  fake = await createFakeMaster({ clock: "real", seed: 7 });
  const { url } = await fake.listen({ port: 0 });
  fake.experiments.add({ trials: 2, ago: "1d", runsFor: "1h" });
  fake.experiments.add({
    ago: "1d",
    config: { checkpoint_storage: { type: "azure", container: "c", connection_string: "x" } },
  });
  fake.experiments.add({ ago: "1d", config: { checkpoint_storage: { type: "s3", bucket: "b" } } });
  determined = new Determined({ master: url, user: "determined", password: "", tokenStore: false });
});
afterAll(() => fake.close());

async function best(id = 1) {
  return (await determined.getExperiment(id)).topCheckpoint();
}

test("files()", async () => {
  const names = [];
  for await (const { name } of (await best()).files()) names.push(name);
  expect(names).toContain("metadata.json");
});

test("stream()", async () => {
  const archive = await new Response(await (await best()).stream()).arrayBuffer();
  expect(archive.byteLength).toBeGreaterThan(500);
});

test("download()", async () => {
  const path = await (await best()).download({ path: join(folder, "best") });
  expect(readdirSync(path)).toContain("metadata.json");
});

test("a package of a storage that is not installed is named", async () => {
  const direct = (await best(2)).download({ path: join(folder, "azure"), mode: "DIRECT" });
  const error = await direct.catch((reason) => reason);
  expect(error).toBeInstanceOf(DownloadError);
  expect(error.message).toContain("npm install @azure/storage-blob");
});

test("a package of a storage is loaded, as Jest maps it", async () => {
  const sdk = require("@aws-sdk/client-s3");
  const direct = (await best(3)).download({ path: join(folder, "s3"), mode: "DIRECT" });
  await expect(direct).rejects.toThrow();
  expect(sdk.clients).toBe(1);
});

test("a directory, a configuration file, and the code back", async () => {
  writeFileSync(join(folder, "train.py"), "print(1)\n");
  writeFileSync(join(folder, "a.yaml"), "entrypoint: x\nsearcher: { name: single, metric: loss }\n");
  const config = join(folder, "a.yaml");
  const experiment = await determined.createExperiment({ config, includes: [join(folder, "train.py")] });
  const code = await experiment.downloadCode({ outputDir: join(folder, "code") });
  expect(statSync(code).size).toBeGreaterThan(50);
});

test("load() refuses a checkpoint that has no framework", async () => {
  await expect((await best()).load({ path: join(folder, "load") })).rejects.toThrow("no framework");
});

test("errors are of the classes that a test imports", async () => {
  await expect(determined.getExperiment("x")).rejects.toBeInstanceOf(InvalidArgumentError);
});

test("the typed low level", async () => {
  const api = createApiClient({ master: fake.url, token: fake.token("determined") });
  expect(unwrap(await api.GET("/api/v1/master")).version).toBe("0.38.1");
  expect(readFileSync(join(folder, "train.py"), "utf8")).toBe("print(1)\n");
});
