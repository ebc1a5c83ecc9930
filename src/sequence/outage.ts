import { publish } from "#platform";
import type { Logger } from "../api/index.js";
import { DeterminedError } from "../errors/index.js";
import type { Clock } from "../time/clock.js";
import { durationToMilliseconds, type Duration } from "../time/duration.js";
import { formatMilliseconds } from "../time/format-milliseconds.js";
import { longestPollOf, surviveFailure, type Outage, type OutageLimits } from "./outage-decision.js";
import type { PollWindow } from "./poll-interval.js";

/** Where an outage happens; the facade's `Connection` is one. */
export interface OutagePlace {
  readonly master: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How often a request is sent. */
  readonly streamAttempts?: number;
  /** The client's limit of an attempt, milliseconds; undefined for the default. */
  readonly silence?: number | undefined;
}

/**
 * Carries something long, such as a wait or a followed log, through outages. The first request fails as any does; after a
 * success, failures that may pass are survived until `maxOutage` has gone by without one. The logger is called once for each
 * master, however many things go on there. The option `maxOutage` is checked by `checkMaxOutage`; `Connection.maxOutage` is
 * its default.
 *
 * @example
 * const guard = new OutageGuard(connection, maxOutage, () => "12 lines were read.");
 * try {
 *   for (;;) {
 *     try {
 *       for await (const line of open()) {
 *         guard.succeeded(); // After every line and every answer; it costs next to nothing.
 *         yield line;
 *       }
 *       return;
 *     } catch (error) {
 *       await guard.endure(error, signal); // Throws what is not to be survived.
 *     }
 *   }
 * } finally {
 *   guard.close(); // However it ends.
 * }
 */
export class OutageGuard {
  readonly #place: OutagePlace;
  readonly #limits: OutageLimits;
  readonly #known: () => string;
  #hasSucceeded = false;
  #outage: Outage | undefined;

  /**
   * @param maxOutage Milliseconds, Infinity for no limit, 0 for none.
   * @param known A sentence with what is known, for the message of the error when an outage lasts longer.
   * @param timeout Limit of an attempt, where it is not the client's.
   */
  constructor(
    place: OutagePlace,
    maxOutage: number,
    known: () => string = () => "",
    timeout: Duration | undefined = place.silence,
  ) {
    this.#place = place;
    this.#limits = { maxOutage, longestPoll: longestPollOf(place.streamAttempts, durationToMilliseconds(timeout)) };
    this.#known = known;
  }

  /** Whether the last thing that happened was a failure. */
  get isOut(): boolean {
    return this.#outage !== undefined;
  }

  /** Whether it carries anything through an outage. */
  get survives(): boolean {
    return this.#limits.maxOutage > 0;
  }

  /** Takes a success: something that came from the master. */
  succeeded(): void {
    this.#hasSucceeded = true;
    if (this.#outage) this.#end(true);
  }

  /**
   * Takes a failure; gives when to try again.
   *
   * @throws The error, where it is not to be survived; after an outage that lasted too long, with what is known.
   */
  failed(error: unknown): PollWindow {
    const now = this.#place.clock.now();
    const { maxOutage } = this.#limits;
    const { outage, window } = (this.#hasSucceeded && surviveFailure(error, this.#outage, now, this.#limits)) || {};
    if (!outage || !window) {
      const isTooLong = outage && maxOutage > 0;
      this.#end(false);
      throw isTooLong ? withWords(error, outage.lasted, this.#known()) : error;
    }
    if (!this.#outage) announce(this, this.#place, error, now - outage.lasted, maxOutage);
    this.#outage = outage;
    return window;
  }

  /** Takes a failure and sleeps until it is time to try again. Throws as `failed` does, and the reason of an aborted signal. */
  async endure(error: unknown, signal: AbortSignal | undefined): Promise<void> {
    signal?.throwIfAborted();
    await this.#place.clock.sleep(this.failed(error).latest, signal);
  }

  /** Ends it; to be called however the work ends, so that the logger is not left with an outage that never ends. */
  close(): void {
    this.#end(false);
  }

  #end(isWell: boolean): void {
    if (!this.#outage) return;
    this.#outage = undefined;
    conclude(this, this.#place, isWell);
  }
}

interface Announced {
  readonly began: number;
  readonly guards: Set<OutageGuard>;
}

/** The outages that were reported to a logger; the guards are those that have not seen their end. */
const announced = new WeakMap<OutagePlace, Announced>();

function announce(guard: OutageGuard, place: OutagePlace, error: unknown, began: number, maxOutage: number): void {
  const known = announced.get(place);
  if (known) return void known.guards.add(guard);
  announced.set(place, { began, guards: new Set([guard]) });
  const limit = maxOutage === Infinity ? "without a limit" : `for up to ${formatMilliseconds(maxOutage)}`;
  publish("determined-client:outage", () => ({ master: place.master, phase: "begin", error }));
  place.logger.warn(`An outage of ${place.master} began; what is under way goes on trying ${limit}. ${String(error)}`);
}

function conclude(guard: OutageGuard, place: OutagePlace, isWell: boolean): void {
  const known = announced.get(place);
  if (!known?.guards.delete(guard) || known.guards.size) return;
  announced.delete(place);
  const lasted = place.clock.now() - known.began;
  publish("determined-client:outage", () => ({ master: place.master, phase: "end", recovered: isWell, lasted }));
  if (isWell) place.logger.info(`The outage of ${place.master} is over after ${formatMilliseconds(lasted)}.`);
}

/** The same error with what was known added to its message. */
function withWords(error: unknown, lasted: number, known: string): unknown {
  if (!DeterminedError.isInstance(error)) return error;
  const type = error.constructor as new (message: string, details: object) => DeterminedError;
  const message = `${error.message} This ended an outage of ${formatMilliseconds(lasted)}; maxOutage is the limit. ${known}`;
  return new type(message.trimEnd(), { ...error, cause: error });
}
