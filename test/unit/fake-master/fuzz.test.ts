import { expect, test } from "vitest";
import { operations, type Operation } from "../../../generated/operations.js";
import { createFakeMaster, type FakeRelease } from "../../../src/testing.js";

/** Numbers from 0 to below 1, the same in every run. */
function dice(seed: number): () => number {
  let value = seed;
  return () => {
    value = (value * 1_103_515_245 + 12_345) % 2_147_483_648;
    return value / 2_147_483_648;
  };
}

const VALUES = [
  "1",
  "0",
  "-1",
  "abc",
  "99999999999",
  "true",
  "STATE_ACTIVE",
  "%zz",
  "",
  "a/b",
  "00000000-0000-4000-8000-000000000000",
  "{}",
];
const BODIES = [
  "",
  "{",
  "[1]",
  "null",
  "5",
  '"text"',
  "{}",
  '{"config":"a: b","metrics":{},"user":5,"labels":"x","experimentIds":["a"],"checkpoints":[1]}',
  '{"name":null}',
];

for (const version of ["0.38.1", "0.19.10"] satisfies FakeRelease[]) {
  test(`five thousand odd requests to ${version} get answers, and it lives on`, async () => {
    await using fake = await createFakeMaster({ version });
    fake.experiments.add({ ago: "1h", config: { searcher: { max_length: { batches: 100 } } } });
    const random = dice(7);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const all = Object.values<Operation>(operations);
    const statuses = new Set<number>();
    const internal: string[] = [];
    for (let count = 0; count < 5000; count += 1) {
      const { method, path } = pick(all);
      const filled = path.replace(/\{[^}]+\}/g, () => pick(VALUES));
      const query = `?limit=${pick(VALUES)}&offset=${pick(VALUES)}&sortBy=${pick(VALUES)}&states=${pick(VALUES)}&trialIds=${pick(VALUES)}`;
      // Some log users out: each request has a login of its own.
      const headers = random() < 0.1 ? {} : { authorization: `Bearer ${fake.token(pick(["admin", "determined"]))}` };
      const leave = new AbortController();
      const answer = fake.fetch(fake.url + filled + query, {
        method: random() < 0.05 ? "PURGE" : method,
        headers,
        signal: leave.signal,
        ...(method === "GET" ? {} : { body: pick(BODIES) }),
      });
      const result = await Promise.race([answer, new Promise<undefined>((go) => setTimeout(go, 50, undefined))]);
      if (result === undefined) answer.catch(() => undefined);
      else {
        statuses.add(result.status);
        if (result.status === 500) internal.push(await result.text());
        else await result.body?.cancel();
      }
      leave.abort();
    }
    for (const status of statuses) expect([200, 400, 401, 403, 404, 409, 415, 429, 500, 501]).toContain(status);
    expect(
      internal.filter((text) => /Cannot read|is not a function|not iterable|is not defined|atob/.test(text)),
    ).toEqual([]);
    expect((await fake.fetch(`${fake.url}/api/v1/master`)).status).toBe(200);
  }, 120_000);
}
