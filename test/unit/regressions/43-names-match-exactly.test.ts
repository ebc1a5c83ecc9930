// Python: get_workspace, delete_workspace and get_project take a name that differs in case or has wildcards for a match, so that the
// wrong object is deleted.
import { expect, test } from "vitest";
import { NotFoundError } from "../../../src/errors/index.js";
import { Workspace } from "../../../src/facade/workspaces/workspace.js";
import { scriptedMaster, type Sent } from "../facade/scripted-master.js";

/** Matches as a master does: the whole name, whatever the case, with % and _ as wildcards and backslash as escape. */
function matching(names: string[], { query }: Sent) {
  const [pattern = "%"] = query["name"] ?? [];
  const escaped = pattern.replace(/\\(.)|([%_])|[^%_\\]/g, (all: string, literal?: string, wild?: string) =>
    wild ? (wild === "%" ? ".*" : ".") : (literal ?? all).replace(/[.*+?^${}()|[\]\\]/g, "\\$&"),
  );
  const rows = names
    .map((name, at) => ({ id: at + 1, name }))
    .filter(({ name }) => new RegExp(`^${escaped}$`, "is").test(name));
  const [offset, limit] = [Number(query["offset"]?.[0] ?? 0), Number(query["limit"]?.[0] ?? 0)];
  const page = rows.slice(offset, limit ? offset + limit : 2 + offset);
  return { page, pagination: { endIndex: offset + page.length, total: rows.length } };
}

const names = ["Risk", "risk", "RISK", "r_sk", "r%", "a\\b", "aXb", "ab"];
const script = {
  "GET /api/v1/workspaces": (sent: Sent) => {
    const { page, pagination } = matching(names, sent);
    return { workspaces: page, pagination };
  },
  "GET /api/v1/workspaces/3/projects": (sent: Sent) => {
    const { page, pagination } = matching(names, sent);
    return { projects: page, pagination };
  },
  "DELETE /api/v1/workspaces/2": () => ({ completed: true }),
  "DELETE /api/v1/projects/2": () => ({ completed: true }),
};

test.each(names)("the workspace and the project named %j are found, and no other", async (name) => {
  const { connection, determined } = scriptedMaster(script);
  expect(await determined.getWorkspace(name)).toMatchObject({ name, id: names.indexOf(name) + 1 });
  expect(await new Workspace(connection, { id: 3 }).getProject(name)).toMatchObject({
    name,
    id: names.indexOf(name) + 1,
  });
});

test.each(["RiSK", "%", "____", "ris", "missing", "a\\\\b"])("no workspace or project is named %j", async (name) => {
  const { connection, determined, sent } = scriptedMaster(script);
  await expect(determined.getWorkspace(name)).rejects.toThrow(NotFoundError);
  await expect(new Workspace(connection, { id: 3 }).getProject(name)).rejects.toThrow(JSON.stringify(name));
  await expect(determined.deleteWorkspace(name)).rejects.toThrow(NotFoundError);
  await expect(new Workspace(connection, { id: 3 }).deleteProject(name)).rejects.toThrow(NotFoundError);
  expect(sent.filter(({ method }) => method !== "GET")).toEqual([]);
});

test("only the one with the exact name is deleted", async () => {
  const { connection, determined, sent } = scriptedMaster(script);
  await determined.deleteWorkspace("risk");
  await new Workspace(connection, { id: 3 }).deleteProject("risk");
  const deletes = sent.filter(({ method }) => method === "DELETE").map(({ path }) => path);
  expect(deletes).toEqual(["/api/v1/workspaces/2", "/api/v1/projects/2"]);
});
