import { existsSync, readFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { expect, test } from "vitest";
import { createApiClient } from "../../../src/api/index.js";
import { Determined } from "../../../src/index.js";
import { createFakeMaster } from "../../../src/testing.js";

const guide = readFileSync("CONTRIBUTING.md", "utf8");

/** The files of src/ that a point of the guide names. */
function filesOf(point: string): string[] {
  expect(guide).toContain(point);
  const text = guide.slice(guide.indexOf(point)).split(/\n\n|\n- /)[0]!;
  return [...text.matchAll(/`([\w/-]+\.ts)`/g)].map((match) => match[1]!);
}

/** What helps on the way, but does not decide where it leads. */
const beside = [
  /^(?:values|platform)\//,
  /^time\/(?:abort|clock)\.ts$/,
  /^api\/(?:decode-text|parameters|insecure-warning|notify-hooks|hooks|secrets)\.ts$/,
];

test("topCheckpoint() reaches fetch through the files that the guide names", async () => {
  await using fake = await createFakeMaster();
  const [{ id } = { id: 0 }] = fake.experiments.add({ ago: "1d" });
  const token = fake.token("determined");
  const limit = Error.stackTraceLimit;
  const stacks: string[] = [];
  const determined = new Determined({
    master: fake.url,
    token,
    fetch: (...given) => {
      stacks.push(new Error("seen from fetch").stack!);
      return fake.fetch(...given);
    },
  });
  Error.stackTraceLimit = 100;
  await determined
    .experiment(id)
    .topCheckpoint()
    .finally(() => (Error.stackTraceLimit = limit));
  const met = [...stacks[0]!.replaceAll("\\", "/").matchAll(/\/src\/([\w/-]+\.ts):/g)].map((match) => match[1]!);
  const named = filesOf("- `topCheckpoint()` reaches");
  expect([...new Set(met)].sort()).toEqual(named.toSorted());
  expect(named.length).toBeLessThanOrEqual(9);
});

test("a retried GET runs through the files that the guide names, and what is beside them", async () => {
  await using fake = await createFakeMaster();
  const { clock } = fake;
  const [{ id } = { id: 0 }] = fake.experiments.add({ ago: "1d" });
  const api = createApiClient({ master: fake.url, token: fake.token("determined"), clock, fetch: fake.fetch });
  fake.faults.fail({ operation: "GetExperiment", status: 503, times: 2 });
  const inspector = new Session();
  inspector.connect();
  await inspector.post("Profiler.enable");
  await inspector.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  const params = { path: { experimentId: id } };
  const { response } = await clock.runUntil(api.GET("/api/v1/experiments/{experimentId}", { params }));
  const { result } = await inspector.post("Profiler.takePreciseCoverage");
  inspector.disconnect();
  expect(response.status).toBe(200);
  const ran = result
    .filter(({ functions }) => functions.some(({ ranges }) => ranges[0]!.count > 0))
    .flatMap(({ url }) => /\/src\/([\w/-]+\.ts)$/.exec(url.replaceAll("\\", "/"))?.[1] ?? [])
    .filter((file) => !file.startsWith("fake-master/") && !beside.some((names) => names.test(file)));
  const named = filesOf("- A retried GET goes through");
  expect(named.length).toBeLessThanOrEqual(12);
  expect(ran).toContain("api/recover.ts");
  expect(ran.filter((file) => !named.includes(file))).toEqual([]);
});

test("the guide names only files that are there", () => {
  const named = [...guide.matchAll(/`((?:src|test)\/[\w/.-]+\.ts|(?:api|time|facade)\/[\w/-]+\.ts)`/g)].map(
    (match) => match[1]!,
  );
  expect(named.length).toBeGreaterThan(25);
  for (const file of named)
    expect(existsSync(file.startsWith("test/") || file.startsWith("src/") ? file : `src/${file}`), file).toBe(true);
});
