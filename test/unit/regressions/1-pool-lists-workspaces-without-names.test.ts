// Python: ResourcePool.list_workspaces() gives a list of nulls.
import { expect, test } from "vitest";
import { ResourcePool } from "../../../src/facade/workspaces/resource-pool.js";
import { scriptedMaster } from "../facade/scripted-master.js";

const workspace = (id: number, name: string) => ({ workspace: { id, name } });

test("the workspaces of a pool come with their names", async () => {
  const { connection } = scriptedMaster({
    "GET /api/v1/resource-pools/gpu/workspace-bindings": () => ({
      workspaceIds: [3, 9],
      pagination: { offset: 0, limit: 100, startIndex: 0, endIndex: 2, total: 2 },
    }),
    "GET /api/v1/workspaces/3": () => workspace(3, "risk"),
    "GET /api/v1/workspaces/9": () => workspace(9, "research"),
  });
  expect(await new ResourcePool(connection, { name: "gpu" }).listWorkspaces()).toEqual(["risk", "research"]);
});
