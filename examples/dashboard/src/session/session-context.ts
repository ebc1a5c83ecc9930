import type { Determined } from "determined-client";
import type { Outage } from "../connection/outage.js";
import type { Settings } from "../settings.js";
import { createContext } from "preact";
import { useContext } from "preact/hooks";

/** What every view may use. */
export interface Session {
  readonly determined: Determined;
  readonly username: string;
  readonly outage: Outage;
  readonly settings: Settings;
  /** What views have read last, by name, for when somebody comes back to them. */
  readonly kept: Map<string, unknown>;
  /** Back to the login; with a reason, it is shown there. */
  readonly end: (reason?: string) => void;
}

/** Holds the session for the views within. */
export const SessionContext = createContext<Session | undefined>(undefined);

/** The session; every view is within one. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error("There is no session around this view.");
  return session;
}
