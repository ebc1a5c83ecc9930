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
import { contract, contractOnFake, openFake, type FakeTestMaster } from "./master.js";
import { unique } from "./unique.js";

const password = "0penSesame";
const asAdmin = ({ fake, client }: Pick<FakeTestMaster, "fake" | "client">) => client({ token: fake.token("admin") });

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

contractOnFake("a user is created, active, and can log in with the password", async (master) => {
  const admin = asAdmin(master);
  const created = await admin.createUser("ada", { password });
  expect(created).toBeInstanceOf(User);
  expect(created).toMatchObject({ username: "ada", admin: false, active: true, remote: false, displayName: "" });
  const [sent] = master.fake.requests({ operation: "PostUser" });
  expect(JSON.stringify(sent!.body)).not.toContain(password);
  expect(sent!.body).toMatchObject({ isHashed: true, user: { active: true } });
  const ada = master.client({ token: undefined, user: "ada", password });
  expect((await ada.whoami()).userId).toBe(created.userId);
  expect((await admin.createUser("root", { password, admin: true })).admin).toBe(true);
  await expect(admin.createUser("ada", { password })).rejects.toThrow("exists");
  await expect(ada.createUser("eve", { password })).rejects.toThrow(DeterminedError);
});

contractOnFake("each change of a user reaches the master and the object", async (master) => {
  const admin = asAdmin(master);
  const user = await admin.createUser("grace", { password });
  await user.rename("hopper");
  expect(user.username).toBe("hopper");
  await user.changeDisplayName("Grace H.");
  expect(user.displayName).toBe("Grace H.");
  await user.deactivate();
  expect(user.active).toBe(false);
  expect(await admin.getUserById(user.userId)).toMatchObject({
    username: "hopper",
    displayName: "Grace H.",
    active: false,
  });
  await user.activate();
  expect(user.active).toBe(true);
  await user.linkWithAgent({ agentUid: 1001, agentGid: 1002, agentUser: "grace", agentGroup: "navy" });
  expect(user).toMatchObject({ agentUid: 1001, agentGid: 1002, agentUser: "grace", agentGroup: "navy" });
  const fresh = await admin.getUserByName("hopper");
  expect(fresh).toMatchObject({ agentUid: 1001, agentGid: 1002, agentUser: "grace", agentGroup: "navy" });
  await user.changeDisplayName("");
  expect((await fresh.reload()).displayName).toBe("");
  await user.changePassword("Abcdefg1");
  const old = master.client({ token: undefined, user: "hopper", password });
  await expect(old.whoami()).rejects.toThrow(AuthenticationError);
  const now = master.client({ token: undefined, user: "hopper", password: "Abcdefg1" });
  expect((await now.whoami()).userId).toBe(user.userId);
});

contractOnFake("nothing local changes when the master refuses", async (master) => {
  const admin = asAdmin(master);
  await admin.createUser("first", { password });
  const second = await admin.createUser("second", { password });
  const before = JSON.stringify(second);
  await expect(second.rename("first")).rejects.toThrow();
  const asSecond = await master.client({ token: master.fake.token("second") }).whoami();
  await expect(asSecond.deactivate()).rejects.toThrow();
  expect(asSecond.active).toBe(true);
  expect(JSON.stringify(second)).toBe(before);
});

contractOnFake("users are listed, and active or inactive ones alone", async (master) => {
  const admin = asAdmin(master);
  for (const name of ["u1", "u2", "u3"]) await admin.createUser(name, { password });
  await (await admin.getUserByName("u2")).deactivate();
  const names = async (rows: PromiseLike<User[]>) => (await rows).map((user) => user.username);
  expect(await names(admin.listUsers())).toEqual(["admin", "determined", "u1", "u2", "u3"]);
  expect(await names(admin.listUsers({ active: true }))).toEqual(["admin", "determined", "u1", "u3"]);
  expect(await names(admin.listUsers({ active: false }))).toEqual(["u2"]);
  expect(await names(admin.listUsers({ active: true, limit: 3, pageSize: 2 }))).toEqual(["admin", "determined", "u1"]);
  expect((await admin.listUsers({ active: false }).first())?.username).toBe("u2");
});

contractOnFake("a lost answer to createUser is ambiguous", async (master) => {
  master.fake.faults.drop({ operation: "PostUser", when: "after" });
  await expect(asAdmin(master).createUser("lost", { password })).rejects.toThrow(AmbiguousCreateError);
  expect(master.fake.requests({ operation: "PostUser" })).toHaveLength(1);
});

test("a remote user needs no password, and a master that knows remote users", async () => {
  const master = await openFake("0.38.1");
  const user = await asAdmin(master).createUser("sso", { remote: true });
  expect(user.remote).toBe(true);
  const old = await openFake("0.19.10");
  const before = old.fake.requests().length;
  await expect(asAdmin(old).createUser("sso", { remote: true })).rejects.toThrow(UnsupportedByMasterError);
  expect(
    old.fake
      .requests()
      .slice(before)
      .map(({ operation }) => operation),
  ).toEqual(["GetMaster"]);
});

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
