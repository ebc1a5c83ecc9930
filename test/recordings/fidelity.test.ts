import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../src/testing.js";
import { judge, type Known, type Verdict, whyNot } from "./judge.js";
import { recordingsDirectory } from "./recordings-directory.js";
import { Report, type Judged, type Reason } from "./report.js";

const reasons = JSON.parse(readFileSync(new URL("reasons.json", import.meta.url), "utf8")) as Reason[];
/** One recording in detail, for work on it. */
const only = process.env["FIDELITY_FILE"];
const all: Judged[] = [];

/** What goes on one master, and the release that was recorded. */
interface Group {
  release: string;
  names: string[];
  password: string;
  judge: (group: Group) => Promise<Verdict[]>;
}

async function judgeOnce(group: Group, start: () => Promise<FakeMaster>, known?: Known): Promise<Verdict[]> {
  await using fake = await start();
  return await judge(
    fake,
    group.names.map((one) => fileOf(group.release, one)),
    group.password,
    known,
  );
}

const SDK = { user: 6, experiment: 2, trial: 2, model: 1 };

const groups: Group[] = [
  ...namesOf("0.38.1").map((name) => ({
    release: "0.38.1",
    names: [name],
    password: "TestPassword1",
    judge: (group: Group) =>
      judgeOnce(group, () => createFakeMaster({ clock: "virtual", slots: 0, password: "TestPassword1", cors: true })),
  })),
  {
    release: "0.19.10",
    names: ["sdk"],
    password: "",
    judge: async (group) => {
      // The task of trial 3 shows only in items that differ in their wall clock, from which the judge learns nothing.
      const task = await firstTask(group, 3);
      return judgeOnce(group, () => former(SDK), { uuids: { "31d7c7ba-c36e-4cd3-950e-a174d5fec772": task } });
    },
  },
  {
    release: "0.19.10",
    names: ["auth-and-users", "routing-and-errors", "experiments", "trials-and-checkpoints", "logs", "models", "workspaces-and-projects", "cluster"],
    password: "",
    // Experiment 8 and trial 7 were made by calls that were not recorded.
    judge: (group) => judgeOnce(group, () => former({ user: 8, experiment: 3, trial: 3, model: 3 }), { number: "trial 8=7" }),
  }, // prettier-ignore
];

describe.skipIf(whyNot !== "")(`answers compared by value${whyNot}`, () => {
  for (const group of groups) {
    const name = `${group.release}/${group.names.join("+")}`;
    test.runIf(only === undefined || name.includes(only))(
      `${name} is answered as recorded`,
      async () => {
        const verdicts = await group.judge(group);
        const rows = verdicts.map((row) => ({ ...row, recording: `${group.release}/${row.file}` }));
        all.push(...rows);
        expect(new Report(rows, reasons).unexplained()).toEqual([]);
      },
      600_000,
    );
  }

  test.runIf(only === undefined)("98 of 100 compared exchanges with 0.38.1 are equal by value", () => {
    const report = new Report(all, reasons);
    if (process.env["FIDELITY_REPORT"] !== undefined) console.log(report.text());
    for (const release of ["0.38.1", "0.19.10"]) {
      const rows = all.filter(({ recording }) => recording.startsWith(release));
      const some = new Report(rows, reasons);
      console.log(`${release}: ${(100 * some.share).toFixed(1)} % equal`, some.counts(rows));
      if (release === "0.38.1") expect(some.share).toBeGreaterThanOrEqual(0.98);
    }
  });

  test.runIf(only === undefined)("each reason still explains a difference", () => {
    expect(new Report(all, reasons).unused()).toEqual([]);
  });
});

/** The recorded 0.19.10 had two slots, programs that did nothing, and ids that went on from calls that were not recorded. */
async function former(counters: Record<string, number>): Promise<FakeMaster> {
  await using first = await createFakeMaster({ version: "0.19.10", slots: 2 });
  const snapshot = first.snapshot();
  Object.assign(snapshot.counters, counters);
  const fake = await createFakeMaster({ clock: "virtual", snapshot, cors: true });
  fake.train(() => ({ steps: 1, stepDuration: "1000d" }));
  return fake;
}

/** The uuid of the task that a trial gets in the replay, which is the same each time. */
async function firstTask(group: Group, trialId: number): Promise<string> {
  await using fake = await former(SDK);
  let task = "";
  // The recording deletes the trial in the end; by its first checkpoint it is there.
  fake.handle("ReportCheckpoint", () => {
    task ||= fake.snapshot().trials[trialId]?.taskIds[0]?.replace(/^\d+\./, "") ?? "";
    return undefined;
  });
  await judge(
    fake,
    group.names.map((one) => fileOf(group.release, one)),
    group.password,
  );
  return task;
}

function fileOf(release: string, name: string): string {
  return path.join(recordingsDirectory(), release, `${name}.jsonl`);
}

function namesOf(release: string): string[] {
  const directory = path.join(recordingsDirectory(), release);
  if (!existsSync(directory)) return [];
  const files = readdirSync(directory).filter((file) => file.endsWith(".jsonl"));
  return files.map((file) => path.basename(file, ".jsonl"));
}
