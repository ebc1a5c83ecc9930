import type { components } from "#schema";
import type { ApiClient } from "../api/index.js";
import type { RequestOptions } from "../api/request-options.js";
import { readListOptions, type Listing, type ListOptions } from "../sequence/listing.js";
import { readSessionOptions as readDeterminedOptions, type SessionOptions } from "../session/session.js";
import {
  checkId,
  checkName,
  checkPositiveInteger,
  checkUserId,
  checkUuid,
  readOptions,
  readRequest,
  type ExperimentState,
} from "../values/index.js";
import { Checkpoint } from "./checkpoints/checkpoint.js";
import { createConnection, type Connection } from "./connection.js";
import {
  bestOfExperiments,
  bestOfExperimentsOptions,
  type BestOfExperimentsOptions,
} from "./experiments/best-of-experiments.js";
import {
  createExperiment,
  createExperimentOptions,
  readLaunchOptions,
  type CreateExperimentOptions,
} from "./experiments/create-experiment.js";
import {
  checkConfigs,
  createExperiments,
  createExperimentsOptions,
  type CreateExperimentsOptions,
} from "./experiments/create-experiments.js";
import { warnDeprecated } from "../api/deprecation.js";
import { Experiment } from "./experiments/experiment.js";
import type { Handle } from "./handle.js";
import type { ExperimentConfig, UncheckedConfig } from "../wire-types/experiment-config/index.js";
import { checkObjects } from "./ids-or-objects.js";
import { Inspectable } from "./inspectable.js";
import {
  listExperiments,
  listExperimentsOptions,
  type ListExperimentsOptions,
} from "./experiments/list-experiments.js";
import { unwrapMember } from "../api/unwrap-member.js";
import type { TrialMetrics } from "./trials/metrics.js";
import type { MetricsOptions } from "./trials/metrics-options.js";
import { readTrialMetrics } from "./trials/metrics-stream.js";
import { listModels, type ListModelsOptions, listModelsOptions } from "./registry/list-models.js";
import { Model } from "./registry/model.js";
import {
  checkModelIdentifier,
  checkModelName,
  createModel,
  type CreateModelOptions,
  createModelOptions,
  getModel,
  getOrCreateModel,
  getModelLabels,
} from "./registry/model-registry.js";
import {
  addOauthClient,
  type AddOauthClientOptions,
  addOauthClientOptions,
  listOauthClients,
  type OauthClient,
  removeOauthClient,
} from "./users/oauth-client.js";
import { Command, commandKind } from "./tasks/command.js";
import { Shell, shellKind } from "./tasks/shell.js";
import { Notebooks, StartableTasks, Tensorboards } from "./tasks/task-collection.js";
import { Task } from "./trials/task.js";
import { Trial } from "./trials/trial.js";
import { User } from "./users/user.js";
import {
  createUser,
  type CreateUserOptions,
  createUserOptions,
  getUserByName,
  listUsers,
  type ListUsersOptions,
  listUsersOptions,
  whoami,
} from "./users/user-accounts.js";
import { waitForEnd } from "./experiments/wait.js";
import { readWaitOptions, type WaitOptions } from "./experiments/wait-options.js";
import type { Workspace } from "./workspaces/workspace.js";
import { createWorkspace, deleteWorkspace, getWorkspace, listWorkspaces } from "./workspaces/workspaces.js";
import type { RunRecord } from "./search/run-record.js";
import { searchExperiments, searchRuns, type FoundExperiment } from "./search/search.js";
import { searchOptions, type SearchOptions } from "./search/search-options.js";
import type { Open } from "../wire-types/open.js";

/** How to reach a master, and who to be there. All are optional. */
export type DeterminedOptions = SessionOptions;

/** What a master reports about itself: version, cluster id and name, and so on. */
export type MasterInfo = components["schemas"]["v1GetMasterResponse"];

/** With one of these a client has a login of its own. */
const identityOptions = ["master", "user", "password", "token", "tokenStore"] as const;

/**
 * A client of one master. Making it sends nothing; the first call logs in.
 *
 * Python: `client.Determined`.
 *
 * @example
 * const determined = new Determined({ master: "https://det.example.com", user: "anna", password });
 * const experiment = await determined.getExperiment(42);
 */
