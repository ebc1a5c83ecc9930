import type { Incoming } from "./incoming.js";
import type { operations } from "#schema";
import type { OperationId } from "../../../generated/operations.js";
import type { Message, Parameters } from "./fields.js";
import type { MasterCore } from "../master-core.js";
import type { UntypedId } from "./router.js";
import type { MasterState, UserRecord } from "../state/records.js";

type Part<T, K extends string> = K extends keyof T ? T[K] : never;
type Schema<Id extends OperationId> = operations[Id];
type Given<T> = [NonNullable<T>] extends [never] ? Record<never, never> : NonNullable<T>;

/** What a path of the operation names. */
export type PathOf<Id extends OperationId> = Given<Part<Schema<Id>["parameters"], "path">>;
/** What a query of the operation may hold. */
export type QueryOf<Id extends OperationId> = Given<Part<Schema<Id>["parameters"], "query">>;
/** What a body of the operation holds. */
export type BodyOf<Id extends OperationId> = Given<
  Part<Part<NonNullable<Schema<Id>["requestBody"]>, "content">, "application/json">
>;

/** The same shape with `null` allowed anywhere, as the gateway writes unset messages. */
export type Wire<T> = T extends readonly (infer U)[]
  ? Wire<U>[]
  : T extends object
    ? { [K in keyof T]: Wire<T[K]> | null | undefined }
    : T;

type Success<Id extends OperationId> = Schema<Id>["responses"] extends { 200: { content: infer C } } ? C : never;
type Line<T> = T extends { result: infer R } ? R : never;

/** What a handler gives back: an answer, the results of a stream, or a whole response where the route is plain. */
export type Answer<Id extends OperationId> =
  | Response
  | (Success<Id> extends { "application/x-ndjson": infer L }
      ? AsyncIterable<Wire<Line<L>>>
      : Success<Id> extends { "application/json": infer A }
        ? Wire<A>
        : never);

/** One request that found its operation. */
export interface Call<Id extends OperationId> {
  core: MasterCore;
  state: MasterState;
  /** Milliseconds since 1970 on the fake's clock. */
  now: number;
  /** Who asks; user 1 on routes that need no login. */
  user: UserRecord;
  /** The token that was shown. */
  token: string;
  path: Parameters<PathOf<Id>>;
  query: Parameters<QueryOf<Id>>;
  body: Message<BodyOf<Id>>;
  request: Incoming;
  /** Aborts when the client leaves, also in the middle of a stream. */
  signal: AbortSignal;
  /** Parsed body, also when it is not an object. */
  json: unknown;
}

/** Answers one operation. */
export type Handler<Id extends OperationId> = (call: Call<Id>) => Answer<Id> | Promise<Answer<Id>>;

/** A request to a route that the types know nothing of. */
export interface UntypedCall extends Omit<Call<OperationId>, "path" | "query" | "body"> {
  path: Parameters<Record<string, unknown>>;
  query: Parameters<Record<string, unknown>>;
  body: Message<Record<string, unknown>>;
}

/** Handlers by operation id, typed by the spec: a spec that changes breaks their compile. */
export type Handlers = { [Id in OperationId]?: Handler<Id> } & { [Id in UntypedId]?: (call: UntypedCall) => unknown };
