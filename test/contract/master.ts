import { onTestFinished, test } from "vitest";
import { Determined, type DeterminedOptions, type Experiment } from "../../src/index.js";
import { releases, type Release } from "../../generated/releases.js";
import { createFakeMaster, type FakeMaster, type FakeMasterOptions } from "../../src/testing.js";

/** A master to hold the client against: the fake one of a release, or the real one that `DET_TEST_MASTER` names. */
export interface TestMaster {
  /** The release that the fake plays; `"real"` for a real master, whose release tests must not depend on. */
  readonly release: Release | "real";
  readonly url: string;
  /** A client that is logged in. */
  readonly determined: Determined;
  /** Waits for a promise; with the fake time jumps meanwhile. */
  readonly run: <T>(promise: PromiseLike<T>) => Promise<T>;
  /** Creates an experiment that trains for some seconds, with more of a configuration. */
  readonly train: (config?: Record<string, unknown>) => Promise<Experiment>;
  /** A further client. */
  readonly client: (options?: DeterminedOptions) => Determined;
}

/** A fake master, with its faults, its list of requests and its seeds. */
export interface FakeTestMaster extends TestMaster {
  readonly fake: FakeMaster;
}

const real = process.env["DET_TEST_MASTER"] || undefined;
/** Both ends, and releases between them at which much changed. */
const played: readonly Release[] = ["0.38.1", "0.31.0", "0.27.1", "0.23.3", "0.21.1", "0.19.10"];

/** The releases on which something holds: from one on, or before one. */
interface Span {
  since?: Release;
  before?: Release;
}

function isBefore(release: Release, other: Release): boolean {
  return releases.indexOf(release) < releases.indexOf(other);
}

function playedIn({ since = "0.19.10", before }: Span): readonly Release[] {
  return played.filter((release) => !isBefore(release, since) && (before === undefined || isBefore(release, before)));
}

/** A configuration that every release accepts and that a CPU without slots can run. */
export function configOf(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    name: "contract",
    entrypoint: real ? "python3 train.py" : "python3 -c pass",
    searcher: { name: "single", metric: "loss", max_length: { batches: 1000 } },
    resources: { slots_per_trial: 0 },
    max_restarts: 0,
    ...more,
  };
}

/** What a real master runs; the fake trains without any code. */
const training = `
import determined as det

with det.core.init() as core:
    for step in range(1, 6):
        print("step", step)
        core.train.report_training_metrics(step * 100, {"loss": 1 / step})
        core.train.report_validation_metrics(step * 100, {"loss": 1 / step})
        with core.checkpoint.store_path({"steps_completed": step * 100}) as (path, _):
            (path / "state").write_text(str(step))
        if core.preempt.should_preempt():
            break
`;

function clientOf(url: string, own: DeterminedOptions, storage: Record<string, unknown> = {}): TestMaster {
  const determined = new Determined({ master: url, tokenStore: false, ...own });
  return {
    release: "real",
    url,
    determined,
    run: (promise) => Promise.resolve(promise),
    train: (config) =>
      determined.createExperiment({
        config: configOf({ ...storage, ...config }),
        modelFiles: real ? { "train.py": training } : undefined,
      }),
    client: (options) => new Determined({ master: url, tokenStore: false, ...own, ...options }),
  };
}

/** Opens a fake master of a release; it closes when the test is over. */
export async function openFake(release: Release = "0.38.1", options: FakeMasterOptions = {}): Promise<FakeTestMaster> {
  const fake = await createFakeMaster({ version: release, ...options });
  onTestFinished(() => fake.close());
  const own = { token: fake.token("determined"), fetch: fake.fetch, clock: fake.clock };
  // Masters before 0.28.0 serve the files of S3 storage only.
  const storage = isBefore(release, "0.28.0") ? { checkpoint_storage: { type: "s3", bucket: "b" } } : {};
  return { ...clientOf(fake.url, own, storage), release, fake, run: (promise) => fake.clock.runUntil(promise) };
}

function openReal(): TestMaster {
  const { DET_USER: user, DET_PASS: password } = process.env;
  return clientOf(real!, { user, password });
}

/** A test of the client that holds against every release of the fake, and against a real master where one is given. */
export function contract(title: string, body: (master: TestMaster) => Promise<void>): void {
  if (real) return void test(`${title} [${real}]`, { timeout: 600_000 }, () => body(openReal()));
  for (const release of played) test(`${title} [${release}]`, async () => body(await openFake(release)));
}

/** A test that needs the fake: its faults, its list of requests, its time. */
export function contractOnFake(title: string, body: (master: FakeTestMaster) => Promise<void>, on: Span = {}): void {
  if (real) return void test.skip(`${title} [needs the fake's faults and time]`, () => {});
  for (const release of playedIn(on)) test(`${title} [${release}]`, async () => body(await openFake(release)));
}
