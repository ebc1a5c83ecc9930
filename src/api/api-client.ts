import { nameProxy, transport, userAgent } from "#platform";
import type { paths } from "#schema";
import createClient, { type Client } from "openapi-fetch";
import { optional } from "../values/check-basics.js";
import { checkDuration } from "../values/check-times.js";
import { refusal } from "../values/refuse.js";
import { checkWellFormed } from "../values/well-formed.js";
import type { ApiClient } from "./api-types.js";
import type { CallOptions } from "./call-options.js";
import { answerError, unreadableError } from "./answer-error.js";
import { checkApiClientOptions, type ApiClientOptions } from "./client-options.js";
import { checkHeaders } from "./connection-options.js";
import type { ApiRequest } from "./exchange.js";
import { JsonStream, readJsonBatches } from "./json-stream.js";
import { readLimits } from "./limits.js";
import { normalizeMaster } from "./master-address.js";
import { checkQuery, fillPath } from "./parameters.js";
import { createPipeline } from "./pipeline.js";

type CallInit = CallOptions &
  Omit<RequestInit, "signal"> & {
    signal?: AbortSignal | undefined;
    fetch?: typeof fetch;
    parseAs?: string;
    middleware?: unknown;
    isLines?: boolean;
    isRepeatable?: boolean;
    params?: {
      path?: Record<string, unknown>;
      query?: Record<string, unknown>;
      header?: RequestInit["headers"];
    };
  };
type CallResult = { data?: unknown; error?: unknown; response: Response };
type Call = (method: string, path: string, init?: CallInit) => Promise<CallResult>;

/** What openapi-fetch makes instead of a Request, which fetch would only take apart again: the init, with its address. */
class RequestInitHolder {
  constructor(url: string, init: RequestInit) {
    return Object.assign(init, { url });
  }
}

/**
 * Makes a typed client for every operation of the spec.
 *
 * Python: the modules below `determined.common.api`.
 *
 * @typeParam Paths The API that the master has, from `determined-client generate`; by default that of the pinned release.
 * @throws InvalidArgumentError for a wrong option.
 * @example
 * const api = createApiClient({ master: "http://localhost:8080", token });
 * const { data, error } = await api.GET("/api/v1/experiments/{experimentId}", { params: { path: { experimentId: 1 } } });
 */
export function createApiClient<Paths extends object = paths>(options: ApiClientOptions): ApiClient<Paths> {
  checkApiClientOptions(options);
  const master = normalizeMaster(options.master);
  const ownFetch = options.fetch ?? transport({ ...options, master });
  // A fetch of the caller goes its own way.
  const proxy = options.fetch ? undefined : nameProxy(master);
  const ownLimit = optional(checkDuration)(options.timeout, "timeout");
  const limits = readLimits(options.limits ?? {});
  const send = createPipeline(options);
  // A plain object: Headers would be sorted again for each request.
  const headers = { "user-agent": userAgent, ...Object.fromEntries(new Headers(options.headers)) };
  const client = createClient<Paths>({ baseUrl: master, headers, bodySerializer: serializeBody }) as Client<Paths> &
    ApiClient<Paths> &
    Record<string, unknown>;
  const { request, use } = client as unknown as { request: Call; use: (...middleware: unknown[]) => void };
  let requestClass: unknown = RequestInitHolder;

  const call: Call = async (method, path, init = {}) => {
    const { timeout, since, signal, fetch = ownFetch ?? globalThis.fetch, isLines, isRepeatable, ...rest } = init;
    const isStream = ["arrayBuffer", "blob", "stream"].includes(rest.parseAs!);
    const limit = optional(checkDuration)(timeout, "timeout") ?? ownLimit;
    let answer: Response | undefined;
    const sendRequest = async (init: ApiRequest["init"]): Promise<Response> => {
      const { url, method, headers, body } = init;
      // A master reads a form from a POST without a type, and may then run another method's handler.
      if (method !== "GET" && method !== "HEAD" && !headers.has("content-type")) {
        headers.set("content-type", "application/json");
      }
      return (answer = await send({
        fetch,
        init,
        body: rest.body,
        url,
        method,
        path,
        isStream,
        isLines,
        isRepeatable,
        // One millisecond per 256 bytes is one second per 256 kB.
        limit: limit ?? (isStream ? 120_000 : 30_000 + ((body as string | null | undefined)?.length ?? 0) / 256),
        limits,
        signal,
        since,
        master,
        proxy: fetch === ownFetch ? proxy : undefined,
        authentication: options.authentication,
        attempts: 0,
        elapsed: 0,
      }));
    };
    const { params } = rest;
    checkQuery(params?.query ?? {});
    for (const headers of [rest.headers, params?.header]) if (headers) checkHeaders(headers, "headers");
    try {
      return await request(method, path, {
        Request: rest.middleware ? undefined : requestClass,
        pathSerializer: (url: string, values: Record<string, unknown>) =>
          url.slice(0, -path.length) + fillPath(method, path, values),
        ...rest,
        // Without any, the request would go to the template itself.
        params: { ...params, path: params?.path ?? {} },
        fetch: sendRequest,
      } as CallInit);
    } catch (error) {
      if (!(error instanceof SyntaxError && answer?.ok)) throw error;
      throw unreadableError(answer, await answer.text(), error);
    }
  };

  for (const method in client) {
    if (/^[A-Z]/.test(method)) client[method] = (path: string, init?: CallInit) => call(method, path, init);
  }
  return Object.assign(client, {
    request: call,
    use(...middleware: unknown[]) {
      // Middleware may do anything with a request, so it gets a real one.
      requestClass = undefined;
      use(...middleware);
    },
    stream: (path: string, init?: CallInit) =>
      new JsonStream(async function* (signal) {
        const streamed = { ...init, signal, parseAs: "stream", isLines: true };
        const { data, error, response } = await call("GET", path, streamed);
        if (!response.ok) throw answerError(response, error);
        // A stream without lines has no body to read.
        if (data) yield* readJsonBatches(data as ReadableStream<Uint8Array>, response, limits.lineBytes);
      }, init?.signal),
  });
}

function serializeBody(body: unknown): unknown {
  try {
    return JSON.stringify(body, (name, value: unknown) => {
      checkWellFormed(name, "body");
      if (typeof value === "string") checkWellFormed(value, name || "body");
      // The master's numbers take these three as strings, where JSON would make them null.
      return typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
    });
  } catch (error) {
    // A cycle, a BigInt, or more levels than the stack has.
    if (!(error instanceof TypeError || error instanceof RangeError)) throw error;
    throw refusal("body", "a value that JSON can hold", body, ` ${error.message.split("\n")[0]}.`);
  }
}
