import { currentRelease } from "../../generated/releases.js";
import { incomingOf, type Incoming } from "./requests/incoming.js";
import { answerRequest, answerUnknown } from "./requests/answer-request.js";
import { MasterClock, type FakeClock } from "./clock/fake-clock.js";
import { withHeldBody } from "./clock/held-body.js";
import {
  fakeMasterOptions,
  fakeUserOptions,
  type FakeMaster,
  type FakeMasterOptions,
  type FakeRelease,
  type FakeSnapshot,
  type FakeUser,
} from "./fake-master-types.js";
import type { Faults } from "./faults/fault-types.js";
import { FaultDesk } from "./faults/faults.js";
import { OwnAnswers, type OwnAnswer } from "./faults/own-answers.js";
import { type CheckpointDisk, MasterCore } from "./master-core.js";
import { listenOptions, type ListenOptions } from "./listen-options.js";
import { checkRelease } from "./options/check-release.js";
import { checkFunction } from "./options/checks.js";
import { readOptions, type Checked } from "./options/options.js";
import { hashedPassword } from "./password.js";
import { withCors } from "./requests/cors.js";
import { RequestLog, type RecordedRequest, type RequestFilter } from "./requests/request-log.js";
import { createRouter } from "./requests/router.js";
import { ownerNamed } from "./seeds/owner.js";
import { seedExperiments, type ExperimentSeeds } from "./seeds/seed-experiments.js";
import { addModel } from "./seeds/seed-models.js";
import { addCheckpoint, addLog } from "./seeds/seed-trials.js";
import { addProject, addWorkspace } from "./seeds/seed-workspaces.js";
import { checkpointFiles } from "./state/checkpoints/checkpoint-files.js";
import { addPool } from "./seeds/seed-pools.js";
import { putCheckpoint, putTrial } from "./seeds/put-into-state.js";
import { userNamed } from "./state/lookup.js";
import { loseAgent, returnAgent } from "./state/agents/agent.js";
import { newState, newUser, stateOfSnapshot } from "./state/new-state.js";
import type { MasterState } from "./state/records.js";
import { expireSessions, isAlive, newSession, tokenOf, userOfToken } from "./state/users/sessions.js";
import type { Trainer } from "./training/training-plan.js";
import type { Listening } from "./server.js";

/** A fixed Monday, so that virtual time is the same in every run. */
const START = Date.UTC(2026, 0, 5, 9, 0, 0);
/** Milliseconds that a token of `fake.token()` lives, a hundred years: tests say when tokens expire. */
const LIFE_OF_TOKENS = 100 * 365 * 86_400_000;
let made = 0;

/**
 * Makes a fake master. Rejects with a TypeError when an option does not exist or cannot have its value.
 *
 * @example
 * const fake = await createFakeMaster();
 * const determined = new Determined({ master: fake.url, token: fake.token("determined"), fetch: fake.fetch, clock: fake.clock });
 * const experiment = await determined.createExperiment({ config: { entrypoint: "x", searcher: { name: "single", metric: "loss" } } });
 * await fake.clock.runUntil(experiment.wait());
 */
export async function createFakeMaster(options: FakeMasterOptions = {}): Promise<FakeMaster> {
  return startMaster(readOptions(fakeMasterOptions, "createFakeMaster()", options));
}

type Settings = Checked<typeof fakeMasterOptions>;

async function startMaster(options: Settings): Promise<FakeMaster> {
  const state = await stateOf(options);
  const disk = options.storage === undefined ? undefined : await openDisk(options.storage);
  // Programs look for checkpoints where the master says they are: an absolute path, and today's.
  if (disk !== undefined) state.storagePath = disk.directory;
  // Names come from paths: "constructor" must not find what every object has. Numbers and checked UUIDs cannot, and are read faster.
  for (const records of [state.tasks, state.templates, state.poolBindings]) Object.setPrototypeOf(records, null);
  const clock = new MasterClock(Math.max(START, options.snapshot === undefined ? 0 : state.lastStamp / 1000));
  const core: MasterCore = new MasterCore(
    state,
    clock,
    disk,
    disk &&
      ((uuid) => {
        // A full disk costs the files of one checkpoint, not the master.
        store(core, disk, uuid).catch(() => undefined);
      }),
  );
  if (options.clock === "real") clock.goReal(options.speed);
  made += 1;
  return new MasterInMemory(core, options, `http://fake-${made}.localhost`);
}

