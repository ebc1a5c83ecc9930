import { createApiClient, normalizeMaster, unwrap, type ApiClient } from "../api/index.js";
import {
  ApiError,
  AuthenticationError,
  ForbiddenError,
  isDeterminedError,
  NotFoundError,
  RequestTimeoutError,
  UnexpectedAnswerError,
} from "../errors/index.js";
import { Session, type SessionOptions } from "../session/session.js";
import { GeneratorError } from "./generator-error.js";
import { specPath } from "./spec-place.js";

/** How a master is reached. */
export interface MasterAccess {
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly token?: string | undefined;
  readonly certPath?: string | undefined;
  readonly certName?: string | undefined;
  readonly noverify?: boolean | undefined;
  readonly tokenStore?: SessionOptions["tokenStore"];
  readonly signal?: AbortSignal | undefined;
  /**
   * Says an error of the client in words of the shell: `--cert` for `certPath`.
   *
   * @default its message
   */
  readonly wordsOf?: ((error: Error) => string) | undefined;
}

/** What a master says: its spec, and its release where it tells one. */
export interface Served {
  readonly text: string;
  readonly release: string | undefined;
}

/**
 * Asks a master for its release and its spec, which need no login; logs in where something in front of it wants one.
 *
 * @throws GeneratorError that says what to do.
 */
export async function readMaster(address: string, access: MasterAccess): Promise<Served> {
  return sayWhatToDo(address, ofMaster, access, async () => {
    const master = normalizeMaster(address);
    const { user, password, token, tokenStore, certPath, certName, noverify, signal } = access;
    const common = { certPath, certName, noverify, master, retry: false } as const;
    try {
      return await readBoth(createApiClient(common), signal);
    } catch (error) {
      if (!AuthenticationError.isInstance(error)) throw error;
      // The routes that tell release and spec are open, so that a session would send them without a token.
      const authorization = `Bearer ${await new Session({ ...common, user, password, token, tokenStore }).authorization(signal)}`;
      return await readBoth(createApiClient({ ...common, headers: { authorization } }), signal);
    }
  });
}

/**
 * Reads a spec that lies at an address of its own.
 *
 * @param search The query of the address, which may hold a signature: it is sent, and no message says it.
 */
export async function readAddress(address: string, search: string, access: MasterAccess): Promise<string> {
  return sayWhatToDo(address, ofAddress, access, async () => {
    const { origin, pathname } = new URL(address);
    const { certPath, certName, noverify, signal } = access;
    const api = createApiClient({ certPath, certName, noverify, master: origin, retry: false });
    const query = Object.fromEntries(new URLSearchParams(search));
    return readText(api, pathname, { params: { query }, signal });
  });
}

async function readBoth(api: ApiClient, signal: AbortSignal | undefined): Promise<Served> {
  const { version } = unwrap(await api.GET("/api/v1/master", signal && { signal }));
  const release = typeof version === "string" && version ? version : undefined;
  return { text: await readText(api, specPath, { signal }), release };
}

async function readText(api: ApiClient, path: string, init: AnyInit): Promise<string> {
  return unwrap(await (api as unknown as AnyRoute).GET(path, { ...init, parseAs: "text", timeout }));
}

/** A spec is a megabyte: minutes on a slow line. */
const timeout = "5m";

interface AnyInit {
  readonly params?: { readonly query: Readonly<Record<string, string>> };
  readonly signal: AbortSignal | undefined;
}

/** The client, for routes that no spec lists. */
interface AnyRoute {
  GET(
    path: string,
    init: AnyInit & { parseAs: "text"; timeout: string },
  ): Promise<{ data?: string; error?: unknown; response: Response }>;
}

type Say = (error: Error, words: string, address: string) => string;

async function sayWhatToDo<T>(address: string, say: Say, access: MasterAccess, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!isDeterminedError(error)) throw error;
    const { wordsOf = ({ message }: Error) => message } = access;
    throw new GeneratorError(`Cannot read the spec from ${address}: ${say(error, wordsOf(error), address)}`);
  }
}

function ofMaster(error: Error, words: string, address: string): string {
  if (AuthenticationError.isInstance(error)) {
    return `${words} Give --user with DET_PASS, or DET_USER_TOKEN, or run \`npx determined-client login\` first.`;
  }
  if (ForbiddenError.isInstance(error)) return `${words} Give another --user, or ${byHand(address)}`;
  if (NotFoundError.isInstance(error)) return `${words} Is this the address of a Determined master?`;
  // What stands in front of the master wants what no option gives, or the way is too slow.
  const isOfTheWay = UnexpectedAnswerError.isInstance(error) || RequestTimeoutError.isInstance(error);
  return isOfTheWay ? `${words} Else ${byHand(address)}` : words;
}

const byHand = (address: string): string =>
  `download ${address}${specPath} with a browser, and give the file instead of the address.`;

/** The advice of the client is about masters and their logins, none of which helps at an address that gets no token. */
function ofAddress(error: Error, words: string): string {
  const status = ApiError.isInstance(error) || UnexpectedAnswerError.isInstance(error) ? error.status : undefined;
  if (status === 401 || status === 403) {
    return `it answered ${status}, and no login is sent to such an address. Download the spec and give the file.`;
  }
  return status === 404 ? "it answered 404: there is no spec at that address." : words;
}
