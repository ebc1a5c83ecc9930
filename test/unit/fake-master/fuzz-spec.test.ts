import { once } from "node:events";
import { connect } from "node:net";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createFakeMaster, type FakeMaster, type FakeRelease } from "../../../src/testing.js";
import { simulatedOperations } from "../../../src/fake-master/requests/answer-request.js";
import { requestsOf, type OddRequest } from "./spec-requests.js";

const SEED = Number(process.env["FUZZ_SEED"] ?? 20_261_124);
const simulated = new Set(simulatedOperations());
/** Statuses that masters were seen to answer with. */
const STATUSES = new Set([200, 204, 301, 303, 400, 401, 403, 404, 405, 408, 409, 415, 416, 429, 500, 501, 503]);
/** What an error of the fake itself would read like: the words of the JavaScript engine, or a line of a stack. */
const OWN_ERROR = /Cannot (read|convert|set|mix|destructure|create)|is not (a function|iterable|defined|a valid (URL|date))|Maximum call stack|Invalid (array length|time value|string length|regular expression|count value)|^\s+at .+:\d+|atob|null-prototype|in JSON at|circular/m; // prettier-ignore

async function masterOf(version: FakeRelease): Promise<FakeMaster> {
  const fake = await createFakeMaster({ version, clock: "virtual" });
  fake.experiments.add({ ago: "1h", runsFor: "1m", trials: 2 });
  fake.experiments.add({ runsFor: "1h" }, 2);
  fake.experiments.add({ finalState: "PAUSED" });
  return fake;
}

/** Requests log users out and rename them: a user that is left asks. */
function tokenOf(fake: FakeMaster): string {
  for (const name of ["admin", "determined"]) {
    try {
      return fake.token(name);
    } catch {
      // Renamed.
    }
  }
  return "nobody";
}

function headersOf(fake: FakeMaster, { token }: OddRequest): Record<string, string> {
  if (token === "none") return {};
  if (token === "broken") return { authorization: `Bearer ${tokenOf(fake).slice(0, -9)}` };
  if (token === "basic") return { authorization: "Basic YTpi" };
  if (token === "odd") return { authorization: "Bearer", cookie: "auth=;;=" };
  return { authorization: `Bearer ${tokenOf(fake)}` };
}

/** The answer, read to its end; undefined for what waits for something else to happen, and is left. */
async function ask(
  fake: FakeMaster,
  fetch: typeof globalThis.fetch,
  request: OddRequest,
): Promise<{ status: number; text: string } | undefined> {
  const left = new AbortController();
  const { method, path, body } = request;
  const answer = (async () => {
    const sent = method === "GET" || method === "HEAD" ? {} : { body: body ?? null };
    const init = { method, headers: headersOf(fake, request), signal: left.signal, redirect: "manual" as const };
    const response = await fetch(fake.url + path, { ...init, ...sent });
    return { status: response.status, text: await response.text() };
  })();
  answer.catch(() => undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, 150, undefined)));
  const result = await Promise.race([answer, patience]);
  clearTimeout(timer);
  left.abort();
  return result;
}

for (const version of ["0.38.1", "0.19.10"] satisfies FakeRelease[]) {
  for (const [door, count] of [
    ["fake.fetch", 4000],
    ["a socket", 1000],
  ] as const) {
    test(`${count} requests made from the spec of ${version} are answered through ${door}, and it lives on`, async () => {
      const wrong: string[] = [];
      const internal = new Set<string>();
      const seen = new Map<number, number>();
      const { checkpoints } = (await masterOf(version)).snapshot();
      const uuids = [...Object.keys(checkpoints), "00000000-0000-4000-8000-000000000000", "no-uuid"];
      const requests = fc.sample(requestsOf(version, { uuids, simulated }), { numRuns: count, seed: SEED });
      // A new master now and then: they break it up more and more.
      for (let from = 0; from < count; from += 250) {
        await using fake = await masterOf(version);
        if (door === "a socket") await fake.listen();
        const fetch = door === "a socket" ? globalThis.fetch : fake.fetch;
        for (const request of requests.slice(from, from + 250)) {
          const result = await ask(fake, fetch, request);
          if (result === undefined) continue;
          const { status, text } = result;
          if (status === 500) internal.add(text.replace(/\d+/g, "7").slice(0, 200));
          seen.set(status, (seen.get(status) ?? 0) + 1);
          const isSilent = status >= 400 && text === "" && request.method !== "HEAD";
          if (!STATUSES.has(status) || isSilent || (status >= 400 && OWN_ERROR.test(text)))
            wrong.push(`${request.method} ${request.path.slice(0, 200)} ${request.body?.slice(0, 300) ?? ""} -> ${status} ${text.slice(0, 300)}`); // prettier-ignore
        }
        expect((await fetch(`${fake.url}/api/v1/master`)).status).toBe(200);
        await fake.clock.advance("2h");
      }
      if (process.env["FUZZ_REPORT"] !== undefined)
        console.log(door, version, [...seen], wrong.join("\n"), [...internal].join("\n"));
      expect(wrong).toEqual([]);
      expect(seen.get(200)).toBeGreaterThan(count / 10);
    }, 60_000);
  }
}

/** What a server sends back to bytes that are not a request, until it closes the connection or a moment passes. */
async function answerTo(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let answer = "";
  socket.setTimeout(300, () => socket.destroy());
  socket.on("data", (chunk) => (answer += chunk.toString("latin1"))).on("error", () => undefined);
  socket.write(bytes);
  await once(socket, "close");
  return answer;
}

test("bytes that are not a request, and requests that break off, do not bring the server down", async () => {
  await using fake = await createFakeMaster({ clock: "virtual" });
  await fake.listen();
  const head = "POST /api/v1/models HTTP/1.1\r\nHost: a\r\n";
  const broken = [
    "nonsense\r\n\r\n",
    "GET /\u0000 HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET http://[::1 HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a b/c\r\n\r\n",
    "GET //// HTTP/1.1\r\nHost: a\r\n\r\n",
    "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n",
    "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n",
    "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n",
    `GET /${"a".repeat(30_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
    `${head}Content-Length: 50\r\n\r\n{"name":`,
    `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
    `${head}Content-Length: 1\r\nContent-Length: 2\r\n\r\n{`,
  ];
  for (const bytes of broken) expect(await answerTo(fake.url, bytes)).toMatch(/^(HTTP\/1\.1 [1-5]\d\d |$)/);
  expect((await fetch(`${fake.url}/api/v1/master`)).status).toBe(200);
});

test("a body larger than masters take is refused and the next request on the connection answered", async () => {
  await using fake = await createFakeMaster({ clock: "virtual" });
  await fake.listen();
  const headers = { authorization: `Bearer ${fake.token("admin")}` };
  const body = JSON.stringify({ name: "m", notes: "n".repeat(100_700_000) });
  const response = await fetch(`${fake.url}/api/v1/models`, { method: "POST", headers, body });
  expect([response.status, await response.text()]).toEqual([429, expect.stringContaining("larger than max")]);
  expect((await fetch(`${fake.url}/api/v1/models`, { headers })).status).toBe(200);
});