export class Determined extends Inspectable {
  /** The canonical address of the master. */
  readonly master: string;
  /** The typed low level, with the same login, retries and errors. */
  readonly api: ApiClient;
  readonly #connection: Connection;
  readonly #options: DeterminedOptions;

  /** @throws InvalidArgumentError for a wrong option. */
  constructor(options?: DeterminedOptions);
  /** @internal */
  constructor(options?: DeterminedOptions, connection?: Connection);
  constructor(options?: DeterminedOptions, connection?: Connection) {
    super();
    // A second argument can only be ours; one written for Python is not.
    const isOurs = connection?.session !== undefined;
    this.#options = readDeterminedOptions("Determined", options, isOurs ? undefined : connection);
    this.#connection = connection ?? createConnection(this.#options);
    this.master = this.#connection.master;
    this.api = this.#connection.api;
  }

  /**
   * Makes a client and logs in at once, so that a wrong password is noticed here. Where a token of the user is kept already, that
   * is used and the password is not, as in Python; `tokenStore: false` always logs in.
   *
   * @throws InvalidArgumentError for a wrong option.
   * @throws AuthenticationError when the user or the password is wrong.
   * @throws MasterUnreachableError when there is no answer at that address.
   * @example
   * const determined = await Determined.login({ user: "anna", password });
   */
  static async login(options?: DeterminedOptions): Promise<Determined> {
    const determined = createClient(readDeterminedOptions("login", options, arguments[1]));
    await determined.#connection.session.authorization();
    return determined;
  }

  /** The address, for `JSON.stringify`. */
  toJSON(): object {
    return { master: this.master };
  }

  /** Returns `Determined(master=…)`. */
  override toString(): string {
    return `Determined(master=${this.master})`;
  }

