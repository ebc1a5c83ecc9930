import { onTestFinished, test } from "vitest";
import { Determined, type DeterminedOptions, type Experiment } from "../../src/index.js";
import { currentRelease, releases, type Release } from "../../generated/releases.js";
import { systemClock } from "../../src/time/clock.js";
import { createFakeMaster, type FakeMaster, type FakeMasterOptions } from "../../src/testing.js";
import { configOfProgram, playProgram, usual, type Program } from "./play.js";
import { findRealMaster, type Login } from "./real-master.js";
import { trainPy } from "./train-py.js";
import { wireOf, wireOfFake, type Wire } from "./wire.js";

type WaitOptions = NonNullable<Parameters<Experiment["wait"]>[0]>;

/** A master to hold the client against: the fake one of a release, or the one that `DET_TEST_MASTER` names. */
export interface TestMaster {
  /** The release that it is or plays. */
  readonly release: Release;
  readonly url: string;
  /** Who is logged in, with the password. */
  readonly login: Login;
  readonly adminLogin: Login;
  /** A client that is logged in. */
  readonly determined: Determined;
  /** A client of an administrator. */
  readonly admin: Determined;
  /** A further client. */
  readonly client: (options?: DeterminedOptions) => Determined;
  /** Creates an experiment whose trials do what a program says, with more of a configuration. */
  readonly play: (program: Program, config?: Record<string, unknown>) => Promise<Experiment>;
  /** Creates one that trains for some steps. */
  readonly train: (config?: Record<string, unknown>) => Promise<Experiment>;
  /** Waits for a promise; with the fake time jumps meanwhile. */
  readonly run: <T>(promise: PromiseLike<T>) => Promise<T>;
  /** Waits for the end of an experiment, and gives its state. */
  readonly finish: (experiment: Pick<Experiment, "wait">, options?: WaitOptions) => Promise<string>;
  /** Waits until something is so that the master does in its own time. */
  readonly until: (isSo: () => Promise<boolean>) => Promise<void>;
  /** A time that is long for the fake, or short where it really passes: milliseconds. */
  readonly time: (onFake: number, onReal: number) => number;
}

/** A master whose requests are kept and can be disturbed on their way. */
export interface WiredMaster extends TestMaster {
  readonly wire: Wire;
}

/** A fake master in this process, with its seeds and its time. */
export interface FakeTestMaster extends WiredMaster {
  readonly fake: FakeMaster;
}

/**
 * The releases on which something holds: from one on, before one. What the client does without the master need not be tried on each:
 * one will do (`anywhere`), or the newest and the oldest (`ends`).
 */
export interface Span {
  since?: Release;
  before?: Release;
  anywhere?: boolean;
  ends?: boolean;
  /** Slots of the fake. */
  slots?: number;
  /** For what computes long: another limit for a test on the fake than that of all, milliseconds. */
  limit?: number;
}

const address = process.env["DET_TEST_MASTER"] || undefined;
const real = address === undefined ? undefined : await findRealMaster(address);
const newest: Release = currentRelease;
/** Both ends, and releases between them at which much changed; `npm run bump` plays the new one alone. */
export const played: readonly Release[] = process.env["CONTRACT_NEWEST_ONLY"]
  ? [newest]
  : [...new Set<Release>([newest, "0.31.0", "0.27.1", "0.23.3", "0.21.1", "0.19.10"])];

export function isBefore(release: Release, other: Release): boolean {
  return releases.indexOf(release) < releases.indexOf(other);
}

function isWithin(release: Release, { since = "0.19.10", before }: Span): boolean {
  return !isBefore(release, since) && (before === undefined || isBefore(release, before));
}

function playedIn(span: Span): readonly Release[] {
  const within = played.filter((release) => isWithin(release, span));
  if (span.ends) return [...new Set([within[0]!, within.at(-1)!])];
  return span.anywhere ? within.slice(0, 1) : within;
}

/** A configuration that every release accepts and that a CPU without slots can run. */
export function configOf(more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    name: "contract",
    entrypoint: "python3 train.py",
    searcher: { name: "single", metric: "loss", max_length: { batches: 1000 } },
    resources: { slots_per_trial: 0 },
    max_restarts: 0,
    ...more,
  };
}

function configOfGrid(program: Program): Record<string, unknown> {
  const own = configOfProgram(program);
  if (!("hyperparameters" in own)) return own;
  return { ...own, searcher: { name: "grid", metric: "loss", max_length: { batches: 1000 } } };
}

/** The configuration of an experiment that plays a program; sections of `config` go over what the program needs. */
function configOfPlay(program: Program, config: Record<string, unknown>, storage: object): Record<string, unknown> {
  const made = { ...configOf(), ...configOfGrid(program) };
  for (const section of ["searcher", "hyperparameters"])
    if (section in config)
      config = { ...config, [section]: { ...(made[section] as object), ...(config[section] as object) } };
  const checkpoints = { ...storage, ...(config["checkpoint_storage"] as object | undefined) };
  return { ...made, ...config, ...(Object.keys(checkpoints).length > 0 && { checkpoint_storage: checkpoints }) };
}

