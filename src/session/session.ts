import { platform, publish } from "#platform";
import {
  createApiClient,
  normalizeMaster,
  unwrap,
  type ApiClient,
  type Authentication,
  type Logger,
} from "../api/index.js";
import { answerError } from "../api/answer-error.js";
import { unwrapMember } from "../api/unwrap-member.js";
import { ApiError, AuthenticationError, isDeterminedError } from "../errors/index.js";
import { isLoopback } from "../api/insecure-warning.js";
import { checkMaster } from "../api/master-address.js";
import { connectionOptions, type ConnectionOptions } from "../api/connection-options.js";
import { checkAnyText, checkToken, isToken } from "../values/check-basics.js";
import { readTable, tooMany, type OptionTable, type RequestSettings } from "../values/options.js";
import { refusal } from "../values/refuse.js";
import { isOutageStatus } from "../values/transient-status.js";
import { settleIdentity, type Identity } from "./identity.js";
import { isOpenRoute } from "./open-routes.js";
import { hashPassword, passwordWeaknesses } from "./password.js";
import { createSharedFlight, type SharedFlight } from "./shared-flight.js";
import type { TokenStore } from "./token-store.js";

/** Who to be, and where tokens are kept. */
export interface SessionOptions extends ConnectionOptions {
  /** Address of the master; else `DET_MASTER`, `DET_MASTER_ADDR`, `http://localhost:8080`. */
  master?: string | URL | undefined;
  /** Name of the user; else `DET_USER` with `DET_PASS`, the active user of the token store, `determined`. */
  user?: string | undefined;
  /** Password; the empty string is one. */
  password?: string | undefined;
  /** A ready token; skips login and token store. */
  token?: string | undefined;
  /**
   * Where tokens are kept: `"default"` for the `auth.json` of the `det` command, your own store, or false for nowhere.
   *
   * @default "default"
   */
  tokenStore?: "default" | false | TokenStore | undefined;
}

export const sessionOptions = {
  master: { check: checkMaster },
  user: { check: checkAnyText },
  password: { check: checkAnyText },
  token: { check: checkToken },
  tokenStore: { check: checkTokenStore, default: "default" },
} satisfies OptionTable<SessionOptions, keyof ConnectionOptions>;

/**
 * Checks the options of a client; gives them as they were written.
 *
 * @param method What takes them, for messages.
 */
export function readSessionOptions(method: string, given: unknown, surplus?: unknown): SessionOptions {
  const table = { ...sessionOptions, ...connectionOptions };
  if (surplus !== undefined) throw tooMany(table, method, given, surplus);
  const options = given === undefined ? {} : given;
  readTable(table, `${method}()`, options, "options");
  return options as SessionOptions;
}

/** Returns the canonical master address of the options or the environment. Empty strings count as not set. */
export function resolveMaster(
  master: string | URL | undefined,
  environment: (name: string) => string | undefined = (name) => platform.environment(name),
): string {
  return normalizeMaster(chosenMaster(master, environment) || DEFAULT_MASTER);
}

const chosenMaster = (
  master: string | URL | undefined,
  environment: (name: string) => string | undefined,
): string | URL | undefined => master || environment("DET_MASTER") || environment("DET_MASTER_ADDR");

const DEFAULT_MASTER = "http://localhost:8080";

/** What errors say when nothing chose the master: most who meet this have none yet. */
const defaultMasterHint = (): string =>
  `No master was given and DET_MASTER is not set, so ${DEFAULT_MASTER} was tried. To try things out without a master, "npx determined-client fake-master" starts one there.`;

/** One login at one master, shared by every call of a client and of those made by `withOptions`. */
export class Session implements Authentication {
  /** Canonical address of the master. */
  readonly master: string;
  /** The low level with the options that the session was made with. */
  readonly api: ApiClient;
  /** Set where the default address was taken: what to do when no master answers there. */
  readonly addressHint: string | undefined;
  readonly #options: SessionOptions;
  readonly #environment: (name: string) => string | undefined;
  readonly #logger: Logger | undefined;
  readonly #store: TokenStore | undefined;
  readonly #flight: SharedFlight<string> = createSharedFlight();
  /** Tokens that the master refused or that were logged out; never sent again. */
  readonly #dead = new Set<string>();
  #token: string | undefined;
  #identity: Identity | undefined;
  #username: string | undefined;
  #hash: string | undefined;
  #failure: { token: string; error: unknown } | undefined;

