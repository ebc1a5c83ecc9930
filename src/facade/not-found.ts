import { NotFoundError } from "../errors/index.js";

/** The error for a name that no row of a listing has; masters answer an empty list there, not 404. */
export function notFound(message: string, path: string): NotFoundError {
  return new NotFoundError(message, {
    status: 404,
    code: 5,
    reason: "NotFound",
    method: "GET",
    path,
    attempts: 1,
    elapsed: 0,
  });
}

/** The only row with exactly this name: masters compare whole names, but ignore case and take `%` and `_` for wildcards. */
export async function findByName<T extends { readonly name: string }>(
  rows: AsyncIterable<T>,
  name: string,
  what: string,
  path: string,
): Promise<T> {
  for await (const row of rows) if (row.name === name) return row;
  throw notFound(`There is no ${what} ${JSON.stringify(name)}; names are compared with case and spaces.`, path);
}

/** A name as pattern for the master; a backslash would be its escape character, and "any character" matches it too. */
export const namePattern = (name: string): string => name.replaceAll("\\", "_");
