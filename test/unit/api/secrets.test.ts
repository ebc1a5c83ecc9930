import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createApiClient, unwrap } from "../../../src/api/index.js";
import { hideInCause } from "../../../src/errors/hide-in-cause.js";
import { hideSecrets } from "../../../src/errors/hide-secrets.js";
import { Determined } from "../../../src/index.js";
import { Session, type SessionOptions } from "../../../src/session/session.js";

// No shape of a Determined token, which is hidden wherever it stands.
const token = "tok/SECRET+0123456789";
const password = "Pass!w0rd-of-mine";
const master = "http://m.localhost:1";

type Fetch = (path: string, init: { body: string; headers: Headers }) => Response | Promise<Response>;
const fetchOf =
  (answer: Fetch): typeof globalThis.fetch =>
  async (url, init) =>
    answer(new URL(url as string).pathname, init as never);
const json = (body: unknown, status = 400, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers });

/** All that an error shows of itself, wherever it is printed or logged. */
const shown = (error: unknown): string =>
  inspect(error, { depth: 12, showHidden: true }) + JSON.stringify(error) + String((error as Error).stack);

async function failure(work: () => PromiseLike<unknown>): Promise<Error> {
  try {
    await work();
  } catch (error) {
    return error as Error;
  }
  throw new Error("It did not fail.");
}

const api = (answer: Fetch) => createApiClient({ master, token, retry: false, fetch: fetchOf(answer) });
const ask = (answer: Fetch) => async () => unwrap(await api(answer).GET("/api/v1/me"));
const readStream = (text: string) => async () => {
  const lines = api(() => new Response(text)).stream("/api/v1/trials/{trialId}/logs", {
    params: { path: { trialId: 1 } },
  });
  for await (const line of lines) void line;
};
const throwing = (error: unknown) => ask(() => Promise.reject(error));

const repeated: Record<string, () => PromiseLike<unknown>> = {
  "its words": ask(() => json({ error: { code: 3, error: `bad ${token}` } })),
  "its words, as in an address": ask(() => json({ error: { code: 3, error: `bad ${encodeURIComponent(token)}` } })),
  "error.reason": ask(() => json({ error: { code: 3, reason: token, error: "x" } })),
  "error.code": ask(() => json({ error: { code: token, error: "x" } })),
  "error.code, as an object": ask(() => json({ error: { code: { token }, error: "x" } })),
  "a body of unknown shape": ask(() => json({ problem: { authorization: `Bearer ${token}` } })),
  "an error that is text": ask(() => json({ error: token })),
  "a page": ask(() => new Response(`<html><title>${token}</title>`, { status: 502 })),
  ...Object.fromEntries(
    ["x-request-id", "server", "via", "date", "content-type"].map((name) => [
      `the header ${name}`,
      ask(() => json({ error: { code: 3, error: "x" } }, 400, { [name]: `a/${token}` })),
    ]),
  ),
  "a redirect": ask(() => new Response(null, { status: 302, headers: { location: `http://x/${token}/api/v1/me` } })),
  "a broken redirect": ask(() => new Response(null, { status: 302, headers: { location: `http://[${token}` } })),
  "a success of another content type": ask(() => new Response("x", { headers: { "content-type": `text/${token}` } })),
  "a success that is not JSON": ask(() => new Response(token)),
  "a success that is almost JSON": ask(() => new Response(`{"token":"${token}"`)),
  "the error line of a stream": readStream(`{"error":{"grpcCode":3,"httpCode":400,"message":"bad ${token}"}}\n`),
  "a line that is not JSON": readStream(`${token}\n{"result":{}}\n`),
  "a line that was cut": readStream(`{"result":{}}\n{"result":"${token}`),
  "what fetch threw": throwing(new TypeError(`Headers: ${token}`)),
  "what fetch threw, in its cause": throwing(
    new TypeError("failed", { cause: { headers: { authorization: `Bearer ${token}` } } }),
  ),
  "what fetch threw, deep": throwing(new AggregateError([new Error("a", { cause: new Error(token) })], "all failed")),
  "what fetch threw, with its request": throwing(
    Object.assign(new Error("failed"), {
      request: new Request(master, { headers: { authorization: `Bearer ${token}` } }),
    }),
  ),
  "what fetch threw, as text": throwing(`refused ${token}`),
};
test.each(Object.entries(repeated))("a token that comes back in %s is not shown", async (_, work) => {
  const error = await failure(work);
  expect(shown(error)).not.toContain(token);
  expect(shown(error)).not.toContain(encodeURIComponent(token));
  expect(error.name).toMatch(/Error$/);
});

