// Python: a slash in a name is not encoded and changes the path.
import { expect, test } from "vitest";
import { createApiClient } from "../../../src/api/index.js";
import { InvalidArgumentError } from "../../../src/errors/index.js";
import type { Connection } from "../../../src/facade/connection.js";
import { ResourcePool } from "../../../src/facade/workspaces/resource-pool.js";
import { getUserByName } from "../../../src/facade/users/user-accounts.js";

test("slashes, percent signs and question marks in names are encoded", async () => {
  const paths: string[] = [];
  const fetch: typeof globalThis.fetch = async (url) => {
    paths.push(new URL(url as string).pathname);
    return Response.json({ user: { id: 1, username: "a/b", admin: false, active: true } });
  };
  const api = createApiClient({ master: "http://localhost:8080", token: "token", fetch });
  const connection = { api, release: async () => undefined } as unknown as Connection;
  await getUserByName(connection, "a/b?c%20", {});
  await new ResourcePool(connection, { name: "a?b" }).addBindings([]);
  expect(paths).toEqual([
    "/api/v1/users/a%2Fb%3Fc%2520/by-username",
    "/api/v1/resource-pools/a%3Fb/workspace-bindings",
  ]);
  // Masters decode the slash before they look for the route, so a change could reach another object.
  await expect(new ResourcePool(connection, { name: "a/b" }).addBindings([])).rejects.toThrow(InvalidArgumentError);
});
