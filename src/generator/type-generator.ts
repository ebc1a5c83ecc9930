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

/**
 * Finds `openapi-typescript` beside the program, else beside this package.
 *
 * @param folders Where to look, in order.
 * @throws GeneratorError that names the package to install.
 */
export function loadTypeGenerator(folders: readonly string[]): TypeGenerator {
  const file = find("openapi-typescript", folders);
  if (!file) throw new GeneratorError(`Types are made by openapi-typescript 7, which is not installed: ${install}`);
  const load = createRequire(file);
  const { default: openapiTS, astToString } = load(file) as {
    default: typeof openapiTypescript;
    astToString: TypeGenerator["astToString"];
  };
  const { version } = load("openapi-typescript/package.json") as { version: string };
  const ts = load("typescript") as typeof typescript;
  return { openapiTS, astToString, ts, version };
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
