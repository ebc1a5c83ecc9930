import type { paths } from "#schema";
import type { Client, ParseAs } from "openapi-fetch";
import type { CallAnswer, CallInit, InitArguments, Open } from "./call-init.js";

type Lines<Operation> = Operation extends { responses: { 200: { content: { "application/x-ndjson": infer Line } } } }
  ? Line
  : never;

type Get<Paths, Path extends keyof Paths> = Paths[Path] extends { get: infer Operation } ? Operation : never;

/** The paths whose answer is a stream of JSON lines; `stream` takes these and `GET` does not. */
export type StreamPath<Paths = paths> = {
  [Path in keyof Paths]: [Lines<Get<Paths, Path>>] extends [never] ? never : Path;
}[keyof Paths];

/** The paths that answer once: all but the streams. */
export type UnaryPaths<Paths = paths> = {
  [Path in keyof Paths as [Lines<Get<Paths, Path>>] extends [never] ? Path : never]: Paths[Path];
};

/** What one line of a stream holds. */
export type StreamResult<Path extends StreamPath<Paths>, Paths = paths> = LineResult<Get<Paths, Path>>;

/** What one line of an operation that streams holds; never for one that answers once. */
export type LineResult<Operation> =
  Lines<Operation> extends infer Line ? (Line extends { result: infer Result } ? NonNullable<Result> : never) : never;

type Method = "get" | "put" | "post" | "delete" | "patch";

/** The paths that have a method and answer it once. */
type PathWith<Paths, M extends Method> = {
  [Path in keyof Paths]: Paths[Path] extends { [Name in M]: infer Operation }
    ? [Lines<Operation>] extends [never]
      ? Path
      : never
    : never;
}[keyof Paths];

/** A method of openapi-fetch's client for the compiler (see docs/decisions/004-low-level-types.md); nobody can call it so. */
type AnyMethod = (this: never) => Promise<never>;

type Call<Paths, M extends Method> = AnyMethod &
  (<Path extends PathWith<Paths, M>, Parse extends ParseAs = "json">(
    path: Path,
    ...init: InitArguments<CallInit<Paths[Path][M & keyof Paths[Path]], Parse>, Open>
  ) => CallAnswer<Paths[Path][M & keyof Paths[Path]], Parse>);

type CallByMethod<Paths> = AnyMethod &
  (<M extends Method, Path extends PathWith<Paths, M>, Parse extends ParseAs = "json">(
    method: M,
    path: Path,
    ...init: InitArguments<CallInit<Paths[Path][M & keyof Paths[Path]], Parse>, Open>
  ) => CallAnswer<Paths[Path][M & keyof Paths[Path]], Parse>);

/**
 * The typed low level: openapi-fetch's client for every operation that answers once, on the pipeline that authenticates,
 * times out and retries, and `stream` for what comes as JSON lines.
 *
 * Besides what openapi-fetch takes, each call takes `timeout` and `since` (`CallOptions`).
 *
 * A status is a value here, `{ data, error, response }`; {@link unwrap} turns it into data or an error. No answer at
 * all rejects: MasterUnreachableError, TlsError, RequestTimeoutError, or the reason of an aborted signal.
 *
 * @typeParam Paths The API that the master has: by default that of the pinned release; `determined-client generate` makes
 *   those of another.
 */
export interface ApiClient<Paths extends object = paths> extends Client<UnaryPaths<Paths>> {
  /** Sends a GET to a path that answers once. */
  GET: Call<Paths, "get">;
  /** Sends a PUT. */
  PUT: Call<Paths, "put">;
  /** Sends a POST. */
  POST: Call<Paths, "post">;
  /** Sends a DELETE. */
  DELETE: Call<Paths, "delete">;
  /** Sends a PATCH. */
  PATCH: Call<Paths, "patch">;
  /** Sends with a method that is known when the program runs. */
  request: CallByMethod<Paths>;
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
  stream<Path extends StreamPath<Paths>>(
    path: Path,
    ...init: InitArguments<CallInit<Get<Paths, Path>>, Open>
  ): AsyncIterable<StreamResult<Path, Paths>>;
}
