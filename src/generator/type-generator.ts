import { createRequire } from "node:module";
import path from "node:path";
import type openapiTypescript from "openapi-typescript";
import type typescript from "typescript";
import { GeneratorError } from "./generator-error.js";

/** What makes types of a document: packages of the user, or of the repository. */
export interface TypeGenerator {
  readonly openapiTS: typeof openapiTypescript;
  readonly astToString: (nodes: typescript.Node[]) => string;
  /** The compiler that it works with, whose nodes it makes. */
  readonly ts: typeof typescript;
  /** Version of openapi-typescript. */
  readonly version: string;
}

const install = "npm install --save-dev openapi-typescript@7 typescript@5";

/** Where the packages are; `load` takes a second, most of it for the compiler. */
export interface FoundTypeGenerator {
  /** @throws GeneratorError that names the package to install. */
  readonly load: () => TypeGenerator;
}

/** Finds `openapi-typescript` and loads it. */
export const loadTypeGenerator = (folders: readonly string[]): TypeGenerator => findTypeGenerator(folders).load();

/**
 * Finds `openapi-typescript` beside the program, else beside this package.
 *
 * @param folders Where to look, in order.
 * @throws GeneratorError that names the package to install.
 */
export function findTypeGenerator(folders: readonly string[]): FoundTypeGenerator {
  const file = find("openapi-typescript/package.json", folders);
  if (!file) throw new GeneratorError(`Types are made by openapi-typescript 7, which is not installed: ${install}`);
  const load = createRequire(file);
  const { version } = load(file) as { version: string };
  if (!version.startsWith("7.")) {
    throw new GeneratorError(`Types are made by openapi-typescript 7, but ${version} is installed: ${install}`);
  }
  return {
    load: () => {
      const ts = loadCompiler(load);
      const { default: openapiTS, astToString } = load("openapi-typescript") as {
        default: typeof openapiTypescript;
        astToString: TypeGenerator["astToString"];
      };
      return { openapiTS, astToString, ts, version };
    },
  };
}

/** The compiler that openapi-typescript itself finds. */
function loadCompiler(load: NodeJS.Require): typeof typescript {
  let ts: Partial<typeof typescript>;
  try {
    ts = load("typescript") as typeof typescript;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "MODULE_NOT_FOUND") {
      throw new GeneratorError(
        `The package openapi-typescript works with typescript 5, which is not installed: ${install}`,
      );
    }
    if (code !== "ERR_PACKAGE_PATH_NOT_EXPORTED") throw error;
    ts = {};
  }
  // TypeScript 7 has the command, but not yet the functions.
  if (ts.factory && ts.visitEachChild) return ts as typeof typescript;
  throw new GeneratorError(
    `The package openapi-typescript works with typescript 5, and the one that is installed lacks its compiler API: ${install}`,
  );
}

function find(name: string, folders: readonly string[]): string | undefined {
  for (const folder of folders) {
    try {
      return createRequire(path.join(folder, "package.json")).resolve(name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND") throw error;
    }
  }
  return undefined;
}