async function stateOf(options: Settings): Promise<MasterState> {
  if (options.snapshot !== undefined) {
    const { format } = options.snapshot;
    if (format !== 1)
      throw new TypeError(
        `This snapshot has format ${String(format)}; this version of the fake master reads format 1.`,
      );
    const release = checkRelease(options.snapshot.release, "snapshot.release of createFakeMaster()");
    if (options.version !== undefined && options.version !== release)
      throw new TypeError(
        `The snapshot given to createFakeMaster() is of a master of release ${release}, so the fake cannot be one of ${options.version}. ` +
          "Leave the option version out, or make a fake of that release without a snapshot.",
      );
    return stateOfSnapshot(options.snapshot);
  }
  return newState({
    release: options.version ?? currentRelease,
    seed: options.seed,
    now: START,
    slots: options.slots,
    hasOauthClients: options.oauthClients,
    storagePath: "/tmp/determined-cp",
    password: await hashedPassword(options.password),
  });
}

async function openDisk(directory: string): Promise<CheckpointDisk> {
  const { openCheckpointDisk } = await import("./disk.js");
  return openCheckpointDisk(directory);
}

async function store(core: MasterCore, disk: CheckpointDisk, uuid: string): Promise<void> {
  const checkpoint = core.state.checkpoints[uuid];
  const files = checkpoint && checkpointFiles(checkpoint);
  if (files !== undefined) await disk.write(uuid, files);
}

class MasterInMemory implements FakeMaster {
  readonly version: FakeRelease;
  readonly clock: FakeClock;
  readonly fetch: typeof globalThis.fetch;
  readonly experiments: ExperimentSeeds;
  readonly users: FakeMaster["users"];
  readonly workspaces: FakeMaster["workspaces"];
  readonly pools: FakeMaster["pools"];
  readonly projects: FakeMaster["projects"];
  readonly models: FakeMaster["models"];
  readonly checkpoints: FakeMaster["checkpoints"];
  readonly trials: FakeMaster["trials"];
  readonly logs: FakeMaster["logs"];
  readonly faults: Faults;
  readonly #core: MasterCore;
  readonly #clock: MasterClock;
  readonly #options: Settings;
  readonly #desk: FaultDesk;
  readonly #log = new RequestLog();
  readonly #answers = new OwnAnswers();
  readonly #tokens = new Map<string, string>();
  #url: string;
  #server: Listening | undefined;

