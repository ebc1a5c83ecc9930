import { transport, userAgent } from "#platform";
import type { paths } from "#schema";
import createClient, { type Client } from "openapi-fetch";
import type { Clock } from "../time/clock.js";
import { systemClock } from "../time/clock.js";
import type { Duration } from "../time/duration.js";
import { checkText } from "../values/check-basics.js";
import { checkDuration } from "../values/check-times.js";
import type { ApiClient, CallOptions } from "./api-types.js";
import type { ReadMode } from "./attempt.js";
import { bareToken, type Authentication } from "./authentication.js";
import { exchangeOf } from "./exchange.js";
import type { Hooks, Logger } from "./hooks.js";
import { readJsonStream } from "./json-stream.js";
import { normalizeMaster } from "./master-address.js";
import { createPipeline } from "./pipeline.js";
import { checkSignal } from "./request-options.js";
import { responseError } from "./response-error.js";
import { retryBudgetOf } from "./retry-budget.js";
import { retryPolicy, type RetryOptions } from "./retry-policy.js";
import { malformed } from "./unwrap.js";

/** How requests are sent, whoever sends them. */
export interface ConnectionOptions {
  /** PEM file with certificates to trust; not in browsers. */
  certPath?: string | undefined;
  /** Host name that the master's certificate carries; not in browsers. */
  certName?: string | undefined;
  /** Accept any certificate; not in browsers. */
  noverify?: boolean | undefined;
  /** Replaces `fetch`; by default `globalThis.fetch`, looked up at each call. */
  fetch?: typeof globalThis.fetch | undefined;
  /** Headers for every request. */
  headers?: HeadersInit | undefined;
  /** Limit of each attempt, default 30 s plus 1 s per 256 kB sent; for streams the limit of silence, default 2 minutes. */
  timeout?: Duration | undefined;
  /** When failed requests are repeated; false for never. */
  retry?: false | RetryOptions | undefined;
  /** Accept that passwords and tokens cross the network in the clear; otherwise a warning is options. */
  allowInsecureAuth?: boolean | undefined;
  /** Where to tell what happens; by default nowhere. */
  logger?: Logger | undefined;
  /** Observers of requests. */
  hooks?: Hooks | undefined;
  /** Where time comes from; by default the machine's clock. */
  clock?: Clock | undefined;
}

/** Options of {@link createApiClient}. */
export interface ApiClientOptions extends ConnectionOptions {
  /** Address of the master. */
  master: string | URL;
  /** Token to send with every request. */
  token?: string | undefined;
  /** Where tokens come from instead, when they change. */
  authentication?: Authentication | undefined;
}

type CallInit = CallOptions & RequestInit & Record<string, unknown>;
type CallResult = { data?: unknown; error?: unknown; response: Response };
type Call = (method: string, path: string, init?: CallInit) => Promise<CallResult>;

/** What openapi-fetch makes instead of a Request, which would only be taken apart again. */
class RequestHolder {
  constructor(
    readonly url: string,
    readonly init: RequestInit & { headers: Headers },
  ) {}
}

/**
 * Makes a typed client for every operation of the spec.
 *
 * Python: the modules below `determined.common.api`.
 *
 * @throws InvalidArgumentError for a wrong option.
 * @example
 * const api = createApiClient({ master: "http://localhost:8080", token });
 * const { data, error } = await api.GET("/api/v1/experiments/{experimentId}", { params: { path: { experimentId: 1 } } });
 */
