import { compare, Mapping, type Difference } from "./compare.js";
import { isRecord, type Exchange } from "./exchange.js";
import type { FakeMaster } from "../../src/testing.js";

/** How one exchange went. */
export interface Replayed {
  file: string;
  seq: number;
  operation: string;
  request: string;
  result: "equal" | "different" | "not simulated";
  differences: Difference[];
}

/** What a recording needs besides its exchanges. */
export interface ReplayOptions {
  file: string;
  /** Plain password that hashed ones stand for. */
  password: string;
  /** Milliseconds of the fake's time from one exchange to the next, where the recording has no times; default 15. */
  pace?: number;
  /** Compare the keys and types of answers and the words of refusals, not values that change while programs run. */
  shapeOnly?: boolean;
}

const PASSWORD_HASH = /^(HASH|PASSWORD)$/;

/** Sends every exchange to the fake, in order, and compares the answers. */
export async function replay(
  fake: FakeMaster,
  exchanges: readonly Exchange[],
  options: ReplayOptions,
): Promise<Replayed[]> {
  const mapping = new Mapping();
  const tokens = new Map<string, string>();
  const results: Replayed[] = [];
  const lastLogin = { user: "determined" };
  const began = fake.clock.now();
  const hashed = await hash(options.password);
  for (const exchange of exchanges) {
    if (exchange.at !== undefined) await fake.clock.advance(Math.max(0, began + exchange.at * 1000 - fake.clock.now()));
    else await fake.clock.advance(options.pace ?? 15);
    results.push(await once(fake, exchange, { mapping, tokens, hashed, lastLogin, ...options }));
  }
  return results;
}

interface Context extends ReplayOptions {
  /** The newest login, where the recording does not say whose token it sends. */
  lastLogin: { user: string };
  mapping: Mapping;
  tokens: Map<string, string>;
  hashed: string;
}

async function once(fake: FakeMaster, exchange: Exchange, context: Context): Promise<Replayed> {
  const request = `${exchange.method} ${exchange.path}${exchange.query === "" ? "" : `?${exchange.query}`}`;
  let first = await attempt(fake, exchange, context);
  // The recordings of the oldest release do not tell whose token was sent.
  const wasAllowed = exchange.as === null && exchange.status !== 403 && first.status === 403;
  if (wasAllowed) first = await attempt(fake, { ...exchange, as: "admin" }, context);
  const { operation } = first;
  let { differences } = first;
  // Reads that were repeated while something was under way are not in the recordings: time may have to pass first.
  for (
    let wait = 0;
    differences.length > 0 && exchange.method === "GET" && wait < 3 && context.shapeOnly !== true;
    wait += 1
  ) {
    await fake.clock.advance(wait === 0 ? 200 : 4_000);
    const again = await attempt(fake, exchange, context);
    if (again.differences.length === 0) differences = [];
  }
  const notSimulated = differences.some(({ what }) => /does not simulate|Not Implemented/.test(what));
  return {
    file: context.file,
    seq: exchange.seq,
    operation,
    request,
    result: notSimulated ? "not simulated" : differences.length === 0 ? "equal" : "different",
    differences,
  };
}

async function attempt(
  fake: FakeMaster,
  exchange: Exchange,
  context: Context,
): Promise<{ operation: string; status: number; differences: Difference[] }> {
  const { mapping } = context;
  const url = `${fake.url}${mapping.translate(exchange.path)}${exchange.query === "" ? "" : `?${mapping.translate(exchange.query)}`}`;
  const body = exchange.body === undefined ? undefined : withPassword(mapping.translate(exchange.body), context.hashed);
  const isBodyless = exchange.method === "GET" || exchange.method === "HEAD";
  const leave = new AbortController();
  const response = await settle(
    fake,
    fake.fetch(url, {
      method: exchange.method,
      headers: headersOf(fake, exchange, context),
      signal: leave.signal,
      ...(body === undefined || isBodyless ? {} : { body }),
    }),
  );
  const operation = fake.requests().at(-1)?.operation ?? "(no operation)";
  if (response === undefined) {
    leave.abort();
    return { operation, status: 0, differences: exchange.clientLeft ? [] : [{ path: "/", what: "no answer came" }] };
  }
  const differences: Difference[] = [];
  if (response.status !== exchange.status)
    differences.push({ path: "status", what: `${exchange.status} recorded, got ${response.status}` });
  const follows = context.shapeOnly === true && exchange.query.includes("follow=true");
  const text = await settle(fake, readText(response, exchange.clientLeft || follows), follows ? 0 : 12);
  leave.abort();
  differences.push(...compareBody(exchange, response, text ?? "", context));
  learnToken(exchange, text ?? "", context);
  return { operation, status: response.status, differences };
}

