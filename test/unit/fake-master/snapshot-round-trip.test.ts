import { expect, test } from "vitest";
import { Determined } from "../../../src/index.js";
import { createFakeMaster, type FakeMaster, type FakeRelease, type FakeSnapshot } from "../../../src/testing.js";

function clientOf(fake: FakeMaster, token: string = fake.token("determined")): Determined {
  return new Determined({ master: fake.url, token, tokenStore: false, fetch: fake.fetch, clock: fake.clock });
}

function throughJson(snapshot: FakeSnapshot): FakeSnapshot {
  return JSON.parse(JSON.stringify(snapshot)) as FakeSnapshot;
}

for (const version of ["0.38.1", "0.19.10"] satisfies FakeRelease[]) {
  test(`what goes on from a snapshot of ${version} ends as what was not interrupted`, async () => {
    await using first = await createFakeMaster({ version, seed: 7, slots: 3 });
    first.experiments.add({ runsFor: "2h", trials: 4 });
    first.experiments.add({ runsFor: "3h", finalState: "ERROR" });
    first.experiments.add({ runsFor: "4h", finalState: "CANCELED" });
    first.experiments.add({ finalState: "PAUSED" });
    await first.clock.advance("1h");
    await using second = await createFakeMaster({ snapshot: throughJson(first.snapshot()) });
    expect(second.version).toBe(version);
    expect(second.snapshot()).toEqual(first.snapshot());
    await first.clock.advance("20h");
    await second.clock.advance("20h");
    expect(second.snapshot()).toEqual(first.snapshot());
    const states = Object.values(second.snapshot().experiments).map(({ state }) => state);
    expect(states).toEqual(["COMPLETED", "ERROR", "CANCELED", "PAUSED"]);
  });

  test(`users and logins of ${version} outlive a snapshot`, async () => {
    await using first = await createFakeMaster({ version });
    await first.users.add({ username: "ada", password: "secret-1A" });
    const token = first.token("ada");
    await using second = await createFakeMaster({ snapshot: throughJson(first.snapshot()) });
    expect(await second.clock.runUntil(clientOf(second, token).whoami())).toMatchObject({ username: "ada" });
    const options = { master: second.url, user: "ada", password: "secret-1A", tokenStore: false as const };
    const determined = new Determined({ ...options, fetch: second.fetch, clock: second.clock });
    expect(await second.clock.runUntil(determined.whoami())).toMatchObject({ username: "ada" });
  });

  test(`ten hours of ${version} go on from minute to minute through snapshots`, async () => {
    let snapshot: FakeSnapshot | undefined;
    for (let hour = 0; hour < 10; hour += 1) {
      await using fake = await createFakeMaster({ version, snapshot });
      if (snapshot === undefined) fake.experiments.add({ runsFor: "9h", trials: 2 });
      await fake.clock.advance("1h");
      snapshot = throughJson(fake.snapshot());
    }
    expect(snapshot?.experiments[1]?.state).toBe("COMPLETED");
  });
}

test("changes after a snapshot do not reach it, and changes of it do not reach the master", async () => {
  await using fake = await createFakeMaster();
  fake.experiments.add({ runsFor: "1h" });
  const snapshot = fake.snapshot();
  await fake.clock.advance("2h");
  expect(snapshot.experiments[1]?.state).toBe("ACTIVE");
  snapshot.experiments[1]!.name = "changed";
  expect(fake.snapshot().experiments[1]?.name).not.toBe("changed");
});

test("the same seed gives the same run to the last byte, another seed another", async () => {
  const run = async (seed: number): Promise<string> => {
    await using fake = await createFakeMaster({ seed });
    fake.experiments.add({ runsFor: "1h", trials: 3 });
    const determined = clientOf(fake);
    await fake.clock.runUntil(determined.createModel("m"));
    await fake.clock.advance("2h");
    return JSON.stringify(fake.snapshot());
  };
  const [one, again, other] = [await run(3), await run(3), await run(4)];
  expect(again === one).toBe(true);
  expect(other === one).toBe(false);
});

test("several fakes live side by side, each at its address, with its own time and records", async () => {
  await using one = await createFakeMaster({ seed: 1 });
  await using other = await createFakeMaster({ seed: 2, version: "0.19.10" });
  expect(one.url).not.toBe(other.url);
  one.experiments.add({ runsFor: "1h" });
  const before = other.clock.now();
  await Promise.all([one.clock.advance("2h"), other.clock.advance("1m")]);
  expect(other.clock.now() - before).toBe(60_000);
  expect(Object.keys(other.snapshot().experiments)).toEqual([]);
  expect([one.version, other.version]).toEqual(["0.38.1", "0.19.10"]);
});

test("await using closes the server, and what is due no longer happens", async () => {
  let left: FakeMaster;
  let url: string;
  {
    await using fake = await createFakeMaster({ clock: "virtual" });
    ({ url } = await fake.listen());
    fake.experiments.add({ runsFor: "1h" });
    left = fake;
  }
  await expect(fetch(`${url}/api/v1/master`)).rejects.toThrow("fetch failed");
  await left.clock.advance("2h");
  expect(left.snapshot().experiments[1]?.state).toBe("ACTIVE");
  await left.close();
});
