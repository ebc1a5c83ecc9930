import type { Release } from "../../generated/releases.js";
import type { FakeClock } from "./clock/fake-clock.js";
import type { Faults } from "./faults/fault-types.js";
import type { OwnAnswer } from "./faults/own-answers.js";
import type { RecordedRequest, RequestFilter } from "./requests/request-log.js";
import type { ExperimentSeeds } from "./seeds/seed-experiments.js";
import type { ModelSeed } from "./seeds/seed-models.js";
import type { CheckpointSeed, LogSeed } from "./seeds/seed-trials.js";
import type { PoolSeed } from "./seeds/seed-pools.js";
import type { ProjectSeed, WorkspaceSeed } from "./seeds/seed-workspaces.js";
import type { ListenOptions } from "./listen-options.js";
import { checkRelease } from "./options/check-release.js";
import {
  check,
  checkAboveZero,
  checkBoolean,
  checkInteger,
  checkName,
  checkOneOf,
  checkString,
  isPlainObject,
} from "./options/checks.js";
import type { OptionTable } from "./options/options.js";
import type { JsonObject } from "./state/json.js";
import type { MasterState } from "./state/records.js";
import type { Trainer } from "./training/training-plan.js";

/** The releases that the fake can play: every one from 0.19.10 on. */
export type FakeRelease = Release;

/** A fake master written down as JSON; its form may change with `format`. */
export type FakeSnapshot = MasterState;

/** How a fake master starts. */
export interface FakeMasterOptions {
  /**
   * The release it plays.
   *
   * @default that of the snapshot, without one the newest release
   */
  version?: FakeRelease | undefined;
  /**
   * `"virtual"`: time stands still until `clock.advance` or `clock.runUntil` moves it. `"real"`: time passes on its own.
   *
   * @default virtual, and real from a call of `listen()` on
   */
  clock?: "virtual" | "real" | undefined;
  /**
   * How many times as fast as the machine's a real clock goes.
   *
   * @default 1
   */
  speed?: number | undefined;
  /**
   * Where random numbers start: the same seed gives the same ids, hyperparameters and metrics.
   *
   * @default 1
   */
  seed?: number | undefined;
  /**
   * What `snapshot()` of another fake gave: goes on from there, as the same release, with the slots, passwords and random numbers
   * of the snapshot.
   */
  snapshot?: FakeSnapshot | undefined;
  /**
   * Slots of the cluster's one agent. With 0 there is no agent.
   *
   * @default 16
   */
  slots?: number | undefined;
  /**
   * Password of the users `admin` and `determined`.
   *
   * @default ""
   */
  password?: string | undefined;
  /**
   * Whether it has the OAuth clients that masters of the enterprise edition have; others answer 404 to their routes.
   *
   * @default true
   */
  oauthClients?: boolean | undefined;
  /**
   * Origins whose pages may read its answers, such as `"http://localhost:5173"`; true for any, which makes every page that
   * the browser opens an administrator.
   *
   * @default none, like a master without `enable_cors`
   */
  cors?: boolean | readonly string[] | undefined;
  /**
   * Directory into which checkpoints are written and from which reported ones are read (Node only).
   *
   * @default none
   */
  storage?: string | undefined;
}

const isOrigin = (value: unknown): boolean => {
  if (value === "null") return true;
  try {
    return new URL(value as string).origin === value;
  } catch {
    return false;
  }
};

/** Options of `createFakeMaster`. */
export const fakeMasterOptions = {
  version: { check: checkRelease },
  clock: { check: checkOneOf("virtual", "real") },
  speed: { check: checkAboveZero, default: 1 },
  seed: { check: checkInteger(Number.MIN_SAFE_INTEGER), default: 1 },
  snapshot: { check: check<FakeSnapshot>("an object that snapshot() of a fake master gave", isPlainObject) },
  slots: { check: checkInteger(0), default: 16 },
  password: { check: checkString, default: "" },
  oauthClients: { check: checkBoolean, default: true },
  cors: {
    check: check<boolean | readonly string[]>(
      'true, false or an array of origins such as "http://localhost:5173"',
      (value) => typeof value === "boolean" || (Array.isArray(value) && value.every(isOrigin)),
    ),
    default: false,
  },
  storage: { check: checkName },
} satisfies OptionTable<FakeMasterOptions>;

/** A user to be added to a fake master. */
export interface FakeUser {
  username: string;
  /**
   * The password.
   *
   * @default ""
   */
  password?: string | undefined;
  /**
   * Whether it is an administrator. Others may not make users and tokens, change agents, bindings of pools and the configuration
   * of the master, nor what belongs to others: their workspaces, projects and names, and the removal of their experiments.
   *
   * @default false
   */
  admin?: boolean | undefined;
  /**
   * Whether it may log in.
   *
   * @default true
   */
  active?: boolean | undefined;
}

