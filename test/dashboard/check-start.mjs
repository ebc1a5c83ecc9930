import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { startProgram } from "./start-program.mjs";

const start = "examples/dashboard/start.mjs";

/** The program that serves the page. */
export const starting = {
  async "when its fake master dies, the dashboard says so and ends with exit code 1"() {
    const dashboard = await startProgram(start, "--port", "0");
    const [fake] = execFileSync("pgrep", ["-P", String(dashboard.pid), "-f", "fake-master"], {
      encoding: "utf8",
    }).split("\n");
    process.kill(Number(fake), "SIGKILL");
    const { code, errors } = await dashboard.gone;
    assert.equal(code, 1);
    assert.match(errors, /^The fake master ended by SIGKILL, so the dashboard ends too\.$/m);
  },
};
