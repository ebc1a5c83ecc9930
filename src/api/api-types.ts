import type { paths } from "#schema";
import type { Client, MaybeOptionalInit } from "openapi-fetch";
import type { Duration } from "../time/duration.js";

type Lines<Operation> = Operation extends { responses: { 200: { content: { "application/x-ndjson": infer Line } } } }
  ? Line
  : never;

type Get<Paths, Path extends keyof Paths> = Paths[Path] extends { get: infer Operation } ? Operation : never;

/** The paths whose answer is a stream of JSON lines; `stream` takes these and `GET` does not. */
export type StreamPath<Paths = paths> = {
  [Path in keyof Paths]: [Lines<Get<Paths, Path>>] extends [never] ? never : Path;
}[keyof Paths];

/** The paths that answer once: all but the streams. */
export type UnaryPaths<Paths = paths> = Omit<Paths, StreamPath<Paths>>;

/** What one line of a stream holds. */
export type StreamResult<Path extends StreamPath<Paths>, Paths = paths> = LineResult<Get<Paths, Path>>;

/** What one line of an operation that streams holds; never for one that answers once. */
export type LineResult<Operation> =
  Lines<Operation> extends infer Line ? (Line extends { result: infer Result } ? NonNullable<Result> : never) : never;

/** What a call takes besides what openapi-fetch knows. */
export interface CallOptions {
  /**
   * Limit of each attempt; for streams, the limit of silence.
   *
   * @default 30 s plus 1 s per 256 kB sent; 2 minutes for streams
   */
  timeout?: Duration | undefined;
  /** First release that has the route, for the message where a master lacks it. */
  since?: string | undefined;
}

type Init<Paths, Path extends keyof Paths> = MaybeOptionalInit<Paths[Path], "get" & keyof Paths[Path]> & CallOptions;

// An init may be left out only where nothing in it is required.
type InitArguments<I> =
  object extends Exclude<I, undefined> ? [init?: I & Record<string, unknown>] : [init: I & Record<string, unknown>];

/**
 * The typed low level: openapi-fetch's client for every operation that answers once, on the pipeline that authenticates,
 * times out and retries, and `stream` for what comes as JSON lines.
 *
 * Besides what openapi-fetch takes, each call takes {@link CallOptions}: `timeout` and `since`.
 *
 * A status is a value here, `{ data, error, response }`; {@link unwrap} turns it into data or an error. No answer at
 * all rejects: MasterUnreachableError, TlsError, RequestTimeoutError, or the reason of an aborted signal.
 *
 * @typeParam Paths The API that the master has: by default that of the pinned release; `determined-client generate` makes
 *   those of another.
 */
export interface ApiClient<Paths extends object = paths> extends Client<UnaryPaths<Paths>> {
  /**
   * Reads a stream of JSON lines, result by result. Nothing is sent before the first step, and each loop is a new
   * request. `break` closes the connection.
   *
   * @throws ApiError when the master answers, or ends the stream, with an error.
   * @throws StreamTruncatedError when the connection breaks, or nothing comes for `timeout` (default 2 minutes).
   * @example
   * for await (const { message } of api.stream("/api/v1/trials/{trialId}/logs", { params: { path: { trialId: 7 } } })) {
   *   process.stdout.write(message);
   * }
   */
  stream<Path extends StreamPath<Paths>, I extends Init<Paths, Path>>(
    path: Path,
    ...init: InitArguments<I>
  ): AsyncIterable<StreamResult<Path, Paths>>;
}
