import { expect } from "vitest";
import {
  AuthenticationError,
  ForbiddenError,
  MasterUnreachableError,
  NotFoundError,
  ServerError,
  type DeterminedOptions,
  type Experiment,
  type Handle,
  type Logger,
} from "../../src/index.js";
import type { FakeMaster, OrderedFault } from "../../src/testing.js";
import { transientStatuses } from "../../src/values/transient-status.js";
import { contractOnFake, contractOnWire, type FakeTestMaster, type WiredMaster } from "./master.js";
import { endless, repeat } from "./play.js";

function recorder(): { logger: Logger; said: string[] } {
  const said: string[] = [];
  const say = (level: string) => (message: string) => void said.push(`${level}: ${message}`);
  return { said, logger: { debug: () => {}, info: say("info"), warn: say("warn"), error: say("error") } };
}

const page = "<html><head><title>Gone fishing</title></head><body>nginx</body></html>";

/** Every way in which a master is away, each until it is taken back. */
const ways: Record<string, (fake: FakeMaster) => OrderedFault> = {
  "connections that break": (fake) => fake.faults.drop({ times: Infinity }),
  "answers that break off": (fake) => fake.faults.cut({ times: Infinity, afterBytes: 5 }),
  silence: (fake) => fake.faults.stall({ times: Infinity }),
  ...Object.fromEntries(
    [500, ...transientStatuses].map((status) => [
      `status ${status}`,
      (fake: FakeMaster) => fake.faults.fail({ times: Infinity, status }),
    ]),
  ),
  ...Object.fromEntries(
    [200, 302, 403, 404, 501, 502].map((status) => [
      `a page of a proxy with status ${status}`,
      (fake: FakeMaster) => fake.faults.fail({ times: Infinity, status, body: page }),
    ]),
  ),
};

/** A master that is away for a time, from some time on, while its clock runs. */
function away(fake: FakeMaster, way: (fake: FakeMaster) => OrderedFault, from: number, duration: number): void {
  void fake.clock.sleep(from).then(async () => {
    const fault = way(fake);
    await fake.clock.sleep(duration);
    fault.remove();
  });
}

/** A handle of an experiment that runs for an hour of the fake's time. */
function hourLong({ fake, client }: FakeTestMaster, options: DeterminedOptions = {}): Handle<Experiment> {
  const [{ id } = { id: 0 }] = fake.experiments.add({ runsFor: "1h" });
  return client(options).experiment(id);
}

/** An experiment that goes on, for waits that begin on a master that is there. */
async function running({ play, client }: WiredMaster, options: DeterminedOptions = {}): Promise<Handle<Experiment>> {
  return client(options).experiment((await play(endless)).id);
}

const minutes = "minutes of outages in its time";

for (const way of Object.keys(ways))
  contractOnFake(
    `a wait survives ten minutes of ${way}`,
    minutes,
    async (master) => {
      const { logger, said } = recorder();
      const { fake, run } = master;
      const experiment = hourLong(master, { logger });
      const heard: number[] = [];
      away(fake, ways[way]!, 600_000, 600_000);
      expect(await run(experiment.wait({ onProgress: ({ elapsed }) => heard.push(elapsed) }))).toBe("STATE_COMPLETED");
      expect(heard.filter((at) => at > 600_000 && at < 1_200_000)).toEqual([]);
      expect(said).toEqual([
        expect.stringMatching(
          /^warn: An outage of http:.* began; what is under way goes on trying for up to 15 min\. \w+Error: /,
        ),
        expect.stringMatching(/^info: The outage of http:.* is over after \d.*\.$/),
      ]);
    },
    { anywhere: true },
  );

contractOnFake(
  "waitAll survives it too",
  minutes,
  async ({ fake, run, determined }) => {
    // The second one waits for the slots of the first.
    const seeds = fake.experiments.add({ runsFor: "30m", trials: 1 }, 2);
    away(fake, ways["status 503"]!, 60_000, 600_000);
    const states = await run(determined.waitAll(seeds.map(({ id }) => determined.experiment(id))));
    expect(states).toEqual(["STATE_COMPLETED", "STATE_COMPLETED"]);
  },
  { anywhere: true },
);