test("a token in the caller's own headers is a secret too, and so are cookies and keys", async () => {
  for (const [name, value] of [
    ["authorization", `Bearer own-${token}`],
    ["cookie", "auth=c00kie-value"],
    ["x-api-key", "k3y-value"],
  ]) {
    const client = createApiClient({
      master,
      retry: false,
      headers: { [name!]: value! },
      fetch: fetchOf((_, { headers }) => json({ message: `bad ${headers.get(name!)}` })),
    });
    const error = await failure(async () => unwrap(await client.GET("/api/v1/me")));
    expect(error.message).toMatch(/^bad \*\*\* \(400/);
  }
});

test("the value of one cookie is a secret, and a short value of a header hides no words", async () => {
  const headers = { cookie: "theme=dark; auth=c00kie-value", "x-api-key": "1" };
  const answer = fetchOf(() => json({ message: "bad c00kie-value 1" }));
  const client = createApiClient({ master, retry: false, headers, fetch: answer });
  const error = await failure(async () => unwrap(await client.GET("/api/v1/me")));
  expect(error.message).toMatch(/^bad \*\*\* 1 \(400/);
});

test("what was thrown stays itself where it holds no secret, and keeps name, code and class of cause where it does", () => {
  const plain = Object.assign(new TypeError("fetch failed"), { code: "E1", socket: { port: 1 } });
  expect(hideInCause(plain, [token])).toBe(plain);
  const inner = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
  const copy = hideInCause(Object.assign(new TypeError(token, { cause: inner }), { code: "E2" }), [token]) as Error;
  expect(copy).toMatchObject({ name: "TypeError", message: "***", code: "E2", cause: inner });
  expect(copy.stack).toContain("secrets.test.ts");
  const circle: Record<string, unknown> = { token };
  circle["self"] = circle;
  expect(() => hideInCause(circle, [token])).not.toThrow();
  for (const odd of [new Map([["a", token]]), new Map([[token, 1]]), new Set([token]), { [token]: 1 }]) {
    expect(inspect(hideInCause({ odd }, [token]), { depth: 9 })).not.toContain(token);
  }
  const quiet = { odd: new Map([["a", new Set([1])]]) };
  expect(hideInCause(quiet, [token])).toBe(quiet);
});

test("what was thrown has no control characters, which a runtime quotes from an answer", () => {
  const thrown = new SyntaxError('Unexpected token "\u001b]0;owned\u0007" is not valid JSON');
  const shown = inspect(hideInCause(thrown, []));
  expect(shown).toContain("\\x1b]0;owned\\x07");
  expect(shown).not.toMatch(/[\x1b\x07]/);
});

test("a long secret is hidden before a short one that is part of it", () => {
  expect(hideSecrets("bad abcd-efgh", ["abcd", "abcd-efgh"])).toBe("bad ***");
});

/** A session whose environment holds these variables. */
const sessionOf = (options: SessionOptions, environment: Record<string, string>, answer: Fetch): Session =>
  new Session(
    { master, tokenStore: false, retry: false, ...options, fetch: fetchOf(answer) },
    (name) => environment[name],
  );

test.each(["\n", "\r\n", " "])("a DET_USER_TOKEN that ends in %j is sent without it, and hidden", async (end) => {
  let sent: string | null = null;
  const session = sessionOf({}, { DET_USER: "ada", DET_USER_TOKEN: token + end }, (_, { headers }) => {
    sent = headers.get("authorization");
    return json({ error: { code: 3, error: `bad ${sent!.slice(7)}` } });
  });
  const error = await failure(async () => unwrap(await session.api.GET("/api/v1/agents")));
  expect(sent).toBe(`Bearer ${token}`);
  expect(error.message).toMatch(/^bad \*\*\* /);
});

test("a token that no header can carry is refused without being shown, wherever it comes from", async () => {
  const broken = `${token}\nx: y`;
  const nothing: Fetch = () => {
    throw new Error("Nothing must be sent.");
  };
  const store = { get: async () => ({ user: "ada", token: broken }), set: async () => {}, delete: async () => {} };
  const own = { tokenFor: async () => broken, onUnauthorized: async () => false };
  const client = createApiClient({ master, authentication: own, fetch: fetchOf(nothing) });
  const errors = {
    answer: await failure(() =>
      sessionOf({ user: "ada", password }, {}, () => json({ token: broken }, 200)).getUsername(),
    ),
    environment: await failure(() => sessionOf({}, { DET_USER: "ada", DET_USER_TOKEN: broken }, nothing).getUsername()),
    store: await failure(() => sessionOf({ user: "ada", tokenStore: store }, {}, nothing).getUsername()),
    callback: await failure(() => client.GET("/api/v1/me")),
  };
  expect(Object.values(errors).map(({ name }) => name)).toEqual([
    "MalformedResponseError",
    "InvalidArgumentError",
    "AuthenticationError",
    "InvalidArgumentError",
  ]);
  expect(errors.environment.message).toBe(
    "The argument DET_USER_TOKEN must be a non-empty string of ASCII characters without spaces and line breaks, got a string. It has white space in it.",
  );
  for (const error of Object.values(errors)) expect(shown(error)).not.toContain(token);
});

test("the password, its hash, and the hash of a new password are not shown", async () => {
  let hash = "";
  const answer: Fetch = (path, { body }) => {
    const sent = body ? (JSON.parse(body) as { password: string }).password : hash;
    if (path.endsWith("/login") && !hash) {
      hash = sent;
      return json({ token }, 200);
    }
    return json({ error: { code: 3, error: `bad ${sent} ${hash} ${password}`, reason: sent } });
  };
  const options = { master, user: "ada", password, tokenStore: false, retry: false } as const;
  const determined = new Determined({ ...options, fetch: fetchOf(answer) });
  const errors = [
    await failure(() => determined.whoami()),
    await failure(() => determined.createUser("bob", { password: "BrandNew123" })),
    await failure(async () =>
      unwrap(
        await determined.api.PATCH("/api/v1/users/{userId}", {
          params: { path: { userId: 1 } },
          body: { password: "plain-new-1" },
        }),
      ),
    ),
  ];
  for (const error of errors) {
    expect(error.message).not.toMatch(/[\da-f]{64}|Pass!|plain-new/);
    expect(error.message).toContain("bad ***");
    expect(shown(error)).not.toMatch(/[\da-f]{64}|Pass!w0rd|plain-new/);
  }
});

test("a hook that is called for a retry is not shown the token either", async () => {
  const heard: unknown[] = [];
  let count = 0;
  const client = createApiClient({
    master,
    token,
    retry: { attempts: 2, baseDelay: "1ms", maxDelay: "1ms" },
    hooks: { beforeRetry: (event) => void heard.push(event.error) },
    fetch: fetchOf(() => (count++ ? json({}, 200) : Promise.reject(new TypeError(`refused ${token}`)))),
  });
  await client.GET("/api/v1/me");
  expect(heard).toHaveLength(1);
  expect(shown(heard[0])).not.toContain(token);
});
