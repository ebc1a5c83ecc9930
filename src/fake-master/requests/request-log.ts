import type { Incoming } from "./incoming.js";
import { checkString } from "../options/checks.js";
import { readOptions, type OptionTable } from "../options/options.js";
import { checkOperation } from "./operation-names.js";

/** A request that came to the fake. */
export interface RecordedRequest {
  /** Id of the operation in the spec; undefined when none matched. */
  operation: string | undefined;
  method: string;
  /** Path as sent, still encoded, without query. */
  path: string;
  query: URLSearchParams;
  /** What the path names, such as `experimentId`; all strings. */
  parameters: Readonly<Record<string, string>>;
  /** The user whose token it has; undefined without one that is good. */
  username: string | undefined;
  /** Parsed JSON, or the string where it is not JSON; undefined without a body, and once it has been dropped. */
  body: unknown;
  /** True once the body is no longer kept: the newest are, up to 32 million characters. */
  bodyDropped: boolean;
  headers: Headers;
  /** When it came, on the fake's clock: milliseconds since 1970. */
  at: number;
  /** Status of the answer; undefined while there is none, 0 when the connection was dropped. */
  status: number | undefined;
}

/** Which requests `fake.requests` gives. */
export interface RequestFilter {
  /** Id of the operation in the spec, such as `"GetExperiments"`; an unknown one throws. */
  operation?: string | undefined;
  method?: string | undefined;
}

/** Options of `fake.requests`. */
export const requestFilterOptions = {
  operation: { check: checkOperation },
  method: { check: checkString },
} satisfies OptionTable<RequestFilter>;

/** Most requests that are kept. */
const MOST = 100_000;
/** Most characters of their bodies; the newest body is kept in any case. */
const MOST_TEXT = 32_000_000;

/** Keeps what was asked. */
export class RequestLog {
  #entries: RecordedRequest[] = [];
  /** Requests whose bodies are kept, oldest first. */
  #withBody: { entry: RecordedRequest; length: number }[] = [];
  #text = 0;

  add(
    { operation, parameters, username }: Pick<RecordedRequest, "operation" | "parameters" | "username">,
    request: Incoming,
    url: URL,
    body: string,
    at: number,
  ): RecordedRequest {
    const entry: RecordedRequest = {
      operation,
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      parameters,
      username,
      body: body === "" ? undefined : parsed(body),
      bodyDropped: false,
      headers: request.headers,
      at,
      status: undefined,
    };
    if (this.#entries.length >= MOST) this.#dropHalf();
    this.#entries.push(entry);
    if (body !== "") this.#keepBody(entry, body.length);
    return entry;
  }

  #dropHalf(): void {
    this.#entries = this.#entries.slice(MOST / 2);
    const kept = new Set(this.#entries);
    this.#withBody = this.#withBody.filter(({ entry }) => kept.has(entry));
    this.#text = this.#withBody.reduce((sum, { length }) => sum + length, 0);
  }

  #keepBody(entry: RecordedRequest, length: number): void {
    this.#withBody.push({ entry, length });
    this.#text += length;
    let dropped = 0;
    for (; this.#text > MOST_TEXT && dropped < this.#withBody.length - 1; dropped += 1) {
      const oldest = this.#withBody[dropped];
      if (oldest === undefined) break;
      this.#text -= oldest.length;
      Object.assign(oldest.entry, { body: undefined, bodyDropped: true });
    }
    if (dropped > 0) this.#withBody.splice(0, dropped);
  }

  select(filter: RequestFilter = {}): RecordedRequest[] {
    const { operation, method } = readOptions(requestFilterOptions, "fake.requests()", filter);
    return this.#entries.filter(
      (entry) =>
        (operation === undefined || entry.operation === operation) && (method === undefined || entry.method === method),
    );
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