  /**
   * @param environment Reads an environment variable; by default the platform's.
   * @throws InvalidArgumentError for wrong options; nothing is sent.
   */
  constructor(
    options: SessionOptions,
    environment: (name: string) => string | undefined = (name) => platform.environment(name),
  ) {
    const { user, token, tokenStore = "default", logger } = options;
    this.master = resolveMaster(options.master, environment);
    this.addressHint = chosenMaster(options.master, environment) ? undefined : defaultMasterHint();
    this.#environment = environment;
    this.#options = options;
    this.#logger = logger;
    this.#token = token;
    this.#username = token === undefined ? undefined : user || undefined;
    this.#store = token === undefined ? storeOf(tokenStore, logger) : undefined;
    this.api = this.connect(options);
  }

  /** Makes a low-level client that shares this login. */
  connect(options: ConnectionOptions): ApiClient {
    const names = Object.keys(connectionOptions) as (keyof ConnectionOptions)[];
    const own = Object.fromEntries(names.map((name) => [name, options[name]]));
    return createApiClient({ ...own, master: this.master, authentication: this });
  }

  /** Returns the token to send; the first of those who ask logs in, the others wait for the same login. */
  async authorization(signal?: AbortSignal): Promise<string> {
    return this.#token ?? this.#flight.join(signal, (own) => this.#logIn(own, true));
  }

