import { publish } from "#platform";
import type { AttemptEvent } from "../values/client-events.js";
import type { Exchange } from "./exchange.js";
import { callHook, type Hooks, type Logger, type Tell } from "./hooks.js";
import { cleanerOf } from "./secrets.js";

/** Tells what happens to requests to the hooks of a client, and to those who listen in this process. */
export function createTell(hooks: Hooks | undefined, logger: Logger | undefined): Tell {
  const toHooks = hooks && callHook(hooks, logger);
  return (name, exchange, details) => {
    toHooks?.(name, exchange, details);
    publish(channels[name], () => ({ ...attemptOf(exchange), ...details }) as never);
  };
}

const channels = {
  beforeRequest: "determined-client:request",
  afterResponse: "determined-client:response",
  beforeRetry: "determined-client:retry",
} as const;

/** Tells those who listen of an attempt without an answer. */
export function publishFailure(exchange: Exchange, cause: unknown, elapsed: number): void {
  publish("determined-client:error", () => {
    return { ...attemptOf(exchange), error: cleanerOf(exchange).cause(cause), elapsed };
  });
}

const ids = new WeakMap<Exchange, number>();
let lastId = 0;

function attemptOf(exchange: Exchange): AttemptEvent {
  let requestId = ids.get(exchange);
  if (requestId === undefined) ids.set(exchange, (requestId = ++lastId));
  const { method, path, url, master, attempts } = exchange;
  return { requestId, method, path, url: cleanerOf(exchange).text(url), master, attempt: attempts };
}
