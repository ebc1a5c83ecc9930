import { afterAll, beforeAll, expect, test } from "vitest";
import { Determined } from "../../src/index.js";
import { createFakeMaster, type FakeMaster } from "../../src/testing.js";
import { chance, config } from "../unit/facade/dedupe-weather.js";
import { startCallers, type Callers } from "./caller-processes.js";
import type { LaunchOrder, LaunchOutcome } from "./dedupe-caller.js";

// `npm run test:dedupe` asks for 20 processes and 100 rounds, three minutes of computing.
const processes = Number(process.env["DEDUPE_PROCESSES"] ?? 5);
const rounds = Number(process.env["DEDUPE_ROUNDS"] ?? 10);

let callers: Callers;
beforeAll(async () => {
  callers = await startCallers("test/network/dedupe-caller.ts", processes);
});
afterAll(() => callers.close());

/** Every operation of the protocol loses requests, before or after they had their effect. */
function loseRequests(fake: FakeMaster, random: () => number): number {
  const share = random() * 0.4;
  const operations = ["CreateExperiment", "CancelExperiment", "GetExperiments", "GetExperiment", "PatchExperiment"];
  for (const operation of operations) {
    for (let skip = 0; skip < 5 * processes; skip++) {
      if (random() < share) fake.faults.drop({ operation, skip, when: random() < 0.5 ? "before" : "after" });
    }
  }
  return share;
}

/** One round on a master of its own: what was launched, and whether every call gave the one that runs. */
async function race(round: number): Promise<{ launched: number; silent: boolean }> {
  const fake = await createFakeMaster();
  try {
    const options = { master: (await fake.listen()).url, token: fake.token("determined"), tokenStore: false } as const;
    const calm = new Determined(options);
    const running = async (): Promise<number[]> =>
      (await calm.listExperiments()).filter(({ state }) => !state.includes("CANCELED")).map(({ id }) => id);
    const share = loseRequests(fake, chance(round));
    const hint = `round ${round}, ${Math.round(share * 100)} % lost`;
    const order: LaunchOrder = { options, config, dedupeKey: `launch ${round}` };
    const outcomes = await Promise.all(callers.processes.map((caller) => callers.call<LaunchOutcome>(caller, order)));
    fake.faults.clear();
    const left = await running();
    const silent = outcomes.every(({ error }) => error === undefined);
    if (silent) expect(left, hint).toHaveLength(1);
    for (const { id, error } of outcomes) {
      if (error === undefined) expect(id, hint).toBe(left[0]);
      // Where even the first search and its retries are lost, nothing was created.
      else expect(["AmbiguousCreateError", "MasterUnreachableError"], hint).toContain(error);
    }
    const later = await calm.createExperiment({ config, dedupeKey: order.dedupeKey });
    if (left.length) expect(later.id, hint).toBe(left[0]);
    expect(await running(), hint).toEqual([later.id]);
    return { launched: fake.requests({ operation: "CreateExperiment" }).length, silent };
  } finally {
    await fake.close();
  }
}

test(
  `${processes} processes launch at once, ${rounds} times, and requests get lost: one runs, and who does not know says so`,
  { timeout: 600_000 },
  async () => {
    let races = 0;
    let silent = 0;
    for (let round = 0; round < rounds; round++) {
      const outcome = await race(round);
      if (outcome.launched > 1) races += 1;
      if (outcome.silent) silent += 1;
    }
    console.log(`${races} of ${rounds} rounds were races; in ${silent} every call gave the one that runs`);
    expect(races).toBeGreaterThan(rounds / 2);
    expect(silent).toBeGreaterThan(rounds / 4);
  },
);
