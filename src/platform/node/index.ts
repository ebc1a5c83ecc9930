import { version } from "../version.js";
import type { TransportOptions } from "../platform.js";
import type { Platform } from "../platform.js";
import { createAuthStore } from "./auth-store.js";
import { currentConfigDirectory } from "./config-directory.js";
import { loadCheckpoint } from "./load-checkpoint.js";
import { packModel } from "./pack-model.js";
import { createTransport } from "./transport.js";
import { downloadCheckpoint } from "./download/download-checkpoint.js";
import { saveFile, writeTextFile } from "./save-files.js";

export type { NetworkFailure } from "../diagnosis.js";
export type { Platform, TransportOptions, SaveFileOptions } from "../platform.js";
export { nameProxy, publish, readNetworkFailure, warn } from "./diagnosis.js";

/** See {@link Platform.userAgent}. */
export const userAgent: string | undefined = `determined-client/${version}`;

/** See {@link Platform.transport}. */
export const transport = (options: TransportOptions): typeof globalThis.fetch | undefined =>
  platform.transport(options);

/** The side for Node, Bun and Deno. */
export const platform: Platform = {
  name: "node",
  userAgent,
  environment: (name) => process.env[name],
  defaultTokenStore: (warn) => createAuthStore(currentConfigDirectory(), warn),
  transport: (options) => createTransport(options, currentConfigDirectory(), (name) => process.env[name]),
  readConfigFile: async (path, argument) => (await import("./config-file.js")).readConfigFile(path, argument),
  packModel,
  downloadCheckpoint,
  loadCheckpoint,
  saveFile,
  writeTextFile,
};
