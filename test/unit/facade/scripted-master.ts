import { createApiClient } from "../../../src/api/index.js";
import type { Connection } from "../../../src/facade/connection.js";
import { Determined } from "../../../src/facade/determined.js";
import { systemClock } from "../../../src/time/clock.js";

/** A request that the scripted master got. */
export interface Sent {
  method: string;
  path: string;
  query: Record<string, string[]>;
  body: unknown;
  headers: Headers;
}

/** Answers by "METHOD /path"; a Response goes out as it is, anything else as JSON. */
export type Script = Record<string, (sent: Sent) => unknown>;

const origin = "http://scripted.localhost:8080";

/** A client of a master that answers by a script, for what the fake master would never say. */
export function scriptedMaster(
  script: Script,
  release?: string,
): { connection: Connection; determined: Determined; sent: Sent[] } {
  const sent: Sent[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const query: Record<string, string[]> = {};
    for (const [key, value] of url.searchParams) (query[key] ??= []).push(value);
    const text = await request.text();
    const path = decodeURIComponent(url.pathname);
    const entry = {
      method: request.method,
      path,
      query,
      body: text ? JSON.parse(text) : undefined,
      headers: request.headers,
    };
    sent.push(entry);
    const answer = script[`${request.method} ${path}`];
    if (!answer) {
      const error = { code: 12, reason: "Unimplemented", error: "Not Implemented" };
      return Response.json({ error }, { status: 501 });
    }
    const body = answer(entry);
    return body instanceof Response ? body : Response.json(body);
  };
  const api = createApiClient({ master: origin, token: "token", fetch, retry: false });
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  const connection = {
    master: origin,
    api,
    clock: systemClock,
    logger,
    session: {},
    streamAttempts: 1,
    release: async () => release,
    knownRelease: () => undefined,
  } as unknown as Connection;
  return { connection, determined: new Determined(undefined, connection), sent };
}
