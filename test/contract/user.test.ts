import { inspect } from "node:util";
import { expect, test } from "vitest";
import {
  AmbiguousCreateError,
  AuthenticationError,
  DeterminedError,
  InvalidArgumentError,
  NotFoundError,
  UnsupportedByMasterError,
  User,
} from "../../src/index.js";
import { contract, contractOnWire, openFake } from "./master.js";
import { unique } from "./unique.js";

const password = "0penSesame";

contract("whoami is the user of the session", async ({ determined }) => {
  const me = await determined.whoami();
  expect(me).toBeInstanceOf(User);
  expect(me.username).toBe(await determined.getSessionUsername());
  expect(me).toMatchObject({ active: true, remote: false });
  expect((await determined.getUserById(me.userId)).username).toBe(me.username);
  expect((await determined.getUserByName(me.username)).userId).toBe(me.userId);
  expect(inspect(me)).toBe(`User(id=${me.userId}, username=${me.username})`);
  expect(JSON.parse(JSON.stringify(me))).toMatchObject({ userId: me.userId, username: me.username });
});

contract("a user that is not there is not found", async ({ determined }) => {
  await expect(determined.getUserById(987654)).rejects.toThrow(NotFoundError);
  await expect(determined.getUserByName(unique("nobody"))).rejects.toThrow(NotFoundError);
});

contractOnWire("a user is created, active, and can log in with the password", async ({ admin, client, wire }) => {
  const name = unique("ada");
  const created = await admin.createUser(name, { password });
  expect(created).toBeInstanceOf(User);
  expect(created).toMatchObject({ username: name, admin: false, active: true, remote: false, displayName: "" });
  const [sent] = wire.requests({ operation: "PostUser" });
  expect(JSON.stringify(sent!.body)).not.toContain(password);
  expect(sent!.body).toMatchObject({ isHashed: true, user: { active: true } });
  const ada = client({ token: undefined, user: name, password });
  expect((await ada.whoami()).userId).toBe(created.userId);
  expect((await admin.createUser(unique("root"), { password, admin: true })).admin).toBe(true);
  await expect(admin.createUser(name, { password })).rejects.toThrow("exists");
  await expect(ada.createUser(unique("eve"), { password })).rejects.toThrow(DeterminedError);
});

contract("each change of a user reaches the master and the object", async ({ admin, client }) => {
  const [first, name] = [unique("grace"), unique("hopper")];
  const shown = unique("Grace H.");
  const user = await admin.createUser(first, { password });
  await user.rename(name);
  expect(user.username).toBe(name);
  await user.changeDisplayName(shown);
  expect(user.displayName).toBe(shown);
  await user.deactivate();
  expect(user.active).toBe(false);
  expect(await admin.getUserById(user.userId)).toMatchObject({ username: name, displayName: shown, active: false });
  await user.activate();
  expect(user.active).toBe(true);
  await user.linkWithAgent({ agentUid: 1001, agentGid: 1002, agentUser: "grace", agentGroup: "navy" });
  expect(user).toMatchObject({ agentUid: 1001, agentGid: 1002, agentUser: "grace", agentGroup: "navy" });
  const fresh = await admin.getUserByName(name);
  expect(fresh).toMatchObject({ agentUid: 1001, agentGid: 1002, agentUser: "grace", agentGroup: "navy" });
  await user.changeDisplayName("");
  expect((await fresh.reload()).displayName).toBe("");
  await user.changePassword("Abcdefg1");
  const old = client({ token: undefined, user: name, password });
  await expect(old.whoami()).rejects.toThrow(AuthenticationError);
  const now = client({ token: undefined, user: name, password: "Abcdefg1" });
  expect((await now.whoami()).userId).toBe(user.userId);
});

contract("nothing local changes when the master refuses", async ({ admin, client }) => {
  const first = await admin.createUser(unique("first"), { password });
  const second = await admin.createUser(unique("second"), { password });
  const before = JSON.stringify(second);
  await expect(second.rename(first.username)).rejects.toThrow();
  const asSecond = await client({ token: undefined, user: second.username, password }).whoami();
  await expect(asSecond.deactivate()).rejects.toThrow();
  expect(asSecond.active).toBe(true);
  expect(JSON.stringify(second)).toBe(before);
});

contract("users are listed, and active or inactive ones alone", async ({ admin }) => {
  const mark = unique("u");
  for (const name of ["1", "2", "3"]) await admin.createUser(`${mark}-${name}`, { password });
  await (await admin.getUserByName(`${mark}-2`)).deactivate();
  // A real master has users of others.
  const names = async (rows: PromiseLike<User[]>) =>
    (await rows)
      .map(({ username }) => username)
      .filter((name) => /^(admin|determined)$/.test(name) || name.startsWith(mark));
  expect(await names(admin.listUsers())).toEqual(["admin", "determined", `${mark}-1`, `${mark}-2`, `${mark}-3`]);
  expect(await names(admin.listUsers({ active: true }))).toEqual(["admin", "determined", `${mark}-1`, `${mark}-3`]);
  expect(await names(admin.listUsers({ active: false }))).toEqual([`${mark}-2`]);
  expect(await admin.listUsers({ active: true, limit: 3, pageSize: 2 })).toHaveLength(3);
  expect((await admin.listUsers({ active: false }).first())?.active).toBe(false);
});

contractOnWire(
  "a lost answer to createUser is ambiguous",
  async ({ admin, wire }) => {
    wire.faults.drop({ operation: "PostUser", when: "after" });
    await expect(admin.createUser(unique("lost"), { password })).rejects.toThrow(AmbiguousCreateError);
    expect(wire.requests({ operation: "PostUser" })).toHaveLength(1);
  },
  { anywhere: true },
);

contract(
  "a remote user needs no password",
  async ({ admin }) => {
    const user = await admin.createUser(unique("sso"), { remote: true });
    expect(user.remote).toBe(true);
  },
  { since: "0.21.1" },
);

contractOnWire(
  "a remote user is refused before it is sent to a master that knows none",
  async ({ admin, wire }) => {
    await expect(admin.createUser(unique("sso"), { remote: true })).rejects.toThrow(UnsupportedByMasterError);
    expect(wire.requests().map(({ operation }) => operation)).toEqual(["GetMaster"]);
  },
  { before: "0.21.1" },
);

test.each([undefined, "", "pass", "testpassword1234", "TESTPASSWORD1234", "testPASSWORD"])(
  "the password %j is refused before a request",
  async (weak) => {
    const { determined, fake } = await openFake();
    await expect(determined.createUser("ada", { password: weak })).rejects.toThrow(InvalidArgumentError);
    const user = await determined.whoami();
    const before = fake.requests().length;
    await expect(user.changePassword(weak as string)).rejects.toThrow(InvalidArgumentError);
    expect(fake.requests()).toHaveLength(before);
  },
);