/** Options of `fake.users.add`. */
export const fakeUserOptions = {
  username: { check: checkName, required: true },
  password: { check: checkString, default: "" },
  admin: { check: checkBoolean, default: false },
  active: { check: checkBoolean, default: true },
} satisfies OptionTable<FakeUser>;

/** A master in memory: stateful, with a clock that tests advance and faults that they inject. */
export interface FakeMaster {
  /** Its address: `http://fake-<n>.localhost`, after `listen()` the server's address. */
  readonly url: string;
  readonly version: FakeRelease;
  /** Its time; give it to a client as `clock`. */
  readonly clock: FakeClock;
  /** Answers requests without a network; give it to a client as `fetch`. */
  readonly fetch: typeof globalThis.fetch;
  /**
   * A token of a user. It is good until `expireTokens()`, a logout with it or a new password: also after weeks of the fake's
   * time, and after `listen()`, which sets the clock to today. Throws a TypeError when there is no such user.
   *
   * @default the user "determined"
   * @example const determined = new Determined({ master: fake.url, token: fake.token(), fetch: fake.fetch, clock: fake.clock });
   */
  token(username?: string): string;
  /** Ends the lives of all tokens and logins, or of those of one user, now: the master answers 401 to them. */
  expireTokens(username?: string): void;
  /**
   * Answers one operation by a function: with a `Response`, with what is sent as JSON, or with `undefined` to leave this
   * request to the fake master. Lines of a stream are given as an array or an async iterable. The newest goes first; the
   * function that is returned takes it back.
   *
   * @example fake.handle("GetExperiment", ({ parameters }) => (parameters["experimentId"] === "7" ? { experiment: {} } : undefined));
   */
  handle(operation: string, answer: OwnAnswer): () => void;
  /**
   * Breaks the connection to the agent: programs go on, their logs stand still, and after 25 s the master gives up what ran there.
   * Trials wait until the agent is back; their `restarts` stay.
   */
  loseAgent(): void;
  /** Brings the agent back. */
  returnAgent(): void;
  /** Adds users without a client; rejects when there is a user of that name already. */
  readonly users: { add(user: FakeUser): Promise<{ id: number }> };
  /** Adds workspaces without a client. */
  readonly workspaces: { add(workspace: WorkspaceSeed): { id: number } };
  /**
   * Adds resource pools beside that of every master, which experiments may name. Workspaces are bound to them as on a master.
   *
   * @example fake.pools.add({ name: "gpu", slots: 8 });
   */
  readonly pools: { add(pool: PoolSeed): void };
  /** Adds projects without a client. */
  readonly projects: { add(project: ProjectSeed): { id: number } };
  /** Adds models with their versions without a client. */
  readonly models: { add(model: ModelSeed): { id: number } };
  /** Adds checkpoints with their files to trials without a client. */
  readonly checkpoints: {
    add(checkpoint: CheckpointSeed): { uuid: string };
    /**
     * Puts a checkpoint into any state of the release by name. Its files stay where they are.
     *
     * @example fake.checkpoints.setState(uuid, "STATE_PARTIALLY_DELETED");
     */
    setState(uuid: string, state: string): void;
  };
  /** Changes trials without a client. */
  readonly trials: {
    /**
     * Puts a trial into any state of the release by name, in which it stays until a client or another call changes it; its
     * experiment stays as it is.
     *
     * @example fake.trials.setState(1, "STATE_PULLING");
     */
    setState(id: number, state: string): void;
  };
  /** Adds lines to the logs of trials without a client. */
  readonly logs: { add(lines: LogSeed): void };
  /** Adds experiments without a client. */
  readonly experiments: ExperimentSeeds;
  /** Says how trials behave from now on; the newest trainer that gives a plan for a trial wins. */
  train<Hparams extends object = JsonObject>(trainer: Trainer<Hparams>): void;
  /** Injects faults. */
  readonly faults: Faults;
  /** The requests that came, oldest first. */
  requests(filter?: RequestFilter): RecordedRequest[];
  /** Everything it knows, as JSON. Training plans and faults that are functions are not part of it. */
  snapshot(): FakeSnapshot;
  /** Starts a real HTTP server (Node, Bun, Deno). */
  listen(options?: ListenOptions): Promise<{ url: string; port: number }>;
  /** Ends the server and the clock: what is still due does not happen. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}