  /**
   * A client with other options. It shares the login, unless master, user, password, token or token store are among them.
   *
   * @example
   * const patient = determined.withOptions({ timeout: "5m" });
   */
  withOptions(options: Partial<DeterminedOptions>): Determined {
    const changed = readDeterminedOptions("withOptions", options, arguments[1]);
    const merged: DeterminedOptions = { ...this.#options, ...changed };
    const given = (name: (typeof identityOptions)[number]): boolean => changed[name] !== undefined;
    if (!identityOptions.some(given)) return createClient(merged, createConnection(merged, this.#connection.session));
    // A token belongs to one user of one master, and a password to one user: neither goes to another.
    if ((given("master") || given("user") || given("password")) && !given("token")) delete merged.token;
    if (given("user") && !given("password")) delete merged.password;
    return createClient(merged);
  }

  /**
   * Ends the session; never logs in. A later call logs in anew where it can. Python: `Determined.logout`.
   *
   * @throws MasterUnreachableError when the master cannot be reached; the client has forgotten the token all the same.
   * @example
   * await determined.logout();
   */
  async logout(options?: RequestOptions): Promise<void> {
    await this.#connection.session.logout(readRequest("logout", options, arguments[1]));
  }

  /**
   * The name of the user; logs in when nobody is. Python: `Determined.get_session_username`.
   *
   * @throws AuthenticationError when nobody is logged in and no password is known, or it is wrong.
   * @example
   * console.log(await determined.getSessionUsername());
   */
  async getSessionUsername(options?: RequestOptions): Promise<string> {
    return this.#connection.session.getUsername(readRequest("getSessionUsername", options, arguments[1]));
  }

  /**
   * What the master reports about itself; needs no login.
   *
   * @throws MasterUnreachableError when there is no answer at that address.
   * @throws UnexpectedAnswerError when something other than a master answers.
   * @example
   * const { version, clusterName } = await determined.getMasterInfo();
   */
  async getMasterInfo(options?: RequestOptions): Promise<MasterInfo> {
    const answer = await this.api.GET("/api/v1/master", readRequest("getMasterInfo", options, arguments[1]));
    unwrapMember(answer, "version");
    return answer.data!;
  }

  /**
   * Creates an experiment and, unless `activate` is false, starts it. Rejects with AmbiguousCreateError when the connection broke
   * after sending. Python: `client.create_experiment`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws BadRequestError when the master refuses the configuration.
   * @throws AmbiguousCreateError when the answer was lost, so that the experiment may exist.
   * @throws NotFoundError when the template does not exist.
   * @throws UnsupportedByMasterError for `unmanaged` on a master before release 0.23.0.
   * @example
   * const experiment = await determined.createExperiment({ config: "my_config.yaml", modelDir: "model" });
   */
  createExperiment(options: CreateExperimentOptions<ExperimentConfig>): Promise<Experiment>;
  createExperiment<const Config extends object>(
    options: CreateExperimentOptions<Config & UncheckedConfig<Config>>,
  ): Promise<Experiment>;
  // Last, for compilers show its error; apart and generic, so that editors complete keys of a configuration and not of URL.
  createExperiment<Config extends string | URL | ExperimentConfig>(
    options: CreateExperimentOptions<Config>,
  ): Promise<Experiment>;
  async createExperiment(options: CreateExperimentOptions): Promise<Experiment> {
    return createExperiment(
      this.#connection,
      readLaunchOptions(createExperimentOptions, "createExperiment", options, arguments[1]),
    );
  }

  /**
   * Creates the experiments of a sweep, some at a time, in the order of their configurations. All configurations are read, and
   * the model is packed once, before anything is sent. After a failure no further one is started. An abort rejects with its
   * reason: `onCreated` has been called for what was created, but what was under way then may exist too, and a call with the same
   * `dedupeKey` finds it. Python has no such function.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws PartialCreateError when one cannot be created; it names those that were.
   * @throws UnsupportedByMasterError for `unmanaged` on a master before release 0.23.0.
   * @example
   * const searcher = { name: "single", metric: "validation_loss" } as const;
   * const base = { entrypoint: "python3 train.py", searcher };
   * const configs = [0.1, 0.01].map((lr) => ({ ...base, name: `lr ${lr}`, hyperparameters: { lr } }));
   * const sweep = await determined.createExperiments(configs, { modelDir: "model", dedupeKey: "sweep 7" });
   * await determined.waitAll(sweep);
   */
  createExperiments(configs: Iterable<ExperimentConfig>, options?: CreateExperimentsOptions): Promise<Experiment[]>;
  createExperiments<const Config extends object>(
    configs: Iterable<Config & UncheckedConfig<Config>>,
    options?: CreateExperimentsOptions,
  ): Promise<Experiment[]>;
  createExperiments<Config extends string | URL | ExperimentConfig>(
    configs: Iterable<Config>,
    options?: CreateExperimentsOptions,
  ): Promise<Experiment[]>;
  async createExperiments(
    configs: Iterable<CreateExperimentOptions["config"]>,
    options?: CreateExperimentsOptions,
  ): Promise<Experiment[]> {
    const checked = checkConfigs(configs, "configs");
    const given = readLaunchOptions(createExperimentsOptions, "createExperiments", options, arguments[2]);
    return createExperiments(this.#connection, checked, given);
  }

  /**
   * Reads an experiment. Ids are numbers; a string of digits is refused. Python: `client.get_experiment`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the experiment does not exist, or you may not see it.
   * @example
   * const experiment = await determined.getExperiment(42);
   */
  async getExperiment(id: number, options?: RequestOptions): Promise<Experiment> {
    return new Experiment(this.#connection, { id: checkId(id, "id") }).reload(
      readRequest("getExperiment", options, arguments[2]),
    );
  }

  /**
   * The experiments that meet all filters. Python: `client.list_experiments`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @example
   * for await (const { id, name } of determined.listExperiments({ labels: ["nightly"] })) console.log(id, name);
   */
  listExperiments(options?: ListExperimentsOptions): Listing<Experiment> {
    const read = () => readListOptions(listExperimentsOptions, "listExperiments", options, arguments[1]);
    return listExperiments(this.#connection, read);
  }

  /**
   * Reads a trial. Python: `client.get_trial`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the trial does not exist, or you may not see it.
   * @example
   * const trial = await determined.getTrial(7);
   */
  async getTrial<Hparams extends object = Record<string, unknown>>(
    id: number,
    options?: RequestOptions,
  ): Promise<Trial<Hparams>> {
    return new Trial<Hparams>(this.#connection, { id: checkId(id, "id") }).reload(
      readRequest("getTrial", options, arguments[2]),
    );
  }

  /**
   * Reads a checkpoint. What is not a UUID, in any case of letters, is refused before a request. Python: `client.get_checkpoint`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the checkpoint does not exist, or you may not see it.
   * @example
   * const checkpoint = await determined.getCheckpoint("d697f88f-0fd5-4f8f-9b6c-3a3c0d6a9b7e");
   */
  async getCheckpoint(uuid: string, options?: RequestOptions): Promise<Checkpoint> {
    return new Checkpoint(this.#connection, { uuid: checkUuid(uuid, "uuid") }).reload(
      readRequest("getCheckpoint", options, arguments[2]),
    );
  }

  /**
   * An experiment by its id, without a request; see {@link Handle}.
   *
   * @example
   * await determined.experiment(42).kill();
   */
  experiment(id: number): Handle<Experiment> {
    return new Experiment(this.#connection, { id: checkId(id, "id") });
  }

  /**
   * A trial by its id, without a request; see {@link Handle}.
   *
   * @example
   * for await (const line of determined.trial(7).logs({ tail: 20 })) console.log(line);
   */
  trial<Hparams extends object = Record<string, unknown>>(id: number): Handle<Trial<Hparams>> {
    return new Trial<Hparams>(this.#connection, { id: checkId(id, "id") });
  }

  /**
   * A checkpoint by its UUID, without a request; see {@link Handle}.
   *
   * @example
   * const path = await determined.checkpoint("d697f88f-0fd5-4f8f-9b6c-3a3c0d6a9b7e").download();
   */
  checkpoint(uuid: string): Handle<Checkpoint> {
    return new Checkpoint(this.#connection, { uuid: checkUuid(uuid, "uuid") });
  }

  /**
   * A model by its name, without a request; see {@link Handle}.
   *
   * @example
   * const version = await determined.model("fraud").getVersion(3);
   */
  model(name: string): Handle<Model> {
    return new Model(this.#connection, { name: checkModelName(name, "name") });
  }

  /**
   * The notebooks of the cluster: `list`, `get`, `start` and `preview` them.
   *
   * @example
   * const notebook = await determined.notebooks.start({ config: { resources: { slots: 0 } } });
   * console.log((await notebook.waitUntilReady()).url);
   */
  get notebooks(): Notebooks {
    return new Notebooks(this.#connection);
  }

  /**
   * The shells of the cluster: `list`, `get` and `start` them.
   *
   * @example
   * const shell = await determined.shells.start({ config: { resources: { slots: 0 } } });
   * console.log((await shell.waitUntilReady()).addresses);
   */
  get shells(): StartableTasks<Shell> {
    return new StartableTasks(this.#connection, shellKind, Shell);
  }

  /**
   * The commands of the cluster: `list`, `get` and `start` them.
   *
   * @example
   * const entrypoint = ["bash", "-c", "nvidia-smi"];
   * const command = await determined.commands.start({ config: { entrypoint, resources: { slots: 0 } } });
   * console.log((await command.wait()).exitStatus);
   */
  get commands(): StartableTasks<Command> {
    return new StartableTasks(this.#connection, commandKind, Command);
  }

  /**
   * The TensorBoards of the cluster: `list`, `get` and `start` them.
   *
   * @example
   * const tensorboard = await determined.tensorboards.start({ experiments: [42] });
   * console.log((await tensorboard.waitUntilReady()).url);
   */
  get tensorboards(): Tensorboards {
    return new Tensorboards(this.#connection);
  }

  /**
   * The same as {@link Determined.tensorboards}, named as in `det tensorboard start`.
   *
   * @example
   * const tensorboard = await determined.tensorboard.start({ experiments: [42] });
   */
  get tensorboard(): Tensorboards {
    return this.tensorboards;
  }

  /**
   * A task by its id, without a request.
   *
   * @example
   * for await (const line of determined.task("7.1a2b").logs()) console.log(line);
   */
  task(id: string): Task {
    return new Task(this.#connection, { id: checkName(id, "id") });
  }

  /**
   * Creates a model in the registry. Python: `client.create_model`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws ConflictError when the name is taken.
   * @throws AmbiguousCreateError when the answer was lost, so that the model may exist.
   * @example
   * const model = await determined.createModel("fraud", { description: "boosted trees", labels: ["prod"] });
   */
  async createModel(name: string, options?: CreateModelOptions): Promise<Model> {
    checkModelName(name, "name");
    return createModel(this.#connection, name, readOptions(createModelOptions, "createModel", options, arguments[2]));
  }

  /**
   * Reads a model by its name or id; a string of digits is an id too. A name counts as it is, with its case and its spaces; a
   * blank one is refused before a request. Python: `client.get_model`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the model does not exist, or you may not see it.
   * @example
   * const model = await determined.getModel("fraud");
   */
  async getModel(identifier: string | number, options?: RequestOptions): Promise<Model> {
    const name = checkModelIdentifier(identifier, "identifier");
    return getModel(this.#connection, name, readRequest("getModel", options, arguments[2]));
  }

  /**
   * The model of a name, which is created when there is none; the options count only then. Calls that race give one model.
   * Python has no such method.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws AmbiguousCreateError when the answer was lost and the model cannot be found.
   * @example
   * const model = await determined.getOrCreateModel("fraud", { description: "boosted trees" });
   */
  async getOrCreateModel(name: string, options?: CreateModelOptions): Promise<Model> {
    checkModelName(name, "name");
    const given = readOptions(createModelOptions, "getOrCreateModel", options, arguments[2]);
    return getOrCreateModel(this.#connection, name, given);
  }

  /**
   * Reads a model by its id. Python: `client.get_model_by_id`.
   *
   * @deprecated Use {@link Determined.getModel}.
   */
  async getModelById(id: number, options?: RequestOptions): Promise<Model> {
    warnDeprecated("Determined.getModelById", "getModel");
    const name = String(checkId(id, "id"));
    return getModel(this.#connection, name, readRequest("getModelById", options, arguments[2]));
  }

  /**
   * The models as an array. Python: `client.get_models`.
   *
   * @deprecated Use {@link Determined.listModels}.
   */
  async getModels(options?: ListModelsOptions): Promise<Model[]> {
    warnDeprecated("Determined.getModels", "listModels");
    return await this.listModels(options);
  }

  /**
   * The models that meet all filters. Python: `client.list_models`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws UnsupportedByMasterError for workspaces on a master before release 0.20.0.
   * @example
   * for await (const { name, labels } of determined.listModels({ labels: ["prod"] })) console.log(name, labels);
   */
  listModels(options?: ListModelsOptions): Listing<Model> {
    return listModels(this.#connection, () => readListOptions(listModelsOptions, "listModels", options, arguments[1]));
  }

  /**
   * The labels of all models, the most used first. Python: `client.get_model_labels`.
   *
   * @throws AuthenticationError when nobody is logged in and no password is known, or it is wrong.
   * @example
   * console.log(await determined.getModelLabels());
   */
  async getModelLabels(options?: RequestOptions): Promise<string[]> {
    return getModelLabels(this.#connection, readRequest("getModelLabels", options, arguments[1]));
  }

  /**
   * Creates a user. Python: `client.create_user`.
   *
   * @throws InvalidArgumentError for a wrong argument or option or a weak password, before any request.
   * @throws ConflictError when the name is taken.
   * @throws ForbiddenError unless you are an admin.
   * @throws AmbiguousCreateError when the answer was lost, so that the user may exist.
   * @example
   * const user = await determined.createUser("anna", { password });
   */
  async createUser(username: string, options?: CreateUserOptions): Promise<User> {
    checkName(username, "username");
    const given = readOptions(createUserOptions, "createUser", options, arguments[2]);
    return createUser(this.#connection, username, given);
  }

  /**
   * Reads a user. Python: `client.get_user_by_id`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the user does not exist, or you may not see it.
   * @example
   * const user = await determined.getUserById(2);
   */
  async getUserById(id: number, options?: RequestOptions): Promise<User> {
    const request = readRequest("getUserById", options, arguments[2]);
    return new User(this.#connection, { userId: checkUserId(id, "id") }).reload(request);
  }

  /**
   * Reads a user. Python: `client.get_user_by_name`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the user does not exist, or you may not see it.
   * @example
   * const user = await determined.getUserByName("anna");
   */
  async getUserByName(name: string, options?: RequestOptions): Promise<User> {
    checkName(name, "name");
    return getUserByName(this.#connection, name, readRequest("getUserByName", options, arguments[2]));
  }

  /**
   * The user of this session. Python: `client.whoami`.
   *
   * @throws AuthenticationError when nobody is logged in and no password is known, or it is wrong.
   * @example
   * const { username } = await determined.whoami();
   */
  async whoami(options?: RequestOptions): Promise<User> {
    return whoami(this.#connection, readRequest("whoami", options, arguments[1]));
  }

  /**
   * The users. Python: `client.list_users`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @example
   * for await (const { username } of determined.listUsers({ active: true })) console.log(username);
   */
  listUsers(options?: ListUsersOptions): Listing<User> {
    const read = () => readListOptions(listUsersOptions, "listUsers", options, arguments[1]);
    return listUsers(this.#connection, read);
  }

  /**
   * The workspace with exactly this name. Python: `client.get_workspace`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the workspace does not exist, or you may not see it.
   * @example
   * const workspace = await determined.getWorkspace("Vision");
   */
  async getWorkspace(name: string, options?: RequestOptions): Promise<Workspace> {
    checkName(name, "name");
    return getWorkspace(this.#connection, name, readRequest("getWorkspace", options, arguments[2]));
  }

  /**
   * The workspaces. Python: `client.list_workspaces`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @example
   * for await (const { name } of determined.listWorkspaces()) console.log(name);
   */
  listWorkspaces(options?: ListOptions): Listing<Workspace> {
    return listWorkspaces(this.#connection, () => readListOptions({}, "listWorkspaces", options, arguments[1]));
  }

  /**
   * Creates a workspace. Python: `client.create_workspace`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws ConflictError when the name is taken.
   * @throws ForbiddenError when you may not create workspaces.
   * @throws AmbiguousCreateError when the answer was lost, so that the workspace may exist.
   * @example
   * const workspace = await determined.createWorkspace("Vision");
   */
  async createWorkspace(name: string, options?: RequestOptions): Promise<Workspace> {
    checkName(name, "name");
    return createWorkspace(this.#connection, name, readRequest("createWorkspace", options, arguments[2]));
  }

  /**
   * Deletes the workspace with exactly this name, and all in it. Python: `client.delete_workspace`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when the workspace does not exist, or you may not see it.
   * @throws ForbiddenError when you may not delete it.
   * @example
   * await determined.deleteWorkspace("Vision");
   */
  async deleteWorkspace(name: string, options?: RequestOptions): Promise<void> {
    checkName(name, "name");
    return deleteWorkspace(this.#connection, name, readRequest("deleteWorkspace", options, arguments[2]));
  }

  /**
   * The applications that sign in through the master. Python: `client.list_oauth_clients`.
   *
   * @throws UnsupportedByMasterError unless the master is of the enterprise edition.
   * @throws ForbiddenError unless you are an admin.
   * @example
   * for await (const { id, name } of determined.listOauthClients()) console.log(id, name);
   */
  listOauthClients(options?: ListOptions): Listing<OauthClient> {
    return listOauthClients(this.#connection, () => readListOptions({}, "listOauthClients", options, arguments[1]));
  }

  /**
   * Adds an application; only this answer has its secret. Python: `client.add_oauth_client`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws UnsupportedByMasterError unless the master is of the enterprise edition.
   * @throws ForbiddenError unless you are an admin.
   * @throws AmbiguousCreateError when the answer was lost, so that the client may exist.
   * @example
   * const { id, secret } = await determined.addOauthClient("https://app.example.com", { name: "app" });
   */
  async addOauthClient(domain: string, options: AddOauthClientOptions): Promise<OauthClient> {
    checkName(domain, "domain");
    const given = readOptions(addOauthClientOptions, "addOauthClient", options, arguments[2]);
    return addOauthClient(this.#connection, domain, given);
  }

  /**
   * Removes an application. Python: `client.remove_oauth_client`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws UnsupportedByMasterError unless the master is of the enterprise edition.
   * @throws ForbiddenError unless you are an admin.
   * @example
   * await determined.removeOauthClient(id);
   */
  async removeOauthClient(id: string, options?: RequestOptions): Promise<void> {
    checkName(id, "id");
    return removeOauthClient(this.#connection, id, readRequest("removeOauthClient", options, arguments[2]));
  }

  /**
   * The reports of one group of metrics of several trials, by ascending trial id. Python: `client.iter_trials_metrics`.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws NotFoundError when one of the trials does not exist, or you may not see it.
   * @throws StreamTruncatedError when the connection breaks and cannot be opened again.
   * @example
   * for await (const { trialId, metrics } of determined.iterTrialsMetrics([7, 8], { group: "validation" })) console.log(trialId, metrics);
   */
  iterTrialsMetrics<Metrics extends object = Record<string, unknown>>(
    trialIds: Iterable<number>,
    options: MetricsOptions,
  ): AsyncGenerator<TrialMetrics<Metrics>, void> {
    const surplus: unknown = arguments[2];
    const call = { trialIds, method: "iterTrialsMetrics", options, surplus };
    return readTrialMetrics(this.#connection, call);
  }

  /**
   * Waits until all have ended, with one request per poll, or a few where many ids need several; resolves to their states in
   * order.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws WaitTimeoutError after `maxWait`.
   * @throws ExperimentPausedError when one of them is paused, unless `onPaused` is `"wait"`.
   * @throws ExperimentFailedError with `throwOnFailure`, when one ends in ERROR or CANCELED.
   * @throws NotFoundError when one of the experiments does not exist, or you may not see it.
   * @param experiments The experiments, or their ids.
   * @example
   * const states = await determined.waitAll(await determined.listExperiments({ labels: ["sweep"] }));
   */
  async waitAll(
    experiments: Iterable<number | Experiment | Handle<Experiment>>,
    options?: WaitOptions,
  ): Promise<Open<ExperimentState>[]> {
    const isExperiment = (each: unknown): each is Experiment => each instanceof Experiment;
    const make = (id: number): Experiment => new Experiment(this.#connection, { id });
    const all = checkObjects("experiments", isExperiment, make)(experiments, "experiments");
    return waitForEnd(this.#connection, all, readWaitOptions(options, "waitAll", arguments[2]));
  }

  /**
   * Experiments that meet a filter over fields, hyperparameters and metrics, each with its best trial, by several sort keys.
   * Needs release 0.22.2, without `filter` 0.21.2, without `sort` 0.21.1. Python has no such function.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws UnsupportedByMasterError when the master is older than something in the search, or when it is older than 0.35.0
   * and the filter is too long for a URL.
   * @example
   * const filter = where("hparams.lr").lt(0.1).and(where("validation.accuracy").gt(0.9));
   * for await (const { experiment, bestTrial } of determined.searchExperiments({ filter, sort: { by: "startTime", order: "DESC" } })) {
   *   console.log(experiment.name, bestTrial?.hparams);
   * }
   */
  searchExperiments(options?: SearchOptions): Listing<FoundExperiment> {
    return searchExperiments(this.#connection, () =>
      readListOptions(searchOptions, "searchExperiments", options, arguments[1]),
    );
  }

  /**
   * Runs (trials) that meet a filter over fields, hyperparameters, metrics and metadata. Needs release 0.30.0,
   * with metadata 0.34.0. Python has no such function.
   *
   * @throws InvalidArgumentError for a wrong argument or option, before any request.
   * @throws UnsupportedByMasterError when the master is older than that, or when it is older than 0.35.0 and the filter is too
   * long for a URL.
   * @example
   * const runs = await determined.searchRuns({ filter: where("validation.loss.min").lt(0.1), sort: "validation.loss.min", limit: 10 });
   */
  searchRuns(options?: SearchOptions): Listing<RunRecord> {
    return searchRuns(this.#connection, () => readListOptions(searchOptions, "searchRuns", options, arguments[1]));
  }

  /**
   * The best checkpoints of many experiments, one of each trial, best first. Experiments are read in pages; of those whose
   * best validation cannot reach the best `limit` no checkpoint is asked for (from release 0.19.11 on, where they are ranked
   * by their searcher's metric). Of a project or a workspace what is deleted meanwhile is left out. Python has no such function.
   *
   * @throws InvalidArgumentError for a wrong argument or option, and when the experiments have different metrics or
   * directions and `sortBy` or `smallerIsBetter` is not given.
   * @throws NoCheckpointError when no checkpoint qualifies.
   * @throws NotFoundError when an experiment, the project or the workspace does not exist, or you may not see it.
   * @example
   * for (const { uuid, training } of await determined.topNCheckpoints(10, { workspace: "risk" })) {
   *   console.log(uuid, training?.experimentId);
   * }
   */
  async topNCheckpoints(limit: number, options: BestOfExperimentsOptions): Promise<Checkpoint[]> {
    checkPositiveInteger(limit, "limit");
    const given = readOptions(bestOfExperimentsOptions, "topNCheckpoints", options, arguments[2]);
    return bestOfExperiments(this.#connection, limit, given);
  }
}

/** Apart from the class: where a class names itself, bundlers give it another name, which `console.log` of its objects would show. */
function createClient(options: DeterminedOptions, connection?: Connection): Determined {
  return new Determined(options, connection);
}
