import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type ViteUserConfig } from "vitest/config";
import { sides } from "../../scripts/sides.mjs";
import { installPackages } from "./packages.mjs";

const packages = installPackages();
const clouds = ["@aws-sdk/client-s3", "@azure/storage-blob", "@google-cloud/storage"];
const installed = Object.fromEntries(clouds.map((name) => [name, join(packages, "node_modules", name)]));
const root = fileURLToPath(new URL(".", import.meta.url));

/** Run by `npm run test:storage`, not by `npm test`. */
const config: ViteUserConfig = defineConfig({
  test: {
    provide: { packages },
    projects: [
      {
        extends: true,
        root,
        resolve: { alias: { ...sides.node, ...installed } },
        test: {
          name: "storage",
          include: ["*.test.ts"],
          exclude: ["without-*"],
          testTimeout: 20_000,
          hookTimeout: 40_000,
        },
      },
      {
        extends: true,
        root,
        resolve: { alias: sides.node },
        test: { name: "without packages", include: ["without-*.test.ts"] },
      },
    ],
  },
});
export default config;

declare module "vitest" {
  export interface ProvidedContext {
    /** The folder whose `node_modules` has the cloud packages and servers. */
    packages: string;
  }
}