/** Opens a fake master of a release; it closes when the test is over. */
export async function openFake(release: Release = newest, options: FakeMasterOptions = {}): Promise<FakeTestMaster> {
  const fake = await createFakeMaster({ version: release, ...options });
  onTestFinished(() => fake.close());
  fake.train(playProgram);
  const client = (own?: DeterminedOptions): Determined => {
    const { fetch, clock, url: master } = fake;
    return new Determined({ master, tokenStore: false, token: fake.token("determined"), fetch, clock, ...own });
  };
  const determined = client();
  // Masters before 0.28.0 serve the files of S3 storage only.
  const storage = isBefore(release, "0.28.0") ? { type: "s3", bucket: "b" } : {};
  const run = <T>(promise: PromiseLike<T>): Promise<T> => fake.clock.runUntil(promise);
  const play: TestMaster["play"] = (program, config = {}) =>
    determined.createExperiment({ config: configOfPlay(program, config, storage) });
  return {
    release,
    url: fake.url,
    login: { user: "determined", password: "" },
    adminLogin: { user: "admin", password: "" },
    determined,
    admin: client({ token: fake.token("admin") }),
    client,
    play,
    train: (config) => play(usual, config),
    run,
    finish: (experiment, options) => run(experiment.wait(options)),
    until: async (isSo) => {
      for (let tries = 0; !(await isSo()); tries += 1) {
        if (tries > 600) throw new Error("It never came to be so.");
        await fake.clock.advance("1s");
      }
    },
    time: (onFake) => onFake,
    wire: wireOfFake(fake),
    fake,
  };
}

/** A client of the master that `DET_TEST_MASTER` names, on a transport of its own or on a wire. */
async function openReal(wire?: Wire): Promise<TestMaster> {
  const { url, login, adminLogin, token, release } = real!;
  const own = { master: url, tokenStore: false, ...(wire && { fetch: wire.fetch }) } as const;
  const [mine, admins] = [await token(login), await token(adminLogin)];
  const client = (options?: DeterminedOptions): Determined => new Determined({ ...own, token: mine, ...options });
  const determined = client();
  const play: TestMaster["play"] = (program, config = {}) =>
    determined.createExperiment({ config: configOfPlay(program, config, {}), modelFiles: { "train.py": trainPy } });
  return {
    release,
    url,
    login,
    adminLogin,
    determined,
    admin: client({ token: admins }),
    client,
    play,
    train: (config) => play(usual, config),
    run: (promise) => Promise.resolve(promise),
    finish: (experiment, options) => experiment.wait({ interval: "250ms", ...options }),
    until: async (isSo) => {
      while (!(await isSo())) await systemClock.sleep(250);
    },
    time: (_, onReal) => onReal,
  };
}

/** Opens what `DET_TEST_MASTER` names with a wire in between. */
async function openWired(): Promise<WiredMaster> {
  const wire = wireOf(real!.release);
  return { ...(await openReal(wire)), wire };
}

/** Names a test for each release of the fake on which it runs; for a real master once, or skipped where it is about others. */
function register(title: string, span: Span, onReal: () => Promise<void>, onFake: (release: Release) => Promise<void>) {
  if (real === undefined) for (const release of playedIn(span)) test(`${title} [${release}]`, () => onFake(release));
  else if (isWithin(real.release, span)) test(`${title} [${real.url}]`, { timeout: 600_000 }, onReal);
  else {
    const about = span.before === undefined ? `since ${span.since}` : `before ${span.before}`;
    test.skip(`${title} [about releases ${about}]`, () => {});
  }
}

/** A test of the client that holds on every release of the fake, and on a real master. */
export function contract(title: string, body: (master: TestMaster) => Promise<void>, on: Span = {}): void {
  register(
    title,
    on,
    async () => body(await openReal()),
    async (release) => body(await openFake(release)),
  );
}

/** The same for tests that look at the requests of a client, or disturb them. */
export function contractOnWire(title: string, body: (master: WiredMaster) => Promise<void>, on: Span = {}): void {
  register(
    title,
    on,
    async () => body(await openWired()),
    async (release) => body(await openFake(release)),
  );
}

/** A test that no real master can run, for the reason that its name ends with. */
export function contractOnFake(
  title: string,
  reason: string,
  body: (master: FakeTestMaster) => Promise<void>,
  on: Span = {},
): void {
  const name = `${title} (needs the fake: ${reason})`;
  if (real !== undefined) return void test.skip(name, () => {});
  const { slots, limit } = on;
  const options = limit === undefined ? {} : { timeout: limit };
  for (const release of playedIn(on))
    test(`${name} [${release}]`, options, async () => body(await openFake(release, { slots })));
}

/** A test that is about the fake of each release alone. */
export function onEachFake(title: string, body: (master: FakeTestMaster) => Promise<void>, on: Span = {}): void {
  for (const release of playedIn(on)) test(`${title} [${release}]`, async () => body(await openFake(release)));
}