function compareBody(
  exchange: Exchange,
  response: Response,
  text: string,
  { mapping, shapeOnly }: Context,
): Difference[] {
  if (exchange.lines !== undefined && response.ok) {
    const lines = text.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as unknown); // prettier-ignore
    return compare(
      exchange.lines,
      exchange.clientLeft ? lines.slice(0, exchange.lines.length) : lines,
      mapping,
      shapeOnly,
    );
  }
  const recorded = exchange.lines !== undefined ? (exchange.lines[0] ?? null) : exchange.answer;
  if (isRecord(recorded) && ("$binary" in recorded || "binary" in recorded || "sha256" in recorded)) return [];
  if (recorded === null)
    return text === "" || exchange.method === "HEAD"
      ? []
      : [{ path: "/", what: `no body recorded, got ${text.slice(0, 200)}` }];
  if (isRecord(recorded) && ("$text" in recorded || "text" in recorded)) {
    const expected = String(recorded["$text"] ?? recorded["text"]);
    return expected.trim() === text.trim()
      ? []
      : [{ path: "/", what: `text ${expected.slice(0, 200)} recorded, got ${text.slice(0, 200)}` }];
  }
  return compare(recorded, parse(text), mapping, shapeOnly);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function headersOf(fake: FakeMaster, exchange: Exchange, context: Context): Record<string, string> {
  const headers = { ...exchange.headers, ...authorization(fake, exchange, context) };
  if (headers["grpc-metadata-x-user-token"] !== undefined)
    headers["grpc-metadata-x-user-token"] = `Bearer ${fake.token(exchange.as ?? "admin")}`;
  return headers;
}

function authorization(fake: FakeMaster, exchange: Exchange, context: Context): Record<string, string> {
  if (exchange.authorization.kind === "none") return {};
  if (exchange.authorization.kind === "header") return { authorization: exchange.authorization.value };
  const user = exchange.as ?? context.lastLogin.user;
  // The recordings do not tell which of several logins a token came from: a live one serves where the master let it in.
  const learned = context.tokens.get(user);
  const wasRefused = exchange.status === 401 || (exchange.status === 500 && !exchange.path.startsWith("/api/v1/"));
  const isLive = learned !== undefined && sessionLives(fake, learned);
  const token = learned !== undefined && (isLive || wasRefused) ? learned : tryToken(fake, user);
  if (token === undefined) return {};
  return exchange.authorization.kind === "cookie" ? { cookie: `auth=${token}` } : { authorization: `Bearer ${token}` };
}

function sessionLives(fake: FakeMaster, token: string): boolean {
  return Object.values(fake.snapshot().sessions).some((session) => session.token === token);
}

function tryToken(fake: FakeMaster, user: string): string | undefined {
  try {
    return fake.token(user);
  } catch {
    return undefined;
  }
}

function learnToken(exchange: Exchange, text: string, { tokens, lastLogin }: Context): void {
  if (exchange.status !== 200) return;
  const answer = parse(text);
  if (!isRecord(answer) || typeof answer["token"] !== "string") return;
  if (exchange.path === "/api/v1/auth/login" && isRecord(answer["user"])) {
    lastLogin.user = String(answer["user"]["username"]);
    tokens.set(lastLogin.user, answer["token"]);
  }
  if (exchange.path === "/api/v1/tokens")
    tokens.set(`access token ${String((exchange.answer as Record<string, unknown>)["tokenId"])}`, answer["token"]);
}

function withPassword(body: string, hashed: string): string {
  return body.replace(/"(HASH|PASSWORD)"/g, (text) =>
    PASSWORD_HASH.test(text.slice(1, -1)) ? JSON.stringify(hashed) : text,
  );
}

async function hash(password: string): Promise<string> {
  if (password === "") return "";
  const bytes = await crypto.subtle.digest("SHA-512", new TextEncoder().encode(`GubPEmmotfiK9TMD6Zdw${password}`));
  return Buffer.from(bytes).toString("hex");
}

/** The result of something that may need the fake's time to pass; undefined when ten seconds of it do not help. */
async function settle<T>(fake: FakeMaster, work: Promise<T>, seconds = 12): Promise<T | undefined> {
  let result: { value: T } | undefined;
  const done = work.then(
    (value) => {
      result = { value };
    },
    () => undefined,
  );
  await Promise.race([done, fake.clock.advance(0)]);
  for (let second = 0; second < seconds && result === undefined; second += 1) await fake.clock.advance(1000);
  if (seconds === 0) await done;
  return result?.value;
}

/** Lets so many rounds of what is under way run: the fake answers without the help of anything that takes real time. */
async function turns(count: number): Promise<undefined> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
  return undefined;
}

async function readText(response: Response, partly: boolean): Promise<string> {
  if (!partly || response.body === null) return response.text();
  let text = "";
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  for (;;) {
    const next = await Promise.race([reader.read(), turns(50)]);
    if (next === undefined || next.done) return text;
    text += decoder.decode(next.value, { stream: true });
  }
}
