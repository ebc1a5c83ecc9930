import { UnsupportedRuntimeError } from "../../errors/index.js";
import { version } from "../version.js";
import type { Platform } from "../platform.js";
import { readText, saveFile, writeTextFile } from "./files.js";

export type { Platform, TransportOptions, SaveFileOptions } from "../platform.js";

const later = (): never => {
  throw new UnsupportedRuntimeError("not built yet");
};

/** The side for Node, Bun and Deno. */
export const platform: Platform = {
  name: "node",
  userAgent: `determined-client/${version}`,
  environment: (name) => process.env[name],
  warn: (message, code) => process.emitWarning(message, { code }),
  defaultTokenStore: () => undefined,
  transport: () => undefined,
  readText,
  packModel: async (options) => (await import("./pack-model.js")).packModel(options),
  downloadCheckpoint: async (request) =>
    (await import("./download/download-checkpoint.js")).downloadCheckpoint(request),
  loadCheckpoint: async () => later(),
  saveFile,
  writeTextFile,
};
