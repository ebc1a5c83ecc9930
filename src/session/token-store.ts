/** A login that a {@link TokenStore} keeps. */
export interface StoredToken {
  /** Name of the user. */
  user: string;
  /** The token; never shown. */
  token: string;
}

/**
 * Keeps tokens between programs, keyed by canonical master address and user name.
 *
 * @example
 * const determined = new Determined({ tokenStore: createMemoryTokenStore() });
 */
export interface TokenStore {
  /**
   * The token of a user of a master; undefined when none is kept. Where no user is given it is the active one, also when
   * no token of theirs is kept: then `token` is the empty string, so that an ended login never turns into another person's.
   * Undefined when nobody is active.
   */
  get(master: string, user?: string): Promise<StoredToken | undefined>;
  /** Keeps a token; with `active: true` its user becomes the active one of that master. */
  set(master: string, entry: StoredToken & { active?: boolean | undefined }): Promise<void>;
  /** Forgets the token of a user, or of the active user, who stays the active one. */
  delete(master: string, user?: string): Promise<void>;
}

/**
 * Makes a token store that lasts as long as the program.
 *
 * @example
 * const determined = new Determined({ master: "https://det.example.com", tokenStore: createMemoryTokenStore() });
 */
export function createMemoryTokenStore(): TokenStore {
  const tokens = new Map<string, string>();
  const active = new Map<string, string>();
  const key = (master: string, user: string): string => JSON.stringify([master, user]);
  return {
    get(master, given) {
      const user = given ?? active.get(master);
      if (user === undefined) return Promise.resolve(undefined);
      const token = tokens.get(key(master, user)) ?? "";
      return Promise.resolve(token || given === undefined ? { user, token } : undefined);
    },
    set(master, { user, token, active: makeActive }) {
      tokens.set(key(master, user), token);
      if (makeActive) active.set(master, user);
      return Promise.resolve();
    },
    delete(master, user = active.get(master)) {
      if (user !== undefined) tokens.delete(key(master, user));
      return Promise.resolve();
    },
  };
}
