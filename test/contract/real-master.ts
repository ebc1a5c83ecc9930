import { Determined } from "../../src/index.js";
import { releases, type Release } from "../../generated/releases.js";

/** Who logs in where. */
export interface Login {
  readonly user: string;
  readonly password: string;
}

/** A real master, or a fake one in another process: reached over a socket, by requests alone. */
export interface RealMaster {
  readonly url: string;
  readonly release: Release;
  readonly login: Login;
  readonly adminLogin: Login;
  /** A token of a login; each is asked for once in a file of tests. */
  readonly token: (login: Login) => Promise<string>;
}

/** Asks for its release once, since many tests are about some releases only. */
export async function findRealMaster(url: string): Promise<RealMaster> {
  const { DET_USER, DET_PASS, DET_TEST_ADMIN, DET_TEST_ADMIN_PASS } = process.env;
  const login = { user: DET_USER ?? "determined", password: DET_PASS ?? "" };
  const adminLogin = { user: DET_TEST_ADMIN ?? "admin", password: DET_TEST_ADMIN_PASS ?? "" };
  const tokens = new Map<string, Promise<string>>();
  const determined = new Determined({ master: url, tokenStore: false });
  const { version } = await determined.getMasterInfo();
  return {
    url,
    // One that is newer than this package knows is taken for the newest.
    release: releases.find((each) => each === version) ?? releases.at(-1)!,
    login,
    adminLogin,
    token: (who) => {
      const known = tokens.get(who.user) ?? tokenOf(url, who);
      tokens.set(who.user, known);
      return known;
    },
  };
}

async function tokenOf(url: string, { user, password }: Login): Promise<string> {
  const determined = new Determined({ master: url, tokenStore: false });
  const { data } = await determined.api.POST("/api/v1/auth/login", { body: { username: user, password } });
  if (data === undefined) throw new Error(`${user} cannot log in to ${url}.`);
  return data.token;
}
