import { Determined, MasterUnreachableError } from "determined-client";
import { holdRequests } from "../connection/hold-requests.js";
import { meansOutage, watchOutage, type Outage } from "../connection/outage.js";
import { describeError } from "../describe-error.js";
import type { Settings } from "../settings.js";
import { sessionTokens } from "./session-tokens.js";

/** Who is logged in, and the client that speaks for them. */
export interface SignedIn {
  readonly determined: Determined;
  readonly username: string;
}

/** Who wants in; without a user it is who logged in before in this tab. */
export interface Credentials {
  readonly user?: string;
  readonly password?: string;
}

/**
 * Makes the one client of the page and sees whether the master takes the login. Resolves to undefined without a user when nobody
 * has logged in before: the client would try the user `determined` without a password.
 */
export async function signIn(master: string, credentials: Credentials, outage: Outage): Promise<SignedIn | undefined> {
  const tokenStore = sessionTokens(sessionStorage);
  const determined = new Determined({
    master,
    ...credentials,
    tokenStore,
    // Polls come again anyway, so a request is not repeated for long.
    retry: { attempts: 2, maxDelay: "2s" },
    hooks: watchOutage(outage),
    fetch: holdRequests(outage),
  });
  if (credentials.user === undefined && (await tokenStore.get(determined.master)) === undefined) return undefined;
  const { username } = await determined.whoami();
  return { determined, username };
}

/** What to say when nobody was let in. */
export function explainRefusal(error: unknown, settings: Settings, origin: string): string {
  const { master, shownAs } = settings;
  if (!meansOutage(error)) return describeError(error, settings);
  if (shownAs !== master)
    return `The server of this page gets no answer from ${shownAs}. Is the address right and the master up?`;
  if (!MasterUnreachableError.isInstance(error)) return `${shownAs} does not answer as a master does. Is it up?`;
  return (
    `The browser got no answer from ${master} that it may read. Is the address right and the master up? ` +
    `If so, it does not allow this page: set enable_cors: true in its master.yaml (this page is ${origin}), ` +
    "or start the dashboard with --proxy, which needs no change of the master."
  );
}
