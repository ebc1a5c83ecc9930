import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { createAuthStore } from "../../../src/platform/node/auth-store.js";
import { createMemoryTokenStore, type TokenStore } from "../../../src/session/token-store.js";

test("tokens are kept by master and user", async () => {
  const store = createMemoryTokenStore();
  await store.set("http://a:80", { user: "ann", token: "1" });
  await store.set("http://b:80", { user: "ann", token: "2" });
  expect(await store.get("http://a:80", "ann")).toEqual({ user: "ann", token: "1" });
  expect(await store.get("http://a:80", "bob")).toBeUndefined();
  await store.delete("http://a:80", "ann");
  expect(await store.get("http://a:80", "ann")).toBeUndefined();
  expect(await store.get("http://b:80", "ann")).toEqual({ user: "ann", token: "2" });
});

/** Both kinds of store hold to the same rule about the active user. */
const stores: [string, () => Promise<TokenStore>][] = [
  ["in memory", () => Promise.resolve(createMemoryTokenStore())],
  ["in a file", async () => createAuthStore(await mkdtemp(path.join(tmpdir(), "token-store-")))],
];

for (const [where, create] of stores) {
  test(`${where}: without a user it is the active one`, async () => {
    const store = await create();
    expect(await store.get("http://a:80")).toBeUndefined();
    await store.set("http://a:80", { user: "ann", token: "1", active: true });
    await store.set("http://a:80", { user: "bob", token: "2" });
    expect(await store.get("http://a:80")).toEqual({ user: "ann", token: "1" });
  });

  test(`${where}: the active user stays it without a token, which is then the empty string`, async () => {
    const store = await create();
    await store.set("http://a:80", { user: "ann", token: "1", active: true });
    await store.delete("http://a:80");
    expect(await store.get("http://a:80")).toEqual({ user: "ann", token: "" });
    expect(await store.get("http://a:80", "ann")).toBeUndefined();
  });
}
