import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../src/testing.js";
import { judge, whyNot } from "./judge.js";
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
  start: () => Promise<FakeMaster>;
}

const groups: Group[] = [
  ...namesOf("0.38.1").map((name) => ({
    release: "0.38.1",
    names: [name],
    password: "TestPassword1",
    start: () => createFakeMaster({ slots: 0, password: "TestPassword1", cors: true }),
  })),
  former(["sdk"], { user: 6, experiment: 2, trial: 2, model: 1 }),
  former(
    ["auth-and-users", "routing-and-errors", "experiments", "trials-and-checkpoints", "logs", "models", "workspaces-and-projects", "cluster"],
    { user: 8, experiment: 3, trial: 3, model: 3 },
  ), // prettier-ignore
];

describe.skipIf(whyNot !== "")(`answers compared by value${whyNot}`, () => {
  for (const group of groups) {
    const name = `${group.release}/${group.names.join("+")}`;
    test.runIf(only === undefined || name.includes(only))(
      `${name} is answered as recorded`,
      async () => {
        await using fake = await group.start();
        const files = group.names.map((one) => fileOf(group.release, one));
        const verdicts = await judge(fake, files, group.password);
        const rows = verdicts.map((row) => ({ ...row, recording: `${group.release}/${row.file}` }));
        all.push(...rows);
        // Of the older release what is left has not been looked through.
        if (group.release === "0.38.1") expect(new Report(rows, reasons).unexplained()).toEqual([]);
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
function former(names: string[], counters: Record<string, number>): Group {
  const start = async (): Promise<FakeMaster> => {
    await using first = await createFakeMaster({ version: "0.19.10", slots: 2 });
    const snapshot = first.snapshot();
    Object.assign(snapshot.counters, counters);
    const fake = await createFakeMaster({ snapshot, cors: true });
    fake.train(() => ({ steps: 1, stepDuration: "1000d" }));
    return fake;
  };
  return { release: "0.19.10", names, password: "", start };
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
