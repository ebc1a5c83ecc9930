import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";

const alias = { "#platform": fileURLToPath(new URL("./src/platform/node/index.ts", import.meta.url)) };

/** `npm test` runs everything that needs no build; test/package and test/interop have configurations of their own. */
const config: ViteUserConfig = defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "main",
          include: ["test/{unit,contract,network,types,recordings,docs}/**/*.test.ts"],
          testTimeout: 20_000,
        },
      },
      {
        resolve: { alias },
        test: { name: "msw", include: ["test/msw/**/*.test.ts"], testTimeout: 20_000 },
      },
    ],
  },
});
export default config;
