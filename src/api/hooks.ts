import type { DeterminedError } from "../errors/index.js";
import { printable } from "../errors/printable.js";
import type { Exchange } from "./exchange.js";

/** Where the client reports what happens; `console` fits. */
export interface Logger {
  debug(message: string, ...rest: unknown[]): void;
  info(message: string, ...rest: unknown[]): void;
  warn(message: string, ...rest: unknown[]): void;
  error(message: string, ...rest: unknown[]): void;
}

/** A logger whose messages are fit for a terminal: some repeat what a master said. */
export function printableLogger(logger: Logger): Logger {
  const log =
    (level: keyof Logger) =>
    (message: string, ...rest: unknown[]): void =>
      logger[level](printable(message), ...rest);
  return { debug: log("debug"), info: log("info"), warn: log("warn"), error: log("error") };
}

/** A request is about to be sent; `path` is the template of the spec, `attempt` counts from 1. */
export interface RequestEvent {
  readonly method: string;
  readonly path: string;
  readonly attempt: number;
}

/** An answer came; `elapsed` is the milliseconds of this attempt. */
export interface ResponseEvent extends RequestEvent {
  readonly status: number;
  readonly elapsed: number;
}

/** A request failed and will be repeated after `delay` milliseconds; `status` or `error` says why. */
export interface RetryEvent extends RequestEvent {
  readonly delay: number;
  readonly status?: number;
  /** What the call would reject with if it were not repeated, such as a `MasterUnreachableError`. */
  readonly error?: DeterminedError;
}

/** Observes requests; nothing that a hook does or throws changes them. Anything it throws goes to the logger. */
export interface Hooks {
  beforeRequest?(event: RequestEvent): void;
  afterResponse?(event: ResponseEvent): void;
  beforeRetry?(event: RetryEvent): void;
}

/** Reports what happens to a request. */
export type Notify = <Name extends keyof Hooks>(
  name: Name,
  request: Exchange,
  details?: Omit<Parameters<NonNullable<Hooks[Name]>>[0], keyof RequestEvent>,
) => void;

/** Makes a function that calls hooks in such a way that neither an exception nor a rejection reaches the request. */
export function callHook(hooks: Hooks, logger: Logger | undefined): Notify {
  return (name, { method, path, attempts }, details) => {
    const event = { method, path, attempt: attempts, ...details };
    // Declared to return nothing, but an async function fits that declaration too.
    const run = async (): Promise<unknown> =>
      await (hooks as Record<string, (event: unknown) => unknown>)[name]?.(event);
    run().catch((error: unknown) => logger?.error("A hook failed.", error));
  };
}
