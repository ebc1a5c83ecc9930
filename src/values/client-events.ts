/** One attempt of a request, as the channels of {@link ClientEvents} report it. */
export interface AttemptEvent {
  /** The same in all events of one request, whatever its attempts; counts from 1 in a process. */
  readonly requestId: number;
  readonly method: string;
  /** Template of the path, such as `/api/v1/experiments/{experimentId}`. */
  readonly path: string;
  /** The address that is asked, without secrets. */
  readonly url: string;
  /** Canonical address of the master. */
  readonly master: string;
  /** Counts from 1. */
  readonly attempt: number;
}

/**
 * What a client tells by `node:diagnostics_channel`, in Node, Bun and Deno: the names of the channels and the messages on them.
 * An attempt is followed by either `response` or `error`. No message holds headers, bodies, passwords or tokens; nobody's
 * listening costs nothing.
 *
 * Python: nothing of the kind.
 *
 * @example
 * import { subscribe } from "node:diagnostics_channel";
 * subscribe("determined-client:retry", (message) => {
 *   const { url, delay } = message as ClientEvents["determined-client:retry"];
 *   console.log(`${url} again in ${delay} ms`);
 * });
 */
export interface ClientEvents {
  /** An attempt is about to be sent. */
  "determined-client:request": AttemptEvent;
  /** An answer came, of a stream its head; `elapsed` is in milliseconds. */
  "determined-client:response": AttemptEvent & { readonly status: number; readonly elapsed: number };
  /** No answer came; `error` is what `fetch` threw, or the reason for which the caller gave it up. `elapsed` is in milliseconds. */
  "determined-client:error": AttemptEvent & { readonly error: unknown; readonly elapsed: number };
  /** The attempt failed and another follows after `delay` milliseconds; `status` or `error` says why. */
  "determined-client:retry": AttemptEvent & {
    readonly delay: number;
    readonly status?: number;
    readonly error?: unknown;
  };
  /** Somebody logged in, or could not: then there is an `error`. */
  "determined-client:login": { readonly master: string; readonly user: string; readonly error?: unknown };
  /** What goes on for long (waits, followed logs and metrics) met an outage of its master. */
  "determined-client:outage": OutageEvent;
  /** A stream that was cut, or silent for too long, is opened again where it ended; `error` says what happened. */
  "determined-client:resume": { readonly error: unknown };
}

/** The beginning or the end of an outage; an end without `recovered` is that nobody tries any longer. */
export type OutageEvent =
  | { readonly master: string; readonly phase: "begin"; readonly error: unknown }
  | {
      readonly master: string;
      readonly phase: "end";
      readonly recovered: boolean;
      /** Milliseconds since it began. */
      readonly lasted: number;
    };
