import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";

/** A Python that has the official package: `DETERMINED_PYTHON`, else the first of the usual places; undefined when none has. */
export function findPython() {
  const places = [process.env.DETERMINED_PYTHON, "/tmp/det-venv/bin/python", "python3"].filter(Boolean);
  return places.find(
    (place) =>
      (!place.includes("/") || existsSync(place)) && spawnSync(place, ["-c", "import determined"]).status === 0,
  );
}

/**
 * Starts a Python program that does its work once for each line that it reads and answers with one line of JSON, so
 * that neither its start nor its imports are measured.
 */
export function startPython(python, program, args, environment = {}) {
  const env = { ...process.env, ...environment };
  const child = spawn(python, ["-c", program, ...args], { env, stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(line = "") {
      child.stdin.write(`${line}\n`);
      const { done, value } = await lines.next();
      if (done) throw new Error("the Python program ended early");
      return JSON.parse(value);
    },
    async stop() {
      child.stdin.end();
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}
