import { expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";
import { Determined } from "../../../src/index.js";

function client(fake: FakeMaster): Determined {
  const { url: master, fetch, clock } = fake;
  return new Determined({ master, fetch, clock, token: fake.token("determined"), tokenStore: false });
}

async function readAll<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

test.each(["0.38.1", "0.19.10"] as const)(
  "workspaces, projects, models, versions, checkpoints and logs are there (%s)",
  async (version) => {
    await using fake = await createFakeMaster({ version });
    await fake.users.add({ username: "ada", admin: true });
    const workspace = fake.workspaces.add({ name: "vision", username: "ada" });
    const project = fake.projects.add({ name: "digits", workspaceId: workspace.id, description: "MNIST" });
    const [seed] = fake.experiments.add({ projectId: project.id, ago: "1d" });
    const trialId = seed!.trialIds[0]!;
    const { uuid } = fake.checkpoints.add({
      trialId,
      files: { "a/b.txt": "hello", "c.bin": new Uint8Array(3) },
      batches: 7,
    });
    fake.models.add({
      name: "digits",
      description: "Reads digits.",
      labels: ["production"],
      versions: [{ checkpoint: uuid, name: "first", metadata: { by: "hand" } }, { checkpoint: uuid }],
    });
    fake.logs.add({
      trialId,
      lines: ["left", "right"],
      rank: 3,
      containerId: "box",
      stdtype: "stderr",
      level: "ERROR",
    });

    const determined = client(fake);
    const found = await determined.getWorkspace("vision");
    expect((await found.getProject("digits")).description).toBe("MNIST");
    const checkpoint = await determined.getCheckpoint(uuid);
    expect([checkpoint.metadata, checkpoint.resources]).toEqual([
      { steps_completed: 7 },
      expect.objectContaining({ "a/b.txt": 5, "c.bin": 3 }),
    ]);
    const model = await determined.getModel("digits");
    expect(model.labels).toEqual(["production"]);
    expect((await model.listVersions({ orderBy: "ASC" })).map(({ name, metadata }) => [name, metadata])).toEqual([
      ["first", { by: "hand" }],
      ["", {}],
    ]);
    const lines = (await readAll(determined.trial(trialId).logEntries({ tail: 2 }))).map(
      ({ log, rank, containerId, stdtype, level }) => [log, rank, containerId, stdtype, level],
    );
    expect(lines).toEqual([
      ["left\n", 3, "box", "stderr", "LOG_LEVEL_ERROR"],
      ["right\n", 3, "box", "stderr", "LOG_LEVEL_ERROR"],
    ]);
    const copy = await createFakeMaster({ snapshot: fake.snapshot() });
    expect((await client(copy).getModel("digits")).description).toBe("Reads digits.");
    await copy.close();
  },
);

test("who follows a log gets the lines that are added", async () => {
  await using fake = await createFakeMaster();
  const [seed] = fake.experiments.add({ runsFor: "1h" });
  await fake.clock.advance("1m");
  const lines: string[] = [];
  const reading = (async () => {
    for await (const line of client(fake).trial(1).logs({ follow: true })) lines.push(line);
  })();
  await fake.clock.advance("1m");
  fake.logs.add({ trialId: seed!.trialIds[0]!, lines: "by hand" });
  await fake.clock.advance(0);
  expect(lines.at(-1)).toContain("by hand");
  await fake.clock.runUntil(reading);
});

test("what a master would refuse is a TypeError that says so", async () => {
  await using fake = await createFakeMaster();
  fake.models.add({ name: "digits" });
  expect(() => fake.models.add({ name: "digits" })).toThrow(/^fake\.models\.add\(\): avoid names equal/);
  expect(() => fake.projects.add({ name: "x", workspaceId: 99 })).toThrow(/^fake\.projects\.add\(\): .*99/);
  expect(() => fake.checkpoints.add({ trialId: 7, files: {} })).toThrow(/^fake\.checkpoints\.add\(\): .*7/);
  expect(() => fake.logs.add({ trialId: 7, lines: "x" })).toThrow(TypeError);
  expect(() => fake.workspaces.add({ name: "v", username: "nobody" })).toThrow(/no user "nobody"/);
  expect(() => fake.models.add({ name: "m", versions: [{ checkpont: "x" } as never] })).toThrow(/checkpoint/);
});
