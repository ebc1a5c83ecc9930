import { expect, test } from "vitest";
import { createMemoryTokenStore } from "../../../src/session/token-store.js";

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

test("without a user it is the active one", async () => {
  const store = createMemoryTokenStore();
  await store.set("http://a:80", { user: "ann", token: "1", active: true });
  await store.set("http://a:80", { user: "bob", token: "2" });
  expect(await store.get("http://a:80")).toEqual({ user: "ann", token: "1" });
  await store.delete("http://a:80");
  expect(await store.get("http://a:80")).toBeUndefined();
});
