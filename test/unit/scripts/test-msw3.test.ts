import { afterAll, expect, test } from "vitest";
import { runScriptIn, temporaryFolder } from "./run-script.js";

const folder = await temporaryFolder();
afterAll(folder.cleanUp);

test.runIf(process.platform === "linux" && process.arch === "x64")(
  "without a build the check of msw 3 says to build first, and installs nothing",
  async () => {
    const { code, stderr } = await runScriptIn(folder.path, "test-msw3");
    expect(code).toBe(2);
    expect(stderr).toBe("dist/ is missing: run npm run build first.\n");
  },
);
