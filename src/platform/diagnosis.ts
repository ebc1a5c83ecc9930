import type { ClientEvents } from "../values/client-events.js";

/** What a failed fetch tells about the connection. */
export interface NetworkFailure {
  /** The words of the innermost error, with its code. */
  readonly words: string;
  /** The master cannot have received the request. */
  readonly notSent?: boolean;
  /** The same will happen again, so another attempt is useless. */
  readonly hopeless?: boolean;
  /** The connection failed over TLS. */
  readonly isTls?: boolean;
  /** What to do about it. */
  readonly advice: string;
}

/** How a request goes to its master. */
export interface Way {
  /** Canonical address of the master. */
  readonly master: string;
  /** The proxy that it goes through, as messages name it. */
  readonly proxy?: string | undefined;
}

/** What either side gives beside its `platform` object, so that the low level need not bundle that. */
export interface Diagnosis {
  /** Warns the programmer (`process.emitWarning` or `console.warn`); the caller makes sure it is given only once. */
  warn(this: void, message: string, code: string): void;
  /** Notifies those who listen in this process; the message is made for them only. Nobody can listen on the web. */
  publish<Name extends keyof ClientEvents>(this: void, name: Name, message: () => ClientEvents[Name]): void;
  /** Reads from what fetch threw, as far as this runtime says, why there is no answer. */
  readNetworkFailure(this: void, error: unknown, way: Way): NetworkFailure;
  /**
   * The proxy that requests to a master go through, for messages: its address without user and password, and the variable that
   * names it; undefined for none.
   */
  nameProxy(this: void, master: string): string | undefined;
}