contractOnFake(
  "awaitFirstTrial survives it too",
  minutes,
  async ({ fake, run, client }) => {
    const [seed] = fake.experiments.add({ runsFor: "30m" });
    const trialFrom = fake.clock.now() + 900_000;
    const lateTrial: typeof fetch = async (...input) => {
      const answer = await fake.fetch(...input);
      const text = await answer.text();
      const isEarly = fake.clock.now() < trialFrom;
      return new Response(isEarly ? text.replace('"numTrials":1', '"numTrials":0') : text, answer);
    };
    away(fake, ways["status 503"]!, 60_000, 600_000);
    const trial = await run(client({ fetch: lateTrial }).experiment(seed!.id).awaitFirstTrial());
    expect(trial.experimentId).toBe(seed!.id);
    expect(fake.clock.now()).toBeGreaterThanOrEqual(trialFrom);
  },
  { anywhere: true },
);

contractOnWire(
  "the first poll fails as any request does",
  async ({ wire, run, play, client }) => {
    const { logger, said } = recorder();
    const { id } = await play(endless);
    const experiment = client({ logger }).experiment(id);
    wire.faults.fail({ times: Infinity, status: 503 });
    const waits: (() => Promise<unknown>)[] = [() => experiment.wait(), () => experiment.awaitFirstTrial()];
    for (const wait of waits) {
      const before = wire.requests().length;
      await expect(run(wait())).rejects.toThrow(ServerError);
      expect(wire.requests().length - before).toBeLessThan(7);
    }
    expect(said).toEqual([]);
    wire.faults.clear();
    await experiment.kill();
  },
  { anywhere: true },
);

contractOnWire(
  "one that lasts longer than maxOutage ends in the last error, with what was known",
  async (master) => {
    const { wire, run, time } = master;
    const experiment = await running(master, { retry: { attempts: 2, baseDelay: "100ms" } });
    const interval = time(10_000, 200);
    const onProgress = (): void => void wire.faults.drop({ times: Infinity });
    const waiting = experiment.wait({ interval, maxOutage: time(300_000, 2000), onProgress });
    const error = await run(waiting).catch((error: unknown) => error);
    wire.faults.clear();
    expect(error).toBeInstanceOf(MasterUnreachableError);
    expect(error).toMatchObject({
      message: expect.stringMatching(
        /outage of .*; maxOutage is the limit\. The last state seen of experiment \d+ is STATE_\w+\.$/,
      ),
      cause: expect.any(MasterUnreachableError),
    });
    await experiment.kill();
  },
  { anywhere: true },
);

contractOnFake(
  "Infinity waits forever",
  minutes,
  async (master) => {
    const { fake, run } = master;
    const experiment = hourLong(master);
    away(fake, ways["status 502"]!, 60_000, 7_200_000);
    expect(await run(experiment.wait({ maxOutage: Infinity }))).toBe("STATE_COMPLETED");
  },
  { anywhere: true },
);

contractOnWire(
  "maxOutage 0 and retry: false wait for nothing",
  async (master) => {
    const { wire, run, time, client } = master;
    const experiment = await running(master);
    const interval = time(5000, 200);
    const fails = wire.faults.fail({ operation: "GetExperiment", status: 502, skip: 3, times: 5 });
    await expect(run(experiment.wait({ interval, maxOutage: 0 }))).rejects.toThrow(ServerError);
    fails.remove();
    wire.faults.fail({ operation: "GetExperiment", status: 502, skip: 3 });
    const once = client({ retry: false }).experiment(experiment.id);
    await expect(run(once.wait({ interval }))).rejects.toThrow(ServerError);
    await experiment.kill();
  },
  { anywhere: true },
);

