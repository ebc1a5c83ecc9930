import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL("../../../dist/cli.js", import.meta.url));

/** Starts `fake-master --demo` for pages of these origins; resolves to its address, what it ends with, and a function that ends it. */
export async function startDemo(origins) {
  const allowed = origins.flatMap((origin) => ["--cors", origin]);
  const args = [command, "fake-master", "--demo", "--port", "0", "--quiet", "--json", ...allowed];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
  // A page's server that fails takes it along.
  process.on("exit", () => child.kill());
  const gone = once(child, "close").then(([code, signal]) => (signal ? `by ${signal}` : `with exit code ${code}`));
  const line = await Promise.race([firstLine(child.stdout), gone.then(() => undefined)]);
  if (line === undefined) throw new Error(`The fake master ended ${await gone} before it gave its address.`);
  return {
    url: JSON.parse(line).url,
    gone,
    async close() {
      child.kill();
      await gone;
    },
  };
}

async function firstLine(stream) {
  for await (const line of createInterface({ input: stream })) {
    stream.resume();
    return line;
  }
  return undefined;
}
