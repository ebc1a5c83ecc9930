import type { RequestOptions } from "../api/request-options.js";
import { AlreadyLoggedInError, AuthenticationError } from "../errors/index.js";
import { deferListing } from "../sequence/defer-listing.js";
import type { Listing } from "../sequence/listing.js";
import { readSessionOptions } from "../session/session.js";
import { readRequest } from "../values/index.js";
import { createConnection } from "./connection.js";
import { Determined, type DeterminedOptions } from "./determined.js";
import type { TrialMetrics } from "./trials/metrics.js";

let client: Determined | undefined;
/** Whether `login` made the client, and not the first call of another function. */
let explicit = false;

function defaultClient(): Determined {
  return (client ??= new Determined());
}

type Name = Exclude<keyof Determined, "master" | "api">;

/** Runs a call of the default client. Async, so that a wrong environment rejects and never throws. */
async function run<T>(act: (determined: Determined) => T): Promise<Awaited<T>> {
  const implicit = !client;
  try {
    return await act(defaultClient());
  } catch (error) {
    // Nobody got in, so there is no session yet that a login could come too late for.
    if (implicit && !explicit && AuthenticationError.isInstance(error)) client = undefined;
    throw error;
  }
}

/** Makes the function that calls an async method of the default client. */
function method<Method>(name: Name): Method {
  type Call = (...rest: unknown[]) => unknown;
  return ((...rest: unknown[]) => run((determined) => (determined[name] as Call)(...rest))) as Method;
}

/** Makes the function that calls a listing of the default client, which is made at the first await or step. */
function listing<Method>(name: Name, what: string): Method {
  type Call = (...rest: unknown[]) => Listing<unknown>;
  return ((...rest: unknown[]) =>
    deferListing(what, () => run((determined) => () => (determined[name] as Call)(...rest)))) as Method;
}

/**
 * Sets up the client that all functions of this module use; call it before any other, or never: without it the environment and
 * the logins of the `det` command decide. Rejects with AlreadyLoggedInError when there is a session already.
 * Python: `client.login`.
 *
 * @throws AlreadyLoggedInError when there is a session already.
 * @throws InvalidArgumentError for a wrong option.
 * @throws AuthenticationError when the user or the password is wrong.
 * @throws MasterUnreachableError when there is no answer at that address.
 * @example
 * await login({ master: "https://det.example.com", user: "anna", password });
 */
export async function login(options?: DeterminedOptions): Promise<void> {
  const given = readSessionOptions("login", options, arguments[1]);
  if (client) {
    throw new AlreadyLoggedInError(
      `There is a session at ${client.master} already, which goes on working. Call login() first, or make a second client: new Determined({ master, user, password }).`,
    );
  }
  const connection = createConnection(given);
  // Before the login is done, so that calls made meanwhile share it and a second login is refused.
  const made = (client = new Determined(given, connection));
  explicit = true;
  try {
    await connection.session.authorization();
  } catch (error) {
    if (client === made) forget();
    throw error;
  }
}

function forget(): void {
  client = undefined;
  explicit = false;
}

/**
 * Ends the session and forgets the client, so that `login` is allowed again. Never logs in. Python: `client.logout`.
 *
 * @throws MasterUnreachableError when the master cannot be reached; the client has forgotten the token all the same.
 */
export async function logout(options?: RequestOptions): Promise<void> {
  const request = readRequest("logout", options, arguments[1]);
  const made = client;
  if (!made) return;
  forget();
  await made.logout(request);
}

/** The name of the user of the default client. Python: `client.get_session_username`. See {@link Determined.getSessionUsername}. */
export const getSessionUsername: Determined["getSessionUsername"] = /* @__PURE__ */ method("getSessionUsername");

/** What the master of the default client reports about itself. See {@link Determined.getMasterInfo}. */
export const getMasterInfo: Determined["getMasterInfo"] = /* @__PURE__ */ method("getMasterInfo");

/** Creates an experiment. Python: `client.create_experiment`. See {@link Determined.createExperiment}. */
export const createExperiment: Determined["createExperiment"] = /* @__PURE__ */ method("createExperiment");

/** Creates the experiments of a sweep. See {@link Determined.createExperiments}. */
export const createExperiments: Determined["createExperiments"] = /* @__PURE__ */ method("createExperiments");

/** Reads an experiment. Python: `client.get_experiment`. See {@link Determined.getExperiment}. */
export const getExperiment: Determined["getExperiment"] = /* @__PURE__ */ method("getExperiment");

/** The experiments that meet all filters. Python: `client.list_experiments`. See {@link Determined.listExperiments}. */
export const listExperiments: Determined["listExperiments"] = /* @__PURE__ */ listing("listExperiments", "experiments");

/** Reads a trial. Python: `client.get_trial`. See {@link Determined.getTrial}. */
export const getTrial: Determined["getTrial"] = /* @__PURE__ */ method("getTrial");

/** Reads a checkpoint. Python: `client.get_checkpoint`. See {@link Determined.getCheckpoint}. */
export const getCheckpoint: Determined["getCheckpoint"] = /* @__PURE__ */ method("getCheckpoint");

