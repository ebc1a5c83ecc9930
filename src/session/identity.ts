import { warn } from "#platform";

/** What is known about the user that the caller may be. */
export interface IdentitySources {
  /** `user` and `password` of the options. */
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  /** `DET_USER`, `DET_PASS`, `DET_USER_TOKEN`. */
  readonly environmentUser?: string | undefined;
  readonly environmentPassword?: string | undefined;
  readonly environmentToken?: string | undefined;
  /** The active user of the token store. */
  readonly activeUser?: string | undefined;
}

/** Returns the value of an environment variable. */
type Environment = (name: string) => string | undefined;

/** Which user to be, and how to prove it. */
export interface Identity {
  readonly user: string;
  /** Undefined when none is known; the empty string is a password. */
  readonly password: string | undefined;
  /** A ready token for this user from the environment, for when the store has none that is good. */
  readonly environmentToken: string | undefined;
}

/**
 * Chooses user and password: from the options, else `DET_USER` with `DET_PASS`, else the store's active user, else
 * `determined`, whose password is then the given one or empty. A token of the environment is used only for its own user, so
 * that an expired login never turns into another person's.
 */
export function chooseIdentity(sources: IdentitySources): Identity {
  const { user, password, environmentUser, environmentPassword, environmentToken, activeUser } = sources;
  const tokenFor = (name: string): string | undefined =>
    environmentToken && environmentUser === name ? environmentToken : undefined;
  if (user) return { user, password, environmentToken: tokenFor(user) };
  if (environmentUser && environmentPassword !== undefined) {
    return { user: environmentUser, password: environmentPassword, environmentToken: tokenFor(environmentUser) };
  }
  if (activeUser) return { user: activeUser, password, environmentToken: tokenFor(activeUser) };
  if (environmentUser && environmentToken && password === undefined) {
    return { user: environmentUser, password, environmentToken };
  }
  return { user: "determined", password: password ?? "", environmentToken: undefined };
}

/**
 * The warning where the environment names a user that is not used, which Python leaves unsaid; undefined where all is used. What
 * the options say is a choice and needs none.
 */
export function unusedEnvironment(sources: IdentitySources, { user }: Identity): string | undefined {
  const { user: chosen, environmentUser, environmentToken, activeUser } = sources;
  if (chosen || environmentUser === user) return undefined;
  const instead = `Calls are made as user "${user}"`;
  if (!environmentUser) {
    return environmentToken && `DET_USER_TOKEN is not used, because DET_USER does not name its user. ${instead}.`;
  }
  if (environmentToken && activeUser) {
    return `DET_USER and DET_USER_TOKEN are not used, because a login of another user is saved. ${instead}.`;
  }
  return `DET_USER is not used, because neither DET_PASS nor DET_USER_TOKEN is set. ${instead}.`;
}

/** {@link chooseIdentity} with what the environment says, and a warning of what it says in vain. */
export function settleIdentity(
  given: Pick<IdentitySources, "user" | "password" | "activeUser">,
  environment: Environment,
): Identity {
  const sources = {
    ...given,
    environmentUser: environment("DET_USER"),
    environmentPassword: environment("DET_PASS"),
    // Secrets that are mounted as files mostly end in a newline.
    environmentToken: environment("DET_USER_TOKEN")?.trim(),
  };
  const identity = chooseIdentity(sources);
  const unused = unusedEnvironment(sources, identity);
  if (unused) warn(unused, "DETERMINED_IDENTITY");
  return identity;
}
