import { checkOptions } from "../options/check-options.js";
import { checkOperation } from "./operation-names.js";
import { REQUEST_RULES } from "../options/option-rules.js";

/** A request that came to the fake. */
export interface RecordedRequest {
  /** Id of the operation in the spec; undefined when none matched. */
  operation: string | undefined;
  method: string;
  /** Path as sent, still encoded, without query. */
  path: string;
  query: URLSearchParams;
  /** Parsed JSON, or the text where it is none; undefined without a body. */
  body: unknown;
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

const MOST = 100_000;

/** Keeps what was asked. */
export class RequestLog {
  #entries: RecordedRequest[] = [];

  add(operation: string | undefined, request: Request, url: URL, body: string, at: number): RecordedRequest {
    const entry: RecordedRequest = {
      operation,
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      body: body === "" ? undefined : parsed(body),
      headers: request.headers,
      at,
      status: undefined,
    };
    if (this.#entries.length >= MOST) this.#entries = this.#entries.slice(MOST / 2);
    this.#entries.push(entry);
    return entry;
  }

  select(filter: RequestFilter = {}): RecordedRequest[] {
    checkOptions("fake.requests", filter, REQUEST_RULES);
    const { operation, method } = filter;
    checkOperation(operation);
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
