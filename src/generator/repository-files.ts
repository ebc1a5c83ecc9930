import type { OpenApi } from "./document.js";
import { about } from "./generator-error.js";
import type { Knowledge } from "./knowledge.js";
import { markNullable } from "./nullable.js";
import { operationsTable } from "./operations-table.js";
import { applyOverlay, movedPaths } from "./overlay.js";
import { releasesTable } from "./releases-table.js";
import { schemaTypes } from "./schema-types.js";
import type { TypeGenerator } from "./type-generator.js";
import { mark, type Files } from "./write-files.js";

/** What `generated/` of this repository holds: types and operations of one release, and which release has what. */
export async function repositoryFiles(knowledge: Knowledge, release: string, types: TypeGenerator): Promise<Files> {
  const { overlay, history, releases } = knowledge;
  const specs = new Map<string, OpenApi>();
  for (const name of releases) {
    const spec = await knowledge.spec(name);
    specs.set(
      name,
      about(`Release ${name}`, () => applyOverlay(spec, overlay, { legacy: false })),
    );
  }
  const spec = await knowledge.spec(release);
  const document = about(`Release ${release}`, () => markNullable(applyOverlay(spec, overlay)));
  const head = `${mark}scripts/generate.mjs from openapi/${release}.json and openapi/overlay.json: do not edit.\n\n`;
  return {
    "schema.d.ts": head + (await schemaTypes(document, types, `Release ${release}`)),
    "operations.ts": head + operationsTable(document),
    "releases.ts":
      `${mark}scripts/generate.mjs from openapi/: do not edit.\n\n` +
      releasesTable(document, specs, history, movedPaths(overlay)),
  };
}
