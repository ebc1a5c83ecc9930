import { readFile } from "node:fs/promises";
import path from "node:path";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { isObject } from "./check-schemas.js";
import type { OpenApi } from "./document.js";
import { GeneratorError } from "./generator-error.js";
import { readHistory, type History } from "./history.js";
import type { Overlay } from "./overlay.js";
import type { FacadeMap } from "./report/facade-map.js";
import { checkRelease, compareReleases } from "./release.js";

/** What is known of masters' specs before one is read: `openapi/`, or what the package brings of it. */
export interface Knowledge {
  readonly overlay: Overlay;
  readonly history: History;
  /** The release that the types of the package are of. */
  readonly current: string;
  /** The releases whose specs are at hand, oldest first. */
  readonly releases: readonly string[];
  /** Gives the normalised spec of one of them. */
  readonly spec: (release: string) => Promise<OpenApi>;
  /** Gives what the methods of the object model use of the API. */
  readonly facade: () => Promise<FacadeMap>;
}

/** Where `npm run facade-map` writes, from `openapi/`. */
const facadeMapFile = "../generated/facade-map.json";

/** What lies in the one compressed file that the package brings. */
interface Packed {
  readonly overlay: Overlay;
  readonly history: string;
  readonly current: string;
  readonly specs: Readonly<Record<string, OpenApi>>;
  readonly facade: FacadeMap;
}

/** Reads what the build packed. */
export async function readPackedKnowledge(file: URL): Promise<Knowledge> {
  const { overlay, history, current, specs, facade } = JSON.parse(
    brotliDecompressSync(await readFile(file)).toString(),
  ) as Packed;
  const releases = Object.keys(specs).sort(compareReleases);
  return {
    overlay,
    history: readHistory(history),
    current,
    releases,
    facade: () => Promise.resolve(facade),
    spec: (release) => {
      const found = Object.hasOwn(specs, release) ? specs[release] : undefined;
      if (found) return Promise.resolve(found);
      return Promise.reject(
        new GeneratorError(
          `This package brings the specs of ${releases.join(", ")}, not that of ${release}. ` +
            "Give the address of a master of that release, or a file of what it serves at /api/v1/api.swagger.json.",
        ),
      );
    },
  };
}

/** Puts `openapi/` into one compressed file; specs of six releases are 24 kB, since most of each is in all of them. */
export async function packKnowledge(folder: string): Promise<Uint8Array> {
  const { overlay, current, releases, spec, facade } = await readKnowledge(folder);
  const specs: Record<string, OpenApi> = {};
  for (const release of releases) specs[release] = await spec(release);
  const history = await readFile(path.join(folder, "operations-by-release.tsv"), "utf8");
  const bytes = Buffer.from(
    JSON.stringify({ overlay, history, current, specs, facade: await facade() } satisfies Packed),
  );
  const { BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT, BROTLI_MAX_WINDOW_BITS } = constants;
  return brotliCompressSync(bytes, {
    params: { [BROTLI_PARAM_LGWIN]: BROTLI_MAX_WINDOW_BITS, [BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
}

/**
 * Reads a folder such as `openapi/`.
 *
 * @throws GeneratorError that names the file that cannot be read.
 */
export async function readKnowledge(folder: string): Promise<Knowledge> {
  const { current, releases } = await readSources(folder);
  return {
    overlay: (await readJson(path.join(folder, "overlay.json"))) as unknown as Overlay,
    // A folder without a history knows the releases at hand only.
    history: readHistory(await readFile(path.join(folder, "operations-by-release.tsv"), "utf8").catch(() => "")),
    current: checkRelease(current),
    releases: Object.keys(releases).sort(compareReleases),
    spec: async (release) => (await readJson(path.join(folder, `${release}.json`))) as unknown as OpenApi,
    facade: async () => (await readJson(path.join(folder, facadeMapFile))) as unknown as FacadeMap,
  };
}

/** Where the specs of a folder come from: `SOURCE.json`. */
export interface Sources {
  /** The newest release: the types are of it. */
  readonly current: string;
  readonly releases: Readonly<Record<string, object>>;
}

/** @throws GeneratorError for a file that is damaged or not there. */
export async function readSources(folder: string): Promise<Sources> {
  const file = path.join(folder, "SOURCE.json");
  const { current, releases } = await readJson(file);
  if (typeof current === "string" && isObject(releases)) return { current, releases: releases as Sources["releases"] };
  throw new GeneratorError(
    `${file} is damaged: it has no "current" with "releases". Take it from the repository again, or delete it and pull every release.`,
  );
}

async function readJson(file: string): Promise<Record<string, unknown>> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new GeneratorError(
      `The file ${file} cannot be read: ${(error as Error).message}. Was the release pulled with npm run spec:pull?`,
    );
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Said below.
  }
  throw new GeneratorError(
    `${file} is damaged: it is not a JSON object. Take it from the repository again, or delete it.`,
  );
}
