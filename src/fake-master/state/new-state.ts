import type { Release } from "../../../generated/releases.js";
import { hexDigits, uuid } from "./chance.js";
import type { MasterState, UserRecord } from "./records.js";
import { stamp } from "./stamp.js";

/** What a fresh master starts from. */
export interface NewStateOptions {
  release: Release;
  seed: number;
  now: number;
  slots: number;
  hasOauthClients: boolean;
  storagePath: string;
  /** Hashed password of the two built-in users. */
  password: string;
}

/** What snapshots from before there was such a thing lack. */
type LaterMember = "agent" | "services" | "groups" | "webhooks" | "activities" | "configPolicies";

function laterMembers(): Pick<MasterState, LaterMember> {
  return { agent: { slots: {} }, services: {}, groups: {}, webhooks: {}, activities: {}, configPolicies: {} };
}

/** The state of a snapshot, which stays as it is. */
export function stateOfSnapshot(snapshot: MasterState): MasterState {
  const state = { ...laterMembers(), ...structuredClone(snapshot) };
  const started = Object.values(state.trials).filter(({ warmStart }) => warmStart !== undefined);
  if (started.length > 0) state.warmStarted ??= [...new Set(started.map(({ experimentId }) => experimentId))];
  return state;
}

/** A fresh master: two users, one workspace, one project. */
export function newState(options: NewStateOptions): MasterState {
  const state: MasterState = {
    format: 1,
    release: options.release,
    masterId: "",
    clusterId: "",
    clusterName: "",
    slots: options.slots,
    storagePath: options.storagePath,
    random: options.seed | 0,
    lastStamp: 0,
    // The first report of a fresh master has the id 2.
    counters: { metric: 1 },
    users: {},
    sessions: {},
    workspaces: {},
    projects: {},
    templates: {},
    experiments: {},
    trials: {},
    tasks: {},
    allocations: {},
    liveAllocations: [],
    checkpoints: {},
    models: {},
    oauthClients: [],
    ...(!options.hasOauthClients && { lacksOauthClients: true }),
    poolBindings: {},
    agenda: [],
    ...laterMembers(),
  };
  state.masterId = uuid(state);
  state.clusterId = uuid(state);
  for (const username of ["admin", "determined"]) {
    const user = newUser(state, options.now, { username, password: options.password });
    user.active = true;
    user.admin = username === "admin";
  }
  // The password of the second built-in user is set first.
  const [admin, determined] = [state.users[1], state.users[2]];
  if (admin !== undefined && determined !== undefined)
    [admin.modifiedAt, determined.modifiedAt] = [determined.modifiedAt, admin.modifiedAt];
  const common = { id: 1, name: "Uncategorized", archived: false, immutable: true, userId: 1 };
  state.workspaces[1] = { ...common, defaultComputePool: "", defaultAuxPool: "" };
  state.projects[1] = {
    ...common,
    workspaceId: 1,
    description: "",
    notes: [],
    key: `UNC${hexDigits(state, 2).toUpperCase()}`,
  };
  state.counters["workspace"] = 1;
  state.counters["project"] = 1;
  return state;
}

/** Adds a user who is neither active nor an administrator. */
export function newUser(
  state: MasterState,
  now: number,
  given: { username: string; password: string | null },
): UserRecord {
  const id = (state.counters["user"] = (state.counters["user"] ?? 0) + 1);
  const user: UserRecord = {
    id,
    ...given,
    admin: false,
    active: false,
    displayName: "",
    remote: false,
    agentUserGroup: null,
    modifiedAt: stamp(state, now),
    settings: [],
    pinnedWorkspaces: [],
  };
  state.users[id] = user;
  return user;
}
