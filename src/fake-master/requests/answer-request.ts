import type { Incoming } from "./incoming.js";
import type { OperationId } from "../../../generated/operations.js";
import type { Call } from "./call.js";
import { Message, Parameters, snake } from "./fields.js";
import { jsonProblem } from "../state/json-problem.js";
import { answerPage } from "./browser-pages.js";
import { unknownMembers } from "./request-members.js";
import { handlers } from "../handlers/index.js";
import type { MasterCore } from "../master-core.js";
import { refuse, Refusal } from "../refusal.js";
import { gatewayAnswer, refusalAnswer, streamAnswer, toRefusal } from "./respond.js";
import type { Match } from "./router.js";
import { since } from "../state/release.js";
import { tokenOf, userOfToken } from "../state/users/sessions.js";
import type { Json, UserRecord } from "../state/records.js";

/** The largest message that the master takes, in bytes. */
export const LARGEST: number = 96 * 1024 * 1024;

const OPEN = new Set(["Login", "GetMaster", "GetTelemetry", "get-info", "post-task-logs", "post-login"]);

/** Answers a request that found its operation; refusals come back as answers, nothing is thrown. */
export async function answerRequest(
  core: MasterCore,
  match: Match,
  request: Incoming,
  url: URL,
  body: string,
): Promise<Response> {
  const plain = !url.pathname.startsWith("/api/v1/");
  // Streams may wait for time; nothing else does.
  const over = match.streaming ? undefined : core.clock.holdOwn();
  try {
    if (body.length > LARGEST) throw refuse("exhausted", "grpc: received message larger than max");
    const json = parseBody(body, request.method);
    const { user, token } = whoAsks(core, match, request, plain);
    const left = new AbortController();
    const signal = match.streaming ? left.signal : request.signal;
    if (match.streaming) {
      request.signal.addEventListener("abort", () => left.abort(request.signal.reason), { once: true });
    }
    const call = callOf(core, match, request, url, { user, token, json, signal });
    const answer = await simulate(match, call);
    if (answer instanceof Response) return answer;
    if (match.streaming) return await streamAnswer(answer as AsyncIterable<unknown>, left, () => core.clock.moved());
    return gatewayAnswer(answer, {}, url.search !== "" && url.searchParams.has("pretty"));
  } catch (error) {
    const refusal = toRefusal(error);
    const isDecoding =
      refusal.code === "invalid" &&
      /strconv|is not a valid|type mismatch|bad Timestamp|bad BoolValue/.test(refusal.message);
    return refusalAnswer(refusal, plain ? "plain" : match.streaming && !isDecoding ? "stream" : "gateway");
  } finally {
    over?.();
    core.settle();
  }
}

/** The answer to what no operation matches: 501 below the gateway, 404 elsewhere for those who logged in. */
export function answerUnknown(core: MasterCore, request: Incoming, url: URL): Response {
  const page = answerPage(core, request, url);
  if (page !== undefined) return page;
  if (url.pathname.startsWith("/api/v1/")) return refusalAnswer(refuse("unimplemented", "Not Implemented"), "gateway");
  try {
    plainUser(core, request);
  } catch (error) {
    return refusalAnswer(toRefusal(error), "plain");
  }
  // Nothing answers this method, not even with words.
  if (request.method === "HEAD") return new Response(null, { status: 404 });
  const text = since(core.state, "0.23.1") ? `api not found: ${request.method} ${url.pathname}` : "Not Found";
  return refusalAnswer(refuse("notFound", text), "plain");
}

function parseBody(body: string, method: string): Json | undefined {
  if (body === "" || method === "GET") return undefined;
  try {
    return JSON.parse(body) as Json;
  } catch {
    throw refuse("invalid", jsonProblem(body) ?? "unexpected EOF");
  }
}

function whoAsks(
  core: MasterCore,
  match: Match,
  request: Incoming,
  plain: boolean,
): { user: UserRecord; token: string } {
  if (OPEN.has(match.id)) return { user: core.state.users[1] as UserRecord, token: "" };
  if (plain) return plainUser(core, request);
  const token = tokenOf(request.headers);
  return { user: userOfToken(core.state, core.clock.now(), token), token };
}

/** Plain routes check a login in their own way: no token and a wrong scheme are "Unauthorized", an ended login a 500. */
function plainUser(core: MasterCore, request: Incoming): { user: UserRecord; token: string } {
  let token: string;
  try {
    token = tokenOf(request.headers);
  } catch {
    throw new Refusal("unauthenticated", "Unauthorized");
  }
  if (!token.startsWith("v2.public.")) throw new Refusal("unauthenticated", "Unauthorized");
  try {
    return { user: userOfToken(core.state, core.clock.now(), token), token };
  } catch (error) {
    const refusal = toRefusal(error);
    throw refusal.code === "unauthenticated" ? refuse("internal", "sql: no rows in result set") : refusal;
  }
}

function callOf(
  core: MasterCore,
  match: Match,
  request: Incoming,
  url: URL,
  who: { user: UserRecord; token: string; json: Json | undefined; signal: AbortSignal },
): Call<OperationId> {
  const { release } = core.state;
  const of = { operation: match.id, release };
  const parameters = new Map<string, string[]>();
  for (const key in match.parameters) parameters.set(key, [match.parameters[key]!]);
  const query = new Map<string, string[]>();
  if (url.search !== "") {
    for (const [key, value] of url.searchParams) {
      const values = query.get(key);
      if (values === undefined) query.set(key, [value]);
      else values.push(value);
    }
  }
  const ignored = unknownMembers(match.id, release).flatMap((name) => [name, snake(name)]);
  for (const name of ignored) query.delete(name);
  const call = {
    core,
    state: core.state,
    now: core.clock.now(),
    ...who,
    request,
    path: new Parameters(parameters, { ...of, inPath: true }),
    query: new Parameters(query, { ...of, inPath: false }),
    body: new Message<unknown>(without(who.json, ignored)),
  };
  return call;
}

/** A message without what the release does not know. */
function without(json: Json | undefined, names: readonly string[]): Json | undefined {
  if (names.length === 0 || json === undefined || json === null || typeof json !== "object" || Array.isArray(json))
    return json;
  return Object.fromEntries(Object.entries(json).filter(([name]) => !names.includes(name)));
}

function simulate(match: Match, call: Call<OperationId>): unknown {
  const handler = handlers[match.id] as ((call: Call<OperationId>) => unknown) | undefined;
  if (handler !== undefined) return handler(call);
  throw refuse(
    "unimplemented",
    `${match.id} is an operation of release ${call.state.release} that the fake master does not simulate`,
  );
}

/** Names of the operations that the fake plays. */
export function simulatedOperations(): string[] {
  return Object.keys(handlers);
}
