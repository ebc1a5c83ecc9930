import { UnsupportedRuntimeError } from "../../errors/index.js";
import type { Platform } from "../platform.js";
import { version } from "../version.js";

export type { Platform, TransportOptions, SaveFileOptions } from "../platform.js";

interface Surroundings {
  process?: { env?: Record<string, string | undefined> };
  navigator?: { userAgent?: string };
  console: { warn(message: string): void };
}
const surroundings = globalThis as unknown as Surroundings;

const without = (what: string, instead: string): Promise<never> =>
  Promise.reject(new UnsupportedRuntimeError(`${what} needs a file system, which this build has not: ${instead}`));

/** The side for browsers, workers and other places without files: what needs one rejects and says what to pass instead. */
export const platform: Platform = {
  name: "web",
  // Browsers say "Mozilla/…", refuse another User-Agent or answer it with a preflight.
  userAgent: surroundings.navigator?.userAgent?.startsWith("Mozilla") ? undefined : `determined-client/${version}`,
  environment: (name) => surroundings.process?.env?.[name],
  warn: (message, code) => {
    surroundings.console.warn(`[${code}] ${message}`);
  },
  defaultTokenStore: () => undefined,
  transport: ({ certPath, certName, noverify }) => {
    if (certPath !== undefined || certName !== undefined || noverify) {
      throw new UnsupportedRuntimeError(
        "certPath, certName and noverify work in Node, Bun and Deno only: here the browser or host decides what it trusts",
      );
    }
    return undefined;
  },
  readText: () => without("Reading a file", "pass the config as an object"),
  packModel: () => without("modelDir or includes", "pass modelFiles, an object of path to content"),
  downloadCheckpoint: () => without("download()", "use stream() or files()"),
  loadCheckpoint: () => without("load()", "use files() and read what you need"),
  saveFile: () => without("downloadCode()", "use code(), which gives a Blob"),
  writeTextFile: () => without("writeMetadataFile()", "use the metadata field"),
};
