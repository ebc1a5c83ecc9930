// Symptom in the Python SDK: logout of a session made from DET_USER_TOKEN does nothing.
import { expect, test } from "vitest";
import { loginMaster, sessionOf } from "../session/fake-login.js";

test.each([true, false])("logout revokes the token of the environment (used before: %s)", async (isUsed) => {
  const master = loginMaster();
  master.tokens.set("from-env", "ann");
  const session = sessionOf(master, {}, { DET_USER: "ann", DET_USER_TOKEN: "from-env" });
  if (isUsed) await session.authorization();
  await session.logout();
  expect(master.calls).toEqual(["POST /api/v1/auth/logout from-env"]);
  await expect(session.api.GET("/api/v1/agents")).rejects.toMatchObject({ name: "AuthenticationError", attempts: 0 });
});
