import { publish } from "#platform";
import type { AttemptEvent } from "../values/client-events.js";
import type { Exchange } from "./exchange.js";
import { callHook, type Hooks, type Logger, type Notify } from "./hooks.js";
import { cleanerOf } from "./secrets.js";

/** Returns what reports requests to the hooks of a client, and to those who listen in this process. */
export function createNotify(hooks: Hooks | undefined, logger: Logger | undefined): Notify {
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

/** Reports an attempt without an answer to those who listen. */
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