export function createApiClient(options: ApiClientOptions): ApiClient {
  const { token, certPath, certName, noverify, headers, timeout, clock = systemClock, hooks, logger } = options;
  const master = normalizeMaster(checkText(options.master && String(options.master), "master"));
  const baseFetch = options.fetch ?? transport({ master, certPath, certName, noverify });
  const limit = timeout === undefined ? undefined : checkDuration(timeout, "timeout");
  const send = createPipeline({
    master,
    authentication: options.authentication ?? bareToken(token === undefined ? undefined : checkText(token, "token")),
    clock,
    retry: retryPolicy(options.retry),
    budget: retryBudgetOf(master),
    userAgent,
    insecureAllowed: options.allowInsecureAuth === true,
    hooks,
    logger,
  });
  const client = createClient<paths>({
    baseUrl: master,
    ...(headers && { headers }),
    bodySerializer: serializeBody,
  }) as Client<paths> & ApiClient;
  const inner = client.request as unknown as Call;
  let hasMiddleware = false;

  const call =
    (mode?: ReadMode): Call =>
    async (method, path, init = {}) => {
      const { timeout, since, signal, fetch = baseFetch, middleware, ...rest } = init;
      if (signal) checkSignal(signal);
      const own = timeout === undefined ? limit : checkDuration(timeout, "timeout");
      const readMode = mode ?? (/^(?:json|text|undefined)$/.test(String(rest["parseAs"])) ? "whole" : "bytes");
      let answer: Response | undefined;
      const sendRequest = async (request: RequestHolder | Request): Promise<Response> => {
        const plain = request instanceof RequestHolder;
        const body = plain ? request.init.body : await bodyOf(request);
        const requestHeaders = plain ? request.init.headers : new Headers(request.headers);
        const extra = plain ? request.init : {};
        // A master reads a form from a POST without a type, and may then run another method's handler.
        const typed = requestHeaders.has("content-type") || /^(?:GET|HEAD)$/i.test(method) || body instanceof FormData;
        if (!typed) requestHeaders.set("content-type", "application/json");
        answer = await send({
          fetch: (fetch ?? globalThis.fetch) as typeof globalThis.fetch,
          url: request.url,
          method: method.toUpperCase(),
          path,
          headers: requestHeaders,
          body,
          init: extra,
          mode: readMode,
          limit: own ?? (readMode === "whole" ? 30_000 + sizeOf(body) / 256 : 120_000),
          signal: signal ?? undefined,
          since,
        });
        return answer;
      };
      // Middleware may do with a request what it likes, so it gets a real one.
      const real = hasMiddleware || (middleware as unknown[] | undefined)?.length;
      const Request = real ? globalThis.Request : RequestHolder;
      try {
        return await inner(method, path, { ...rest, middleware, fetch: sendRequest, Request } as unknown as CallInit);
      } catch (error) {
        if (error instanceof SyntaxError && answer?.ok) {
          throw malformed(answer, exchangeOf(answer), "is no JSON", error);
        }
        throw error;
      }
    };

  const whole = call();
  for (const method of ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const) {
    client[method] = ((path: string, init?: CallInit) => whole(method, path, init)) as never;
  }
  const { use } = client;
  return Object.assign(client, {
    request: whole,
    use: (...middleware: Parameters<typeof use>) => {
      hasMiddleware = true;
      use(...middleware);
    },
    stream: (path: string, init?: CallInit) => ({
      [Symbol.asyncIterator]: async function* () {
        const { data, error, response } = await call("lines")("GET", path, { ...init, parseAs: "stream" });
        if (!response.ok) throw responseError(response, error, exchangeOf(response));
        // A stream without lines has no body to read.
        if (data) yield* readJsonStream(data as ReadableStream<Uint8Array>, response);
      },
    }),
  }) as unknown as ApiClient;
}

async function bodyOf(request: Request): Promise<BodyInit | undefined> {
  return request.body === null ? undefined : request.arrayBuffer();
}

/** Bytes of a body, near enough for a deadline. */
function sizeOf(body: unknown): number {
  if (typeof body === "string") return body.length;
  return (body as { byteLength?: number } | undefined)?.byteLength ?? 0;
}

// The master's numbers take these three as texts, where JSON would make them null.
function serializeBody(body: unknown): unknown {
  if (body instanceof FormData) return body;
  return JSON.stringify(body, (_, value: unknown) =>
    typeof value === "number" && !Number.isFinite(value) ? String(value) : value,
  );
}
