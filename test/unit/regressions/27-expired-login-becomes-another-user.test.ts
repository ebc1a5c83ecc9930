// Symptom in the Python SDK: ann's stored login has expired, DET_USER=bob and DET_USER_TOKEN are set, and the program goes on as bob.
import { expect, test } from "vitest";
import { createMemoryTokenStore } from "../../../src/session/token-store.js";
import { loginMaster, sessionOf } from "../session/fake-login.js";

test("an expired login is refused by name and never becomes another user", async () => {
  const master = loginMaster();
  master.tokens.set("bobs", "bob");
  const tokenStore = createMemoryTokenStore();
  await tokenStore.set("http://master.localhost:80", { user: "ann", token: "expired", active: true });
  const session = sessionOf(master, { tokenStore }, { DET_USER: "bob", DET_USER_TOKEN: "bobs" });
  await expect(session.api.GET("/api/v1/agents")).rejects.toThrow(/No password is known for user "ann"/);
  expect(master.calls).toEqual(["GET /api/v1/me expired"]);
});
