import type { AttemptEvent, ClientEvents } from "../../values/client-events.js";

type Lines = { readonly [Name in keyof ClientEvents]: (event: ClientEvents[Name]) => string };

const words = (error: unknown): string => String(error);

const request = ({ method, url, attempt }: AttemptEvent): string =>
  `${method} ${url}${attempt > 1 ? `, attempt ${attempt}` : ""}`;

const lines: Lines = {
  "determined-client:request": request,
  "determined-client:response": (event) => `${request(event)}: ${event.status} after ${Math.round(event.elapsed)} ms`,
  "determined-client:error": (event) =>
    `${request(event)}: no answer after ${Math.round(event.elapsed)} ms: ${words(event.error)}`,
  "determined-client:retry": (event) =>
    `${request(event)}: again in ${Math.round(event.delay)} ms, after ${event.status ?? words(event.error)}`,
  "determined-client:login": ({ master, user, error }) =>
    error === undefined
      ? `User "${user}" logged in at ${master}`
      : `User "${user}" could not log in at ${master}: ${words(error)}`,
  "determined-client:outage": (event) => {
    if (event.phase === "begin") return `An outage of ${event.master} began: ${words(event.error)}`;
    const end = event.recovered ? "is over" : "is no longer waited for";
    return `The outage of ${event.master} ${end} after ${Math.round(event.lasted)} ms`;
  },
  "determined-client:resume": ({ error }) => `A stream is opened again: ${words(error)}`,
};

/** What `DETERMINED_LOG=debug` prints of an event, without its time. */
export function logLine<Name extends keyof ClientEvents>(name: Name, event: ClientEvents[Name]): string {
  return `determined-client ${lines[name](event)}`;
}
