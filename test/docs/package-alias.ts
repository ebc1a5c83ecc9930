import { fileURLToPath } from "node:url";
import { sides } from "../../scripts/sides.mjs";

const sourceOf = (path: string): string => fileURLToPath(new URL(`../../src/${path}.ts`, import.meta.url));

/** The entries of the package, as users name them, and the sources behind them. */
export const packageEntries: Record<string, string> = {
  "determined-client": sourceOf("index"),
  "determined-client/api": sourceOf("api/index"),
  "determined-client/operations": sourceOf("operations"),
  "determined-client/testing": sourceOf("testing"),
  "determined-client/msw": sourceOf("msw"),
};

/** The same for esbuild, with the platform that Node gets. */
export const packageAlias: Record<string, string> = { ...packageEntries, ...sides.node };
