import { login } from "../../../../src/index.js";
import type { Mistake } from "../mistake.js";

export const logins: readonly Mistake[] = [
  [
    "a wrong password",
    "invalid credentials",
    ({ connect }) => connect({ user: "determined", password: "wrong" }).whoami(),
  ],
  [
    "to log in as a user that does not exist",
    "invalid credentials",
    ({ connect }) => connect({ user: "nobody", password: "x" }).whoami(),
  ],
  [
    "a user without a password, and nobody is logged in",
    "Pass password, set DET_USER and DET_PASS",
    async ({ connect, fake }) => {
      await connect({ token: fake.token("admin") }).createUser("ada", { password: "Abcdefg1" });
      return connect({ user: "ada" }).whoami();
    },
  ],
  [
    "a token that has ended",
    "Log in with user and password, or pass a fresh token",
    ({ connect }) => connect({ token: "v2.public.old" }).whoami(),
  ],
  [
    "a token with a line break in it",
    "without spaces and line breaks",
    ({ connect }) => connect({ token: "abc\ndef" }),
  ],
  ["a token with Bearer before it", 'Leave out "Bearer"', ({ connect }) => connect({ token: "Bearer abc" })],
  ["an empty token", "It is empty", ({ connect }) => connect({ token: "" })],
  [
    "a password without a user",
    'refused user "determined" or the password',
    ({ connect }) => connect({ password: "secret" }).whoami(),
  ],
  [
    "token and password together",
    'refused user "ada" or the password',
    ({ connect }) => connect({ token: "abc", user: "ada", password: "x" }).whoami(),
  ],
  [
    "an account that is switched off",
    "user is not active",
    async ({ connect, fake }) => {
      const admin = connect({ token: fake.token("admin") });
      const user = await admin.createUser("ada", { password: "Abcdefg1" });
      await user.deactivate();
      return connect({ user: "ada", password: "Abcdefg1" }).whoami();
    },
  ],
  [
    "a weak password for a new user",
    "it needs a capital letter",
    ({ connect, fake }) => connect({ token: fake.token("admin") }).createUser("ada", { password: "secret" }),
  ],
  [
    "no password for a new user",
    "it must not be blank",
    ({ connect, fake }) => connect({ token: fake.token("admin") }).createUser("ada"),
  ],
  [
    "a new user, but not as an administrator",
    "admin",
    ({ determined }) => determined.createUser("ada", { password: "Abcdefg1" }),
  ],
  [
    "a user name that is taken",
    "ConflictError",
    async ({ connect, fake }) => {
      const admin = connect({ token: fake.token("admin") });
      await admin.createUser("ada", { password: "Abcdefg1" });
      return admin.createUser("ada", { password: "Abcdefg1" });
    },
  ],
  [
    "login with two arguments",
    "Pass one object of options: { master: …, user: … }.",
    () => (login as (...rest: unknown[]) => unknown)("http://localhost:8080", "ada"),
  ],
];
