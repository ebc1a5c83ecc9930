// Symptom in the Python SDK: a wrong password gives the text that asks to log in first.
import { expect, test } from "vitest";
import { loginMaster, sessionOf } from "../session/fake-login.js";

test("a wrong password names the user and says that it was refused", async () => {
  const session = sessionOf(loginMaster({ ann: "right" }), { user: "ann", password: "Wrong123" });
  await expect(session.authorization()).rejects.toThrow(/refused user "ann" or the password: invalid credentials/);
});
