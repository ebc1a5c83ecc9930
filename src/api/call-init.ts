import type {
  BodySerializer,
  FetchOptions,
  FetchResponse,
  ParseAs,
  QuerySerializer,
  QuerySerializerOptions,
} from "openapi-fetch";
import type { CallOptions } from "./call-options.js";

type ByOperation = "params" | "body" | "querySerializer" | "bodySerializer" | "parseAs" | "signal";

/** What every call takes: the options of openapi-fetch, of `fetch`, and {@link CallOptions}. */
export interface SharedInit<Operation, Parse> extends Omit<FetchOptions<unknown>, ByOperation>, CallOptions {
  signal?: AbortSignal | null | undefined;
  querySerializer?: QuerySerializer<Operation> | QuerySerializerOptions | undefined;
  bodySerializer?: BodySerializer<Operation> | undefined;
  parseAs?: Parse | undefined;
}

// Brackets keep the compiler from trying every operation of the API at each call, which took half of its time.
type ParametersOf<Operation> = [Operation] extends [{ parameters: infer All }]
  ? object extends All
    ? { params?: All | undefined }
    : { params: All }
  : { params?: { query?: Record<string, unknown> } | undefined };

type ContentOf<Body> = Body extends { content: infer Media } ? Media[keyof Media] : never;

/** What an operation takes as its body. */
export type BodyOf<Operation> = [Operation] extends [{ requestBody: infer Body }]
  ? { body: ContentOf<Body> }
  : [Operation] extends [{ requestBody?: infer Body }]
    ? { body?: ContentOf<Body> | undefined }
    : { body?: never };

/** What a call by its path takes. */
export type CallInit<Operation, Parse = ParseAs> = ParametersOf<Operation> &
  BodyOf<Operation> &
  SharedInit<Operation, Parse>;

/** The init as the last argument, which may be left out only where nothing in it is required. */
export type InitArguments<Init, More = object> = object extends Init ? [init?: Init & More] : [init: Init & More];

/** What `fetch` takes in some runtimes and frameworks besides the standard options. */
export interface RuntimeInit {
  /** Next.js: caching. */
  next?: unknown;
  /** Cloudflare Workers. */
  cf?: unknown;
  /** Node: an agent of undici. */
  dispatcher?: unknown;
  /** Node, where a body is a stream. */
  duplex?: unknown;
  /** Deno: `Deno.createHttpClient`. */
  client?: unknown;
  /** Bun. */
  proxy?: unknown;
  /** Bun. */
  tls?: unknown;
  /** Bun. */
  unix?: unknown;
  /** Bun. */
  verbose?: unknown;
  /** Bun. */
  decompress?: unknown;
}

/** What else openapi-fetch hands to `fetch`. */
export interface Open {
  [name: string]: unknown;
}

/** What a call resolves to. */
export type CallAnswer<Operation, Parse extends ParseAs> = Promise<
  FetchResponse<Operation & Record<string | number, unknown>, { parseAs: Parse }, `${string}/${string}`>
>;
