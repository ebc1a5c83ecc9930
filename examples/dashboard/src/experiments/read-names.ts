import { AuthenticationError, ApiError, type Determined } from "determined-client";
import { unwrap } from "determined-client/api";
import type { Names } from "./search-filter.js";

/** Milliseconds for which names are good. */
const fresh = 60_000;
const known = new WeakMap<Determined, { at: number; names: Names | undefined }>();

/** Reads the names of users and projects, at most once a minute; undefined where one may not. */
export async function readNames(determined: Determined, signal: AbortSignal): Promise<Names | undefined> {
  const last = known.get(determined);
  if (last && Date.now() - last.at < fresh) return last.names;
  const names = await read(determined, signal).catch((error: unknown) => {
    if (!ApiError.isInstance(error) || AuthenticationError.isInstance(error) || error.status >= 500) throw error;
    return undefined;
  });
  known.set(determined, { at: Date.now(), names });
  return names;
}

async function read(determined: Determined, signal: AbortSignal): Promise<Names> {
  // The workspace 0 stands for all.
  const all = { params: { path: { id: 0 } }, signal };
  const [users, answer] = await Promise.all([
    determined.listUsers({ signal }),
    determined.api.GET("/api/v1/workspaces/{id}/projects", all),
  ]);
  const projects = new Map<string, number[]>();
  for (const { id, name } of unwrap(answer).projects) projects.set(name, [...(projects.get(name) ?? []), id]);
  return { users: new Map(users.map(({ userId, username }) => [username, userId])), projects };
}
