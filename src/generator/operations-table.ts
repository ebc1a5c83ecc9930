import { isStream, routesOf, type OpenApi } from "./document.js";

/** TypeScript text of the table of operations: id -> method, path, whether it streams or has a body. */
export function operationsTable(document: OpenApi): string {
  const lines = [...routesOf(document)]
    .map(({ path, method, operation }) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      streaming: isStream(operation),
      body: operation.requestBody !== undefined,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, ...row }) => `  ${asKey(id)}: ${asLiteral(row)},`);
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

/** A name as the key of an object literal. */
export function asKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

/** An object literal on one line. */
export function asLiteral(row: object): string {
  const fields = Object.entries(row).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `{ ${fields.join(", ")} }`;
}