contractOnWire(
  "what the master refuses ends a wait at once",
  async (master) => {
    const { wire, run, time, client } = master;
    const experiment = await running(master);
    for (const [status, type] of [
      [401, AuthenticationError],
      [403, ForbiddenError],
      [404, NotFoundError],
    ] as const) {
      const fault = wire.faults.fail({ operation: "GetExperiment", status, skip: 3, times: Infinity });
      const waiting = client()
        .experiment(experiment.id)
        .wait({ interval: time(5000, 200) });
      await expect(run(waiting)).rejects.toThrow(type);
      expect(fault.hits).toBe(1);
      fault.remove();
    }
    await experiment.kill();
  },
  { anywhere: true },
);

contractOnWire(
  "maxWait counts during an outage",
  async (master) => {
    const { wire, run, time } = master;
    const experiment = await running(master);
    const onProgress = (): void => void wire.faults.stall({ times: Infinity });
    const waiting = experiment.wait({ interval: time(5000, 200), maxWait: time(600_000, 1500), onProgress });
    await expect(run(waiting)).rejects.toThrow(/after (?:10 min|[1-9]\.\d s); the last state seen is STATE_/);
    wire.faults.clear();
    await experiment.kill();
  },
  { anywhere: true },
);

contractOnWire(
  "maxWait of awaitFirstTrial counts during a silent request too",
  async (master) => {
    const { wire, run } = master;
    const experiment = await running(master);
    wire.faults.stall({ times: Infinity });
    const waiting = experiment.awaitFirstTrial({ maxWait: "2s" });
    await expect(run(waiting)).rejects.toThrow(
      /Gave up waiting for the first trial of experiment \d+ after [2-9](?:\.\d)? s;/,
    );
    wire.faults.clear();
    await experiment.kill();
  },
  { anywhere: true },
);

contractOnWire(
  "an abort ends a wait in the middle of an outage",
  async (master) => {
    const { wire, run, time } = master;
    const experiment = await running(master);
    const stop = new AbortController();
    const onProgress = (): void => void wire.faults.fail({ times: Infinity, status: 503 });
    const waiting = experiment.wait({ signal: stop.signal, interval: time(5000, 200), onProgress });
    const over = expect(run(waiting)).rejects.toThrow("enough");
    while (wire.requests().filter(({ status }) => status === 503).length < 2) await new Promise(setImmediate);
    stop.abort(new Error("enough"));
    await over;
    wire.faults.clear();
    await experiment.kill();
  },
  { anywhere: true },
);

contractOnFake(
  "many waits of one client ask once for all of them during an outage, and the logger is called once",
  minutes,
  async ({ fake, run, client }) => {
    const { logger, said } = recorder();
    const determined = client({ logger });
    const seeds = fake.experiments.add({ runsFor: "30m" }, 60);
    away(fake, ways["status 503"]!, 300_000, 600_000);
    const states = await run(Promise.all(seeds.map(({ id }) => determined.experiment(id).wait())));
    expect(new Set(states)).toEqual(new Set(["STATE_COMPLETED"]));
    expect(said.map((line) => line.split(":")[0])).toEqual(["warn", "info"]);
    expect(fake.requests().length).toBeLessThan(400);
  },
  { anywhere: true, slots: 60 },
);

contractOnWire(
  "a master that knows no token of before its restart costs one new login",
  async (master) => {
    const { wire, client, login, play, finish } = master;
    const { id } = await play(repeat(10, () => ({ seconds: 1 })));
    const determined = client({ ...login, token: undefined });
    wire.faults.fail({ operation: "GetExperiment", status: 503, skip: 1 });
    const refused = wire.faults.fail({ operation: "GetExperiment", status: 401, skip: 2 });
    expect(await finish(determined.experiment(id))).toBe("STATE_COMPLETED");
    expect([refused.hits, wire.requests({ operation: "Login" }).length]).toEqual([1, 2]);
  },
  { anywhere: true },
);
