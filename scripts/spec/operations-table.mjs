/**
 * TypeScript text of the table of operations: id -> method, path, whether it streams or has a body.
 * @param {object} document the corrected spec
 */
export function operationsTable(document) {
  const rows = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      rows.push({
        id: operation.operationId,
        method: method.toUpperCase(),
        path,
        streaming: "application/x-ndjson" in (operation.responses["200"]?.content ?? {}),
        body: operation.requestBody !== undefined,
      });
    }
  }
  rows.sort((a, b) => (a.id < b.id ? -1 : 1));
  const lines = rows.map(({ id, ...row }) => {
    const fields = Object.entries(row).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
    return `  ${/^\w+$/.test(id) ? id : JSON.stringify(id)}: { ${fields.join(", ")} },`;
  });
  return `/** One operation of a master: where it is and what it takes. Which releases have it is in releases.ts. */
export interface Operation {
  readonly method: "DELETE" | "GET" | "PATCH" | "POST" | "PUT";
  /** Path template, as in the keys of \`paths\`. */
  readonly path: string;
  /** Answers lines of NDJSON instead of one JSON object. */
  readonly streaming: boolean;
  /** Takes a JSON body. */
  readonly body: boolean;
}

/** Every operation by its id. */
export const operations = {
${lines.join("\n")}
} as const;

/** Name of an operation in the spec. */
export type OperationId = keyof typeof operations;
`;
}
