import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Starts a program of the repository; resolves to the first address that it prints, what it ends with, and a function that ends it. */
export async function startProgram(file, ...args) {
  const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
  let errors = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    errors += text;
    process.stderr.write(text);
  });
  const gone = once(child, "close").then(([code]) => ({ code, errors }));
  const url = await Promise.race([addressIn(child.stdout), gone.then(() => undefined)]);
  if (url === undefined) throw new Error(`${file} ended before it gave its address.`);
  return {
    url,
    pid: child.pid,
    gone,
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