  /** Returns the token to send to a route; one that needs none does not log in. */
  async tokenFor(path: string, signal?: AbortSignal): Promise<string | undefined> {
    return isOpenRoute(path) ? undefined : (this.#token ?? this.authorization(signal).catch(notSent));
  }

  /** Replaces a token that the master refused, once for all who were refused; false where no password is known. */
  async onUnauthorized(token: string, signal?: AbortSignal): Promise<boolean> {
    if (this.#token && this.#token !== token) return true;
    if (this.#failure?.token === token) throw this.#failure.error;
    const { password } = this.#identity ?? this.#options;
    if (password === undefined) {
      // Without a user to ask the store for, a given token stays, so that the master's own words reach the caller.
      if (token !== this.#options.token) await this.#forget(token);
      return false;
    }
    const renewal = this.#flight.join(signal, async (own) => {
      await this.#forget(token);
      try {
        return await this.#logIn(own, false);
      } catch (error) {
        if (!own.aborted) this.#failure = { token, error };
        throw error;
      }
    });
    await renewal.catch(notSent);
    return true;
  }

  /** What messages must not show. */
  secrets(): (string | undefined)[] {
    const { token, password } = this.#options;
    const { password: chosen, environmentToken } = this.#identity ?? {};
    return [this.#token, token, password, chosen, environmentToken, this.#hash, ...this.#dead];
  }

  /** Returns the name of the user, logging in when nobody is. Python: `client.get_session_username`. */
  async getUsername(request: RequestSettings = {}): Promise<string> {
    request.signal?.throwIfAborted();
    await this.authorization(request.signal);
    return (this.#username ??= unwrapMember(await this.api.GET("/api/v1/me", request), "user").username);
  }

  /**
   * Ends the session: the token is forgotten, removed from the store, and revoked at the master. Never logs in; without
   * a session it only logs that.
   */
  async logout(request: RequestSettings = {}): Promise<void> {
    request.signal?.throwIfAborted();
    await this.#flight.settled();
    const token = this.#token ?? (this.#options.token === undefined ? await this.#readyToken() : undefined);
    if (token === undefined) {
      this.#logger?.info(`Nobody is logged in at ${this.master}; there is nothing to log out from.`);
      return;
    }
    await this.#forget(token);
    const headers = { authorization: `Bearer ${token}` };
    const { error, response } = await this.api.POST("/api/v1/auth/logout", { headers, ...request });
    if (error && !response.ok) this.#logger?.debug(`The master answered the logout with ${response.status}.`);
  }

  async #forget(token: string): Promise<void> {
    this.#dead.add(token);
    if (this.#token === token) this.#token = undefined;
    const user = this.#username;
    const stored = user === undefined ? undefined : await this.#store?.get(this.master, user);
    // Another program may have logged in meanwhile; its token stays.
    if (stored?.token.trim() === token) await this.#store?.delete(this.master, user);
  }

  async #whoToBe(): Promise<Identity> {
    const { user, password } = this.#options;
    if (this.#identity) return this.#identity;
    const activeUser = user ? undefined : (await this.#store?.get(this.master))?.user;
    // Another call may have settled it while the store was read.
    if (this.#identity) return this.#identity;
    const identity = settleIdentity({ user, password, activeUser }, this.#environment);
    if (identity.environmentToken) checkToken(identity.environmentToken, "DET_USER_TOKEN");
    return (this.#identity = identity);
  }

  #isAlive(token: string | undefined): token is string {
    return token !== undefined && !this.#dead.has(token);
  }

  async #storedToken(): Promise<string | undefined> {
    const { user } = await this.#whoToBe();
    this.#username = user;
    const token = (await this.#store?.get(this.master, user))?.token.trim();
    if (token && !isToken(token)) {
      this.#logger?.warn(`The token that is kept for user "${user}" at ${this.master} is damaged and is not used.`);
      return undefined;
    }
    return this.#isAlive(token) ? token : undefined;
  }

  /** The token that the next call would send without a login. */
  async #readyToken(): Promise<string | undefined> {
    const { environmentToken } = await this.#whoToBe();
    return (await this.#storedToken()) ?? (this.#isAlive(environmentToken) ? environmentToken : undefined);
  }

  async #logIn(signal: AbortSignal, fromStore: boolean): Promise<string> {
    if (this.#options.token !== undefined && this.#options.password === undefined) {
      throw refuseLogin(
        `The given token for ${this.master} is no longer used; pass another one, or user and password.`,
      );
    }
    const stored = fromStore ? await this.#storedToken() : undefined;
    if (stored && (await this.#isGood(stored, signal))) return (this.#token = stored);
    const { user, password, environmentToken } = await this.#whoToBe();
    this.#username = user;
    if (this.#isAlive(environmentToken)) return (this.#token = environmentToken);
    if (password === undefined) {
      throw refuseLogin(
        `No password is known for user "${user}" at ${this.master}. Pass password, set DET_USER and DET_PASS, or run "determined-client login".`,
      );
    }
    const token = await this.#askForToken(user, password, signal).catch((error: unknown) => {
      publish("determined-client:login", () => ({ master: this.master, user, error }));
      throw error;
    });
    publish("determined-client:login", () => ({ master: this.master, user }));
    this.#failure = undefined;
    this.#token = token;
    await this.#store?.set(this.master, { user, token }).catch((error: unknown) => {
      this.#logger?.warn(`The login at ${this.master} could not be kept for the next program.`, error);
    });
    return token;
  }

  async #isGood(token: string, signal: AbortSignal): Promise<boolean> {
    const headers = { authorization: `Bearer ${token}` };
    const result = await this.api.GET("/api/v1/me", { headers, signal });
    const { ok, status } = result.response;
    if (ok) return true;
    try {
      unwrap(result);
    } catch (error) {
      // A proxy answered, or the master is troubled or forbids the account: no reason to throw the token away.
      const isOther = isOutageStatus(status) || status === 403 || status === 501;
      if (isOther || !ApiError.isInstance(error)) throw error;
    }
    await this.#forget(token);
    return false;
  }

  async #askForToken(user: string, password: string, signal: AbortSignal): Promise<string> {
    const secret = await hashPassword(password);
    this.#hash = secret.password;
    const result = await this.api.POST("/api/v1/auth/login", { body: { username: user, ...secret }, signal });
    try {
      const token = unwrapMember(result, "token");
      if (!isToken(token)) throw answerError(result.response, "holds a token that is not fit for a header.");
      // A master on this machine with the empty password that it came with is a trial, such as a fake one.
      const weaknesses = password === "" && isLoopback(this.master) ? [] : passwordWeaknesses(password);
      if (weaknesses.length) this.#logger?.warn(`The password of user "${user}" is weak: ${weaknesses.join("; ")}.`);
      return token;
    } catch (error) {
      if (!ApiError.isInstance(error) || error.status !== 401) throw error;
      const message = `The master at ${this.master} refused user "${user}" or the password: ${error.message}`;
      throw new AuthenticationError(message, { ...error });
    }
  }
}

/**
 * A login may have reached the master and its answer be lost; the request that waited for it was not sent, or refused. The
 * error is shared with the callers that asked for the login itself.
 */
function notSent(error: unknown): never {
  throw isDeterminedError(error) && "sent" in error ? Object.assign(error, { sent: false }) : error;
}

function storeOf(store: "default" | false | TokenStore, logger: Logger | undefined): TokenStore | undefined {
  return store === "default" ? platform.defaultTokenStore((message) => logger?.warn(message)) : store || undefined;
}

function refuseLogin(message: string): AuthenticationError {
  return new AuthenticationError(message, {
    status: 401,
    method: "POST",
    path: "/api/v1/auth/login",
    attempts: 0,
    elapsed: 0,
  });
}

function checkTokenStore(value: unknown, argument: string): "default" | false | TokenStore {
  const { get, set, delete: forget } = Object(value) as Partial<TokenStore>;
  const isStore = [get, set, forget].every((method) => typeof method === "function");
  if (value === "default" || value === false || isStore) return value as "default" | false | TokenStore;
  throw refusal(argument, '"default", false or a token store with get, set and delete', value);
}
