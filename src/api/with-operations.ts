import type { ParseAs } from "openapi-fetch";
import { closeNames } from "../values/close-names.js";
import { refusal } from "../values/refuse.js";
import type { LineResult } from "./api-types.js";
import type { BodyOf, CallAnswer, InitArguments, RuntimeInit, SharedInit } from "./call-init.js";

declare const types: unique symbol;

/** Where an operation is. */
export interface OperationRoute {
  readonly method: string;
  /** Path template, as in the keys of `paths`. */
  readonly path: string;
  /** Answers lines of JSON instead of one object. */
  readonly streaming?: boolean;
}

/** The route of every operation by its name; it carries the types of `operations` of a generated schema. */
export type OperationTable<Operations> = { readonly [Id in keyof Operations]: OperationRoute } & {
  readonly [types]?: Operations;
};

type Parameters<Operation> = [Operation] extends [{ parameters: infer All extends object }]
  ? Pick<All, keyof All & ("path" | "query" | "header")>
  : object;

/**
 * What a named operation takes: `path`, `query` and `header` side by side, `body`, and what every call takes: `signal`, `timeout`, `headers` and
 * the other options of `fetch`. Calls by paths take options of any name; here only those that runtimes and frameworks have, so that
 * a misspelt `query` does not compile.
 */
export type OperationInit<Operation, Parse = ParseAs> = Parameters<Operation> &
  BodyOf<Operation> &
  SharedInit<Operation, Parse> &
  RuntimeInit;

type Answer<Operation, Parse extends ParseAs> = [LineResult<Operation>] extends [never]
  ? CallAnswer<Operation, Parse>
  : AsyncIterable<LineResult<Operation>>;

/** Operations by their names in the spec. */
export interface NamedOperations<Operations> {
  /**
   * Sends one operation: what `GET`, `POST` and so on resolve to, and for a stream what `stream` gives. Takes what they take for a call.
   *
   * @throws InvalidArgumentError for a name that the table lacks, and for `params`: at once, not in the promise.
   * @example
   * const named = withOperations(api, operations);
   * const signal = AbortSignal.timeout(60_000);
   * const { experiment } = unwrap(await named.call("GetExperiment", { path: { experimentId: 1 }, signal, timeout: "10s" }));
   */
  call<Id extends keyof Operations, Parse extends ParseAs = "json">(
    id: Id,
    ...init: InitArguments<OperationInit<Operations[Id], Parse>>
  ): Answer<Operations[Id], Parse>;
}

interface Callable {
  request: unknown;
  stream: unknown;
}

interface Calls {
  readonly request: (method: string, path: string, init: object) => unknown;
  readonly stream: (path: string, init: object) => unknown;
}

/**
 * A client that also sends operations by their names. Programs that do not use it do not bundle the table.
 *
 * @param api A client of `createApiClient`, or `determined.api`; it stays as it is.
 * @param table `operations` of this entry, or of a folder that `determined-client generate` wrote.
 * @example
 * const api = withOperations(createApiClient({ master: "http://localhost:8080", token }), operations);
 * const { experiment } = unwrap(await api.call("GetExperiment", { path: { experimentId: 1 } }));
 */
export function withOperations<Api extends Callable, Operations>(
  api: Api,
  table: OperationTable<Operations>,
): Api & NamedOperations<Operations> {
  const { request, stream } = api as unknown as Calls;
  const routes = table as Readonly<Record<string, OperationRoute>>;
  const call = (id: string, init: Record<string, unknown> = {}): unknown => {
    const route = Object.hasOwn(routes, id) ? routes[id] : undefined;
    // Thrown, since a caller may await an answer or loop over lines.
    if (!route) throw unknownOperation(id, routes);
    const { path, query, header, ...rest } = init;
    if (rest["params"] !== undefined)
      throw refusal(
        "params",
        "left out here",
        rest["params"],
        " Its members stand beside each other: path, query, header.",
      );
    const sent = { ...rest, params: { path, query, header } };
    return route.streaming ? stream(route.path, sent) : request(route.method, route.path, sent);
  };
  return { ...api, call } as Api & NamedOperations<Operations>;
}

function unknownOperation(id: unknown, routes: Readonly<Record<string, OperationRoute>>): Error {
  const [closest] = closeNames(String(id), Object.keys(routes));
  return refusal("id", "the name of an operation", id, closest === undefined ? "" : ` Did you mean "${closest}"?`);
}
