import { expect, test } from "vitest";
import { runScript } from "./run-script.js";

interface Coverage {
  counts: Record<string, { operations: number; simulated: number; client: { simulated: number; missing: number } }>;
  operations: { id: string; client: boolean; "0.38.1": string; "0.19.10": string }[];
}

test("every operation that the client calls is simulated, in six releases", async () => {
  const { code, stdout, stderr } = await runScript("fake-coverage", "--check", "--json");
  expect([code, stderr]).toEqual([0, ""]);
  const { counts, operations } = JSON.parse(stdout) as Coverage;
  expect(Object.keys(counts)).toHaveLength(6);
  for (const { client } of Object.values(counts)) expect(client.missing).toBe(0);
  expect(operations.filter(({ client }) => client).length).toBeGreaterThan(50);
  expect(operations.find(({ id }) => id === "GetExperiments")).toMatchObject({
    client: true,
    "0.38.1": "simulated",
    "0.19.10": "simulated",
  });
});

test("the table has a line for each operation and ends with the counts", async () => {
  const { stdout } = await runScript("fake-coverage");
  expect(stdout).toMatch(/^GetExperiments +yes +yes +yes +yes +yes +yes +calls +GET \/api\/v1\/experiments$/m);
  expect(stdout).toMatch(/^0\.38\.1: \d+ of \d+ operations simulated; of those that the client calls \d+ of \d+$/m);
});
