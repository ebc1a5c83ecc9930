import type { TokenStore } from "determined-client";

const KEY = "determined-dashboard-login";

interface Login {
  readonly master: string;
  readonly user: string;
  readonly token: string;
}

/** Keeps one login as long as the tab: no password, and nothing that another tab or a later day could read. */
export function sessionTokens(storage: Storage): TokenStore {
  const read = (): Login | undefined => JSON.parse(storage.getItem(KEY) ?? "null") ?? undefined;
  return {
    get: (master, user) => {
      const login = read();
      const fits = login?.master === master && (user ?? login.user) === login.user;
      return Promise.resolve(fits ? { user: login.user, token: login.token } : undefined);
    },
    set: (master, { user, token }) => {
      storage.setItem(KEY, JSON.stringify({ master, user, token } satisfies Login));
      return Promise.resolve();
    },
    delete: () => {
      storage.removeItem(KEY);
      return Promise.resolve();
    },
  };
}
