import { UnsupportedRuntimeError } from "../../errors/index.js";
import { modelNames } from "../../model-context/model-file.js";
import type { Platform } from "../platform.js";
import type { TransportOptions } from "../platform.js";
import { version } from "../version.js";

export type { NetworkFailure } from "../diagnosis.js";
export type { Platform, TransportOptions, SaveFileOptions } from "../platform.js";
export { nameProxy, publish, readNetworkFailure, warn } from "./diagnosis.js";

interface Surroundings {
  process?: { env?: Record<string, string | undefined> };
  navigator?: { userAgent?: string };
}
const surroundings = globalThis as unknown as Surroundings;

const without = (what: string, instead: string): Promise<never> =>
  Promise.reject(
    new UnsupportedRuntimeError(`${what} needs a file system, which this build does not have. ${instead}.`),
  );

// Single constants beside the object below: who needs only these does not bundle the rest of it.

// Browsers say "Mozilla/…", refuse another User-Agent or answer it with a preflight.
/** See {@link Platform.userAgent}. */
export const userAgent: string | undefined = /* @__PURE__ */ ownUserAgent();

function ownUserAgent(): string | undefined {
  return surroundings.navigator?.userAgent?.startsWith("Mozilla") ? undefined : `determined-client/${version}`;
}

/** See {@link Platform.transport}. */
export const transport = ({ certPath, certName, noverify }: TransportOptions): undefined => {
  if (certPath || certName || noverify) {
    throw new UnsupportedRuntimeError("The options certPath, certName and noverify need Node, Bun or Deno.");
  }
};

/** The side for browsers, workers and other places without files: what needs one rejects with a message that says what to pass instead. */
export const platform: Platform = {
  name: "web",
  userAgent,
  environment: (name) => surroundings.process?.env?.[name],
  defaultTokenStore: () => undefined,
  transport,
  readConfigFile: () => without("Reading a file", "Pass the config as an object"),
  packModel: ({ names: { directory, files } = modelNames }) =>
    without(`An option ${directory} or includes`, `Pass ${files}, an object of path to content`),
  downloadCheckpoint: () => without("download()", "Use stream() or files()"),
  loadCheckpoint: () => without("load() or loadFromPath()", "Use stream() or files() and read what you need"),
  saveFile: () => without("downloadCode()", "Use code(), which resolves to a Blob"),
  writeTextFile: () => without("writeMetadataFile()", "Use the metadata field"),
};