  constructor(core: MasterCore, options: Settings, url: string) {
    this.#core = core;
    this.#clock = core.clock;
    this.#options = options;
    this.#url = url;
    this.clock = core.clock;
    this.version = core.state.release;
    this.#desk = new FaultDesk(core.clock);
    this.faults = this.#desk;
    this.experiments = seedExperiments(core);
    this.workspaces = { add: (seed) => addWorkspace(core, seed) };
    this.pools = { add: (seed) => addPool(core, seed) };
    this.projects = { add: (seed) => addProject(core, seed) };
    this.models = { add: (seed) => addModel(core, seed) };
    this.checkpoints = {
      add: (seed) => addCheckpoint(core, seed),
      setState: (uuid, state) => putCheckpoint(core, uuid, state),
    };
    this.trials = { setState: (id, state) => putTrial(core, id, state) };
    this.logs = { add: (seed) => addLog(core, seed) };
    this.users = { add: (user) => this.#addUser(user) };
    const answer = withCors(answerer(core, this.#desk, this.#answers, this.#log), options.cors);
    this.#answer = answer;
    this.fetch = async (input, init) => {
      const request = incomingOf(input, init);
      request.signal.throwIfAborted();
      const response = await orAbort(answer(request), request.signal);
      if (response.type === "error")
        throw new TypeError("fetch failed", {
          cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }),
        });
      return response;
    };
  }

  readonly #answer: (request: Incoming) => Promise<Response>;

  get url(): string {
    return this.#url;
  }

  loseAgent(): void {
    loseAgent(this.#core.state, this.#clock.now());
    this.#core.settle();
  }

  returnAgent(): void {
    returnAgent(this.#core.state, this.#clock.now());
    this.#core.settle();
  }

  token(username: string = "determined"): string {
    const user = ownerNamed(this.#core.state, username);
    const known = this.#tokens.get(username);
    if (known !== undefined && isAlive(this.#core.state, this.#clock.now(), known)) return known;
    const life = LIFE_OF_TOKENS;
    const { token } = newSession(this.#core.state, this.#clock.now(), user, { kind: "login", life, description: "" });
    this.#tokens.set(username, token);
    return token;
  }

  expireTokens(username?: string): void {
    const { state } = this.#core;
    const user = username === undefined ? undefined : userNamed(state, username);
    if (username !== undefined && user === undefined)
      throw new TypeError(`The fake master has no user ${JSON.stringify(username)}.`);
    expireSessions(state, this.#clock.now(), user);
  }

  handle(operation: string, answer: OwnAnswer): () => void {
    return this.#answers.add(operation, answer);
  }

  async #addUser(given: FakeUser): Promise<{ id: number }> {
    const { username, admin, active, ...options } = readOptions(fakeUserOptions, "fake.users.add()", given);
    const password = await hashedPassword(options.password);
    if (userNamed(this.#core.state, username) !== undefined)
      throw new TypeError(`The fake master has a user ${JSON.stringify(username)} already.`);
    const user = newUser(this.#core.state, this.#clock.now(), { username, password });
    Object.assign(user, { admin, active });
    return { id: user.id };
  }

  train<Hparams extends object>(trainer: Trainer<Hparams>): void {
    checkFunction(trainer, "trainer of fake.train()");
    this.#core.trainers.push(trainer as Trainer<object>);
  }

  requests(filter?: RequestFilter): RecordedRequest[] {
    return this.#log.select(filter);
  }

  snapshot(): FakeSnapshot {
    return structuredClone({ ...this.#core.state, lastStamp: Math.round(this.#clock.now() * 1000) });
  }

  async listen(options: ListenOptions = {}): Promise<{ url: string; port: number }> {
    const checked = readOptions(listenOptions, "fake.listen()", options);
    if (this.#server !== undefined) throw new TypeError(`The fake master listens already, at ${this.#url}.`);
    const { listen } = await import("./server.js");
    this.#server = await listen(this.#answer, { ...checked, cors: this.#options.cors });
    this.#url = this.#server.url;
    this.#clock.hasSockets = true;
    if (this.#options.clock !== "virtual" && !this.#clock.isReal) this.#clock.goReal(this.#options.speed);
    return { url: this.#url, port: this.#server.port };
  }

  async close(): Promise<void> {
    this.#clock.stop();
    await this.#server?.close();
    this.#server = undefined;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

/** The function behind all doors: from a request to its answer. */
function answerer(
  core: MasterCore,
  desk: FaultDesk,
  answers: OwnAnswers,
  log: RequestLog,
): (request: Incoming) => Promise<Response> {
  const router = createRouter(core.state.release);
  return async (request) => {
    const release = core.clock.hold();
    try {
      const url = new URL(request.url);
      const match = matchOf(router, request.method, url);
      const body = await request.text();
      const about = { operation: match?.id, parameters: match?.parameters ?? {}, username: nameOf(core, request) };
      const entry = log.add(about, request, url, body, core.clock.now());
      // Other bodies are whole as soon as they begin, or wait for time.
      let isHeld = match?.id === "get-checkpoint";
      const respond = async (): Promise<Response> => {
        if (match === undefined) return answerUnknown(core, request, url);
        const over = core.clock.hold();
        try {
          const own = await answers.find(entry, match.streaming);
          if (own !== undefined) isHeld = true;
          return own ?? (await answerRequest(core, match, request, url, body));
        } finally {
          over();
        }
      };
      const response = await desk.apply(entry, request, respond, release);
      entry.status = response.status;
      return isHeld ? withHeldBody(response, core.clock) : response;
    } finally {
      release();
    }
  };
}

/** The user whose token a request has, if that is good. */
function nameOf(core: MasterCore, { headers }: Incoming): string | undefined {
  try {
    return userOfToken(core.state, core.clock.now(), tokenOf(headers)).username;
  } catch {
    return undefined;
  }
}

/** Paths are matched after decoding, so that an encoded slash splits a segment; a colon in the last one is a verb. */
function matchOf(
  router: ReturnType<typeof createRouter>,
  method: string,
  url: URL,
): ReturnType<ReturnType<typeof createRouter>> {
  let path: string;
  try {
    path = decodeURIComponent(url.pathname);
  } catch {
    return undefined;
  }
  if (path.startsWith("/api/v1/") && path.slice(path.lastIndexOf("/")).includes(":")) return undefined;
  return router(method, path);
}

function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    signal.addEventListener("abort", onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", onAbort));
  });
}
