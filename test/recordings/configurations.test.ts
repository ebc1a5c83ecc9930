import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../src/testing.js";
import { recordingsDirectory } from "./recordings-directory.js";

/** A configuration, and what a real master made of it. */
interface Recorded {
  name: string;
  config: unknown;
  create: Verdict;
  validateOnly?: Verdict;
  stored?: Record<string, unknown>;
}

interface Verdict {
  status: number;
  error?: { code: number; reason: string; error: string };
  warnings?: string[];
}

const directory = path.join(recordingsDirectory(), "configs");
const isThere = existsSync(directory);
const why = isThere ? "" : ` (skipped: ${directory} is not there)`;

for (const release of ["0.38.1", "0.19.10"] as const) {
  test.skipIf(!isThere)(`configurations are judged as ${release} judges them${why}`, async () => {
    const recorded = readFileSync(path.join(directory, `${release}.jsonl`), "utf8");
    const rows = recorded
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Recorded);
    const misses: string[] = [];
    const count = { verdict: 0, stored: 0, accepted: 0, words: 0, refused: 0 };
    await using fake = await createFakeMaster({ version: release, slots: 0 });
    for (const row of rows) {
      const found = await judgeOnce(fake, row.config);
      const miss = (what: string, expected: unknown, got: unknown): void =>
        void misses.push(`${what} of ${row.name}: ${JSON.stringify(expected)} -> ${JSON.stringify(got)}`);
      const wanted = [row.create.status, (row.validateOnly ?? row.create).status];
      const got = [found.create.status, found.validateOnly.status];
      if (String(wanted) === String(got)) count.verdict += 1;
      else miss("verdict", wanted, [...got, found.create.error?.error, found.validateOnly.error?.error]);
      if (row.stored !== undefined && found.stored !== undefined) {
        count.accepted += 1;
        const unlike = differences(comparable(row.stored, row), comparable(found.stored, row), "");
        if (unlike.length === 0) count.stored += 1;
        else misses.push(`stored configuration of ${row.name}: ${unlike.join("; ")}`);
        if (text(row.create.warnings) !== text(found.create.warnings))
          miss("warnings", row.create.warnings, found.create.warnings);
      }
      if (row.create.error !== undefined && found.create.error !== undefined) {
        count.refused += 1;
        if (text(words(row.create.error)) === text(words(found.create.error))) count.words += 1;
        else miss("words", row.create.error, found.create.error);
      }
    }
    const share = (part: number, whole: number): string => `${part} of ${whole}`;
    console.log(
      [
        `${release}: verdict ${share(count.verdict, rows.length)}, stored configuration ${share(count.stored, count.accepted)}, words of refusals ${share(count.words, count.refused)}`,
        ...misses,
      ].join("\n  "),
    );
    expect(count.verdict).toBe(rows.length);
    expect(count.stored).toBe(count.accepted);
    expect(count.words / count.refused).toBeGreaterThanOrEqual(0.95);
  });
}

async function judgeOnce(
  fake: FakeMaster,
  config: unknown,
): Promise<{ create: Verdict; validateOnly: Verdict; stored?: Record<string, unknown> }> {
  const validateOnly = (await post(fake, config, true)).verdict;
  const { verdict, id } = await post(fake, config, false);
  if (id === undefined) return { create: verdict, validateOnly };
  const answer = await call(fake, `/api/v1/experiments/${id}`);
  const { experiment } = (await answer.json()) as { experiment: { config: Record<string, unknown> } };
  return { create: verdict, validateOnly, stored: experiment.config };
}

async function post(
  fake: FakeMaster,
  config: unknown,
  validateOnly: boolean,
): Promise<{ verdict: Verdict; id?: number }> {
  const body = { config: JSON.stringify(config), modelDefinition: [], activate: false, validateOnly };
  const answer = await call(fake, "/api/v1/experiments", { method: "POST", body: JSON.stringify(body) });
  const json = (await answer.json()) as { error?: Verdict["error"]; warnings?: string[]; experiment?: { id: number } };
  const { error, warnings, experiment } = json;
  if (error !== undefined) return { verdict: { status: answer.status, error } };
  return { verdict: { status: answer.status, warnings: warnings ?? [] }, id: experiment?.id ?? 0 };
}

function call(fake: FakeMaster, where: string, init: RequestInit = {}): Promise<Response> {
  return fake.fetch(`${fake.url}${where}`, {
    ...init,
    headers: { authorization: `Bearer ${fake.token("determined")}` },
  });
}

/** Without what the master draws: a name where none is given, the seed, the order of labels. */
function comparable(stored: Record<string, unknown>, row: Recorded): unknown {
  const given = row.config as { name?: unknown; reproducibility?: { experiment_seed?: unknown } | null };
  const drawn = (value: unknown, pattern: RegExp): unknown => (pattern.test(String(value)) ? "drawn" : value);
  const { reproducibility, labels, name } = stored;
  return {
    ...stored,
    name: given.name === undefined ? drawn(name, /^Experiment \(\w+-\w+-\w+\)$/) : name,
    labels: Array.isArray(labels) ? (labels as string[]).toSorted() : labels,
    reproducibility:
      typeof given.reproducibility?.experiment_seed === "number"
        ? reproducibility
        : drawn((reproducibility as { experiment_seed: unknown }).experiment_seed, /^\d+$/),
  };
}

/** The keys that are not allowed come in the order of a map, which is random. */
function words(error: NonNullable<Verdict["error"]>): unknown {
  const sorted = error.error.replaceAll(
    /additionalProperties (.*) not allowed/g,
    (_, names: string) => `additionalProperties ${names.split(", ").toSorted().join(", ")} not allowed`,
  );
  return { ...error, error: sorted };
}

/** Where two values differ, by pointer. The order of keys counts too. */
function differences(expected: unknown, got: unknown, pointer: string): string[] {
  if (text(expected) === text(got)) return [];
  if (!isObject(expected) || !isObject(got)) return [`${pointer} ${text(expected)} -> ${text(got)}`];
  const keys = [...new Set([...Object.keys(expected), ...Object.keys(got)])];
  const found = keys.flatMap((key) => differences(expected[key], got[key], `${pointer}/${key}`));
  return found.length > 0 ? found : [`${pointer} order of ${text(Object.keys(expected))} -> ${text(Object.keys(got))}`];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string {
  return JSON.stringify(value) ?? "nothing";
}
