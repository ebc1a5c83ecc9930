import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";
import { sides } from "../../scripts/sides.mjs";
import { unusedDirectory } from "../no-logins.js";

/**
 * The contract suite over sockets: on the master that `DET_TEST_MASTER` names, else on a fake one in another process.
 * Tests wait for the master most of the time, so more of them run at once than there are cores.
 */
const config: ViteUserConfig = defineConfig({
  root: fileURLToPath(new URL("../..", import.meta.url)),
  resolve: { alias: sides.node },
  test: {
    include: ["test/contract/**/*.test.ts"],
    globalSetup: ["test/no-logins.ts", "test/contract/bridge-setup.ts"],
    reporters: ["default", "./test/contract/bridge-reporter.ts"],
    env: { DET_DEBUG_CONFIG_PATH: unusedDirectory },
    maxWorkers: 6,
    isolate: false,
    setupFiles: "test/shared-process.ts",
    testTimeout: 600_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
export default config;
