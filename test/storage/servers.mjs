import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { freePort } from "../free-port.mjs";

/** Starts a program that listens on a port, and waits until it answers; `stop` ends it. */
async function startServer(program, makeArguments) {
  const port = await freePort();
  const child = spawn(process.execPath, [program, ...makeArguments(port)], { stdio: ["ignore", "ignore", "pipe"] });
  let words = "";
  child.stderr.on("data", (chunk) => (words = (words + chunk).slice(-2000)));
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; ; attempt += 1) {
    const answered = await fetch(url).then(
      (response) => response.arrayBuffer().then(() => true),
      () => false,
    );
    if (answered) break;
    if (child.exitCode !== null || attempt === 300) throw new Error(`${program} does not answer: ${words}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const stop = async () => {
    if (child.exitCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  return { url, port, stop };
}

/** What s3rver lets in. */
export const s3Keys = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" };

/** A server of S3 with one bucket, which keeps its objects in a directory. */
export function startS3(packages, directory, bucket) {
  return startServer(join(packages, "node_modules/s3rver/bin/s3rver.js"), (port) => [
    ...["--address", "127.0.0.1", "--port", String(port), "--directory", directory],
    ...["--configure-bucket", bucket, "--silent"],
  ]);
}

/** A server of Azure Blob Storage, in memory. */
export function startAzure(packages) {
  return startServer(join(packages, "node_modules/azurite/dist/src/blob/main.js"), (port) => [
    ...["--blobHost", "127.0.0.1", "--blobPort", String(port), "--silent"],
    ...["--disableTelemetry", "--inMemoryPersistence", "--skipApiVersionCheck"],
  ]);
}
