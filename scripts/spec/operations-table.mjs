import { routeShape } from "./overlay.mjs";

/**
 * TypeScript text of the table of operations: id -> method, path, whether it streams or has a body, and which
 * releases of openapi/ serve it.
 * @param {object} document the corrected spec
 * @param {Map<string, object>} releases corrected specs by release, in order, without what only other releases have
 */
export function operationsTable(document, releases) {
  const served = [...releases].map(([release, spec]) => [release, routeShapes(spec)]);
  const rows = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const having = served.filter(([, shapes]) => shapes.has(routeShape(method, path))).map(([release]) => release);
      rows.push({
        id: operation.operationId,
        method: method.toUpperCase(),
        path,
        streaming: "application/x-ndjson" in (operation.responses["200"]?.content ?? {}),
        body: operation.requestBody !== undefined,
        releases: having,
      });
    }
  }
  rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  const lines = rows.map(({ id, ...row }) => {
    const fields = Object.entries(row).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
    return `  ${/^\w+$/.test(id) ? id : JSON.stringify(id)}: { ${fields.join(", ")} },`;
  });
  return `/** One operation of a master: where it is, and which releases of openapi/ have it. */
export interface Operation {
  readonly method: "DELETE" | "GET" | "PATCH" | "POST" | "PUT";
  /** Path template, as in the keys of \`paths\`. */
  readonly path: string;
  /** Answers lines of NDJSON instead of one JSON object. */
  readonly streaming: boolean;
  /** Takes a JSON body. */
  readonly body: boolean;
  /** Releases of openapi/ that have the route; empty for one that only releases between them have. */
  readonly releases: readonly string[];
}

/** Every operation by its id. */
export const operations = {
${lines.join("\n")}
} as const;

/** Name of an operation in the spec. */
export type OperationId = keyof typeof operations;
`;
}

function routeShapes(spec) {
  const shapes = new Set();
  for (const [path, item] of Object.entries(spec.paths)) {
    for (const method of Object.keys(item)) shapes.add(routeShape(method, path));
  }
  return shapes;
}
