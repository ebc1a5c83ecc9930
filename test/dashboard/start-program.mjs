import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Starts a program of the repository; resolves to the first address that it prints and a function that ends it. */
export async function startProgram(file, ...args) {
  const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio: ["ignore", "pipe", "inherit"] });
  const gone = once(child, "close");
  const url = await Promise.race([addressIn(child.stdout), gone.then(() => undefined)]);
  if (url === undefined) throw new Error(`${file} ended before it gave its address.`);
  return {
    url,
    async stop() {
      child.kill();
      await gone;
    },
  };
}

async function addressIn(output) {
  for await (const line of createInterface({ input: output })) {
    const found = /http:\/\/[\w.:[\]-]+/.exec(line);
    if (found === null) continue;
    output.resume();
    return found[0].replace(/\.$/, "");
  }
  return undefined;
}
