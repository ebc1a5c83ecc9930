/**
 * How fast is a checkpoint fetched from S3? 400 objects from a local s3rver, by a direct download of this package and by
 * the Python SDK's storage manager from the same server. Installs s3rver and the S3 client into a folder outside the
 * repository. `BENCH_ROUNDS` changes how long it takes.
 */
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installPackages } from "../test/storage/packages.mjs";
import { s3Keys, startS3 } from "../test/storage/servers.mjs";
import { importSource, interleave, report } from "./measure.mjs";
import { findPython, startPython } from "./rival.mjs";

const objects = 400;
const size = 64 * 1024;
const rounds = Number(process.env.BENCH_ROUNDS ?? 7);
const bucket = "checkpoints";
const prefix = "bench";
const uuid = "00000000-0000-4000-8000-000000000001";
const program = `
import json, sys, time
from determined.common.storage import s3
endpoint, bucket, prefix, uuid, key = sys.argv[1:]
manager = s3.S3StorageManager(bucket, key, key, endpoint, prefix)
for line in sys.stdin:
    began = time.perf_counter()
    manager.download(uuid, line.strip())
    print(json.dumps((time.perf_counter() - began) * 1000), flush=True)
`;

const packages = installPackages(["s3"]);
const python = findPython();
if (python === undefined) throw new Error("no Python with the package determined; set DETERMINED_PYTHON");
const root = await mkdtemp(join(tmpdir(), "bench-storage-"));
await mkdir(join(root, "server"));
const server = await startS3(packages, join(root, "server"), bucket);
try {
  await run(server.url);
} finally {
  await server.stop();
  await rm(root, { recursive: true, force: true });
}

async function run(endpoint) {
  const { downloadCheckpoint } = await importSource(
    'export { downloadCheckpoint } from "./src/platform/node/download/download-checkpoint.ts";',
    packages,
  );
  const { PutObjectCommand, S3Client } = createRequire(join(packages, "package.json"))("@aws-sdk/client-s3");
  const resources = {};
  const client = new S3Client({ endpoint, region: "us-east-1", forcePathStyle: true, credentials: s3Keys });
  for (let index = 0; index < objects; index += 1) {
    const name = `part-${index % 10}/weights-${index}.bin`;
    await client.send(
      new PutObjectCommand({ Bucket: bucket, Key: `${prefix}/${uuid}/${name}`, Body: randomBytes(size) }),
    );
    resources[name] = size;
  }
  const { accessKeyId: key } = s3Keys;
  const storage = { type: "s3", bucket, prefix, endpoint_url: endpoint, access_key: key, secret_key: key };
  const target = join(root, "target");
  const theirs = startPython(python, program, [endpoint, bucket, prefix, uuid, key]);
  const clear = () => rm(target, { recursive: true, force: true });
  const contenders = {
    ours: async () => {
      await clear();
      const began = performance.now();
      await downloadCheckpoint({ uuid, path: target, mode: "DIRECT", resources, metadata: {}, storage });
      const time = performance.now() - began;
      await expectFiles(target, objects + 1);
      return time;
    },
    "Python SDK": async () => {
      await clear();
      const time = await theirs.ask(target);
      await expectFiles(target, objects);
      return time;
    },
  };
  try {
    const times = await interleave(contenders, { rounds });
    const title = `downloading ${objects} objects of ${size / 1024} kB from S3 (s3rver)`;
    report({ title, times, ours: "ours", rival: "Python SDK", goal: 2 });
  } finally {
    await theirs.stop();
  }
}

async function expectFiles(folder, count) {
  const found = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  if (found.length !== count) throw new Error(`${found.length} files arrived, not ${count}`);
}