/** Creates a model in the registry. Python: `client.create_model`. See {@link Determined.createModel}. */
export const createModel: Determined["createModel"] = /* @__PURE__ */ method("createModel");

/** Reads a model by its name or id. Python: `client.get_model`. See {@link Determined.getModel}. */
export const getModel: Determined["getModel"] = /* @__PURE__ */ method("getModel");

/** Experiments that meet a filter. See {@link Determined.searchExperiments}. */
export const searchExperiments: Determined["searchExperiments"] = /* @__PURE__ */ listing(
  "searchExperiments",
  "experiments that were found",
);

/** Runs that meet a filter. See {@link Determined.searchRuns}. */
export const searchRuns: Determined["searchRuns"] = /* @__PURE__ */ listing("searchRuns", "runs that were found");

/** The best checkpoints of many experiments. See {@link Determined.topNCheckpoints}. */
export const topNCheckpoints: Determined["topNCheckpoints"] = /* @__PURE__ */ method("topNCheckpoints");

/** The model of a name, which is created when there is none. See {@link Determined.getOrCreateModel}. */
export const getOrCreateModel: Determined["getOrCreateModel"] = /* @__PURE__ */ method("getOrCreateModel");

/**
 * Reads a model by its id. Python: `client.get_model_by_id`.
 *
 * @deprecated Use {@link getModel}.
 */
export const getModelById: Determined["getModelById"] = /* @__PURE__ */ method("getModelById");

/**
 * The models as an array. Python: `client.get_models`.
 *
 * @deprecated Use {@link listModels}.
 */
export const getModels: Determined["getModels"] = /* @__PURE__ */ method("getModels");

/** The models that meet all filters. Python: `client.list_models`. See {@link Determined.listModels}. */
export const listModels: Determined["listModels"] = /* @__PURE__ */ listing("listModels", "models");

/** The labels of all models, the most used first. Python: `client.get_model_labels`. See {@link Determined.getModelLabels}. */
export const getModelLabels: Determined["getModelLabels"] = /* @__PURE__ */ method("getModelLabels");

/** Creates a user. Python: `client.create_user`. See {@link Determined.createUser}. */
export const createUser: Determined["createUser"] = /* @__PURE__ */ method("createUser");

/** Reads a user. Python: `client.get_user_by_id`. See {@link Determined.getUserById}. */
export const getUserById: Determined["getUserById"] = /* @__PURE__ */ method("getUserById");

/** Reads a user. Python: `client.get_user_by_name`. See {@link Determined.getUserByName}. */
export const getUserByName: Determined["getUserByName"] = /* @__PURE__ */ method("getUserByName");

/** The user of the default client. Python: `client.whoami`. See {@link Determined.whoami}. */
export const whoami: Determined["whoami"] = /* @__PURE__ */ method("whoami");

/** The users. Python: `client.list_users`. See {@link Determined.listUsers}. */
export const listUsers: Determined["listUsers"] = /* @__PURE__ */ listing("listUsers", "users");

/** The workspace with exactly this name. Python: `client.get_workspace`. See {@link Determined.getWorkspace}. */
export const getWorkspace: Determined["getWorkspace"] = /* @__PURE__ */ method("getWorkspace");

/** The workspaces. Python: `client.list_workspaces`. See {@link Determined.listWorkspaces}. */
export const listWorkspaces: Determined["listWorkspaces"] = /* @__PURE__ */ listing("listWorkspaces", "workspaces");

/** Creates a workspace. Python: `client.create_workspace`. See {@link Determined.createWorkspace}. */
export const createWorkspace: Determined["createWorkspace"] = /* @__PURE__ */ method("createWorkspace");

/** Deletes the workspace with exactly this name. Python: `client.delete_workspace`. See {@link Determined.deleteWorkspace}. */
export const deleteWorkspace: Determined["deleteWorkspace"] = /* @__PURE__ */ method("deleteWorkspace");

/** The applications that sign in through the master. Python: `client.list_oauth_clients`. See {@link Determined.listOauthClients}. */
export const listOauthClients: Determined["listOauthClients"] = /* @__PURE__ */ listing(
  "listOauthClients",
  "OAuth clients",
);

/** Adds an application. Python: `client.add_oauth_client`. See {@link Determined.addOauthClient}. */
export const addOauthClient: Determined["addOauthClient"] = /* @__PURE__ */ method("addOauthClient");

/** Removes an application. Python: `client.remove_oauth_client`. See {@link Determined.removeOauthClient}. */
export const removeOauthClient: Determined["removeOauthClient"] = /* @__PURE__ */ method("removeOauthClient");

/** Waits until all experiments have ended, with one request per poll. See {@link Determined.waitAll}. */
export const waitAll: Determined["waitAll"] = /* @__PURE__ */ method("waitAll");

/** The reports of one group of metrics of several trials. Python: `client.iter_trials_metrics`. See {@link Determined.iterTrialsMetrics}. */
export async function* iterTrialsMetrics<Metrics extends object = Record<string, unknown>>(
  ...rest: Parameters<Determined["iterTrialsMetrics"]>
): AsyncGenerator<TrialMetrics<Metrics>, void> {
  yield* defaultClient().iterTrialsMetrics<Metrics>(...rest);
}
