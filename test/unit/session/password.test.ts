import { expect, test } from "vitest";
import { checkPasswordStrength, hashPassword, passwordWeaknesses } from "../../../src/session/password.js";

test.each([
  [
    "A05850A9-bcfe-4ea6-8363-7350ee604be7",
    "c7e7c0ffdcdb574914b3c36dc6deb37a37e5c36f25dabef323cf470041c122470b3beab157cb8c1624cab6dd9d8e27dd242a128e5899a5c8b7fb7a1b7c521778",
  ],
  [
    "Abcdefg1",
    "5362e4e4a383cf16daeceb4e16ee733d6214ce15ff23ceff9ff36c7bbcd9884dee47b4f0b4c83331c7d91af64ee8da09ab5135a12378d4d97ebf3e300d0ac3bb",
  ],
  ["", ""],
])("the hash of %j is the one that masters make", async (password, hash) => {
  expect(await hashPassword(password)).toEqual({ password: hash, isHashed: true });
});

test.each([
  ["0penSesame", 0],
  [undefined, 5],
  ["", 5],
  ["        ", 4],
  ["pass", 3],
  ["testpassword1234", 1],
  ["TESTPASSWORD1234", 1],
  ["testPASSWORD", 1],
])("the password %j breaks %i rules", (password, count) => {
  expect(passwordWeaknesses(password)).toHaveLength(count);
});

test("a weak new password is refused with all that is missing and without itself", () => {
  const check = (): void => checkPasswordStrength("hunter2!", "password");
  expect(check).toThrow(/password is too weak: it needs a capital letter A-Z\.$/);
  expect(check).not.toThrow(/hunter2/);
});

test("a password that is not a string is refused", () => {
  expect(() => checkPasswordStrength(12345678, "password")).toThrow(/must be a string, got number/);
});
