import { MasterUnreachableError, RequestTimeoutError, UnexpectedAnswerError } from "determined-client";
import type { Hooks } from "determined-client";

/** Whether the master answers, as the requests of the whole page see it. */
export class Outage {
  /** When the first request failed that nothing has succeeded after; undefined while the master answers. */
  since: number | undefined;
  readonly #listeners = new Set<() => void>();

  failed(now: number): void {
    if (this.since === undefined) this.#set(now);
  }

  answered(): void {
    if (this.since !== undefined) this.#set(undefined);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Resolves when the master answers; rejects when the signal is aborted. */
  over(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      if (this.since === undefined) return resolve();
      const end = this.subscribe(() => {
        if (this.since !== undefined) return;
        end();
        resolve();
      });
      signal.addEventListener("abort", () => (end(), reject(signal.reason as Error)), { once: true });
    });
  }

  #set(since: number | undefined): void {
    this.since = since;
    for (const listener of this.#listeners) listener();
  }
}

/** Whether an error says that the master is away, so that the same request may succeed later. */
export function meansOutage(error: unknown): boolean {
  if (MasterUnreachableError.isInstance(error) || RequestTimeoutError.isInstance(error)) return true;
  if (UnexpectedAnswerError.isInstance(error)) return isDown(error.status);
  return isDown((error as { status?: unknown } | undefined)?.status);
}

const isDown = (status: unknown): boolean => typeof status === "number" && status >= 500 && status !== 501;

/** Hooks of a client: each request says whether the master answers, those of followed logs and metrics too. */
export function watchOutage(outage: Outage, now: () => number = Date.now): Hooks {
  return {
    afterResponse: ({ status }) => (isDown(status) ? undefined : outage.answered()),
    beforeRetry: ({ status, error }) => (isDown(status) || meansOutage(error) ? outage.failed(now()) : undefined),
  };
}
