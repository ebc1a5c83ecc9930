/**
 * A master with one checkpoint, as a process of its own: prepares an archive of `files` files and `megabytes` in all
 * below the folder it is given, says so to its parent, and streams it whenever asked.
 */
import { execFileSync } from "node:child_process";
import { randomFillSync } from "node:crypto";
import { createReadStream, mkdirSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream";

const [folder, files, megabytes, uuid] = process.argv.slice(2);
const archive = join(folder, "checkpoint.tgz");
const resources = prepare(join(folder, "source"));
const record = {
  checkpoint: {
    uuid,
    state: "STATE_COMPLETED",
    resources,
    metadata: { steps_completed: 1 },
    reportTime: "2024-05-01T10:00:00Z",
    training: { experimentConfig: { checkpoint_storage: { type: "s3", bucket: "unused" } }, hparams: {} },
  },
};
const body = Buffer.from(JSON.stringify(record));

const server = createServer((request, response) => {
  if (request.url?.startsWith("/api/v1/checkpoints/")) {
    response.writeHead(200, { "content-type": "application/json" }).end(body);
  } else if (request.url?.startsWith("/checkpoints/")) {
    response.writeHead(200, { "content-type": "application/gzip" });
    pipeline(createReadStream(archive, { highWaterMark: 256 * 1024 }), response, () => {});
  } else response.writeHead(404).end();
});
server.listen(0, "127.0.0.1", () => {
  process.send({ port: server.address().port, bytes: statSync(archive).size });
});
process.on("disconnect", () => process.exit());

/** Weights: mostly noise, which hardly shrinks; gzip finds something in a quarter of it, as in real checkpoints. */
function prepare(source) {
  const size = Math.floor((megabytes * 2 ** 20) / files);
  const content = Buffer.alloc(size);
  const sizes = {};
  for (let index = 0; index < files; index += 1) {
    const name = `shards/${index % 10}/weights-${index}.bin`;
    randomFillSync(content, 0, Math.floor(size * 0.75));
    mkdirSync(dirname(join(source, name)), { recursive: true });
    writeFileSync(join(source, name), content);
    sizes[name] = size;
  }
  writeFileSync(join(source, "metadata.json"), "{}");
  execFileSync("tar", ["-cf", archive, "--use-compress-program", "gzip -1", "-C", source, "."]);
  return { ...sizes, "metadata.json": 2 };
}
