import { isTransientStatus } from "../values/transient-status.js";
import type { ForeignBody } from "./foreign-body.js";

/** What is known of an answer that is not the master's. */
export interface ForeignAnswer {
  readonly status: number;
  /** Canonical address of the master. */
  readonly master: string;
  readonly body: ForeignBody;
}

/** Says what to check when something other than the master answered. */
export function foreignAdvice({ status, master, body }: ForeignAnswer): string {
  if (body.speaksTls) return "The server there speaks TLS: is the address one with https://?";
  if (status < 300 && body.isLogin) return `It looks like a login page in front of the master. ${pass}`;
  switch (status) {
    case 401:
      // So a master answers without a token at any path that it does not have, outside of /api/v1.
      if (pathOf(master) && body.shown === '{"message":"Unauthorized"}') {
        return `A master answers so at a path that it does not have. ${addressAdvice(master)} Else it is a login before the master's. ${pass}`;
      }
      return `It wants a login of its own, before the master's. ${pass}`;
    case 403:
      return `It forbids the request before the master sees it. ${pass}`;
    case 407:
      return "The proxy wants a login: put user and password into its address, as in user:password@host:port.";
    case 413:
      return "It limits the size of requests (nginx calls that client_max_body_size): send less, or ask those who run it.";
    case 502:
    case 504:
      return "It got no answer from the master: is the master up?";
    default:
      if (isTransientStatus(status)) return "It may pass: try again later, or ask those who run it.";
      return status >= 500 ? "Ask those who run it." : addressAdvice(master);
  }
}

const pathOf = (master: string): string => new URL(master).pathname.replace(/\/+$/, "");

/** The address, its path above all, may be wrong. */
function addressAdvice(master: string): string {
  const path = pathOf(master);
  if (/\/det(?:\/|$)/.test(path)) {
    return `The path ${path} of the address is that of the web interface: leave out /det and what follows.`;
  }
  if (path) return `Is ${master} the master's address? Its path ${path} may be wrong.`;
  return `Is ${master} the master's address? It has no path: a prefix, as in ${master}/determined, may be missing.`;
}

const pass = "Pass what it takes in the option headers, or use an address without it: ask those who run it.";
