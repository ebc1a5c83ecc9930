import { isStream, routesOf, type OpenApi } from "./document.js";
import { about } from "./generator-error.js";
import { markNullable } from "./nullable.js";
import { asKey, asLiteral } from "./operations-table.js";
import { applyOverlay, type Overlay } from "./overlay.js";
import { schemaTypes } from "./schema-types.js";
import type { TypeGenerator } from "./type-generator.js";
import { mark } from "./write-files.js";

/** Names of the files that `determined-client generate` writes. */
export const clientFileNames = ["schema.d.ts", "index.ts"] as const;

/**
 * What `determined-client generate` writes: the types of a spec, and a client with them.
 *
 * @param from Where the spec comes from, for messages.
 * @param release The release for the first line, where it is known.
 */
export async function clientFiles(
  spec: OpenApi,
  from: string,
  { overlay, release, types }: { overlay: Overlay; release: string | undefined; types: TypeGenerator },
): Promise<Record<(typeof clientFileNames)[number], string>> {
  const subject = `The spec from ${from}`;
  const document = about(subject, () => markNullable(applyOverlay(spec, overlay, { legacy: false, tolerant: true })));
  const of = `Determined${release === undefined ? "" : ` ${release}`}`;
  const head = `${mark}\`determined-client generate\` for ${of}: do not edit.\n`;
  return {
    "schema.d.ts": `${head}\n${await schemaTypes(document, types, subject)}`,
    "index.ts": head + indexText(document),
  };
}

function indexText(document: OpenApi): string {
  const rows = [...routesOf(document)]
    .map(({ path, method, operation }) => {
      const route = { method: method.toUpperCase(), path, ...(isStream(operation) && { streaming: true }) };
      return `  ${asKey(operation.operationId)}: ${asLiteral(route)},`;
    })
    .sort();
  return `
import { createApiClient as create, type ApiClient, type ApiClientOptions } from "determined-client/api";
import type { OperationTable } from "determined-client/operations";
import type { operations as Operations, paths } from "./schema.js";

export type { components, paths } from "./schema.js";

/** A client of this master, with the types of its own API. */
export type Api = ApiClient<paths>;

/** Makes a client that is typed for this master. */
export function createApiClient(options: ApiClientOptions): Api {
  return create<paths>(options);
}

/** Every operation of this master by its name, for \`withOperations\` of "determined-client/operations". */
export const operations: OperationTable<Operations> = {
${rows.join("\n")}
};
`;
}
