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
  /** The token of a user of a master, or of the active user where none is given; undefined when there is none. */
  get(master: string, user?: string): Promise<StoredToken | undefined>;
  /** Keeps a token; with `active: true` its user becomes the active one of that master. */
  set(master: string, entry: StoredToken & { active?: boolean | undefined }): Promise<void>;
  /** Forgets the token of a user, or of the active user. */
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
    get(master, user = active.get(master)) {
      const token = user === undefined ? undefined : tokens.get(key(master, user));
      return Promise.resolve(user === undefined || token === undefined ? undefined : { user, token });
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
