import { expect, test } from "vitest";
import { createApiClient, type ApiClientOptions, type Authentication } from "../../../src/api/index.js";

/** A client whose master answers with these statuses, then with 200, and the tokens that it was sent. */
function clientOf(statuses: number[], options: Partial<ApiClientOptions>) {
  const tokens: (string | null)[] = [];
  const fetch = async (_: unknown, init?: RequestInit): Promise<Response> => {
    tokens.push(new Headers(init?.headers).get("authorization"));
    return new Response("{}", { status: statuses.shift() ?? 200 });
  };
  return { tokens, api: createApiClient({ master: "https://master.localhost", fetch, ...options }) };
}
const kill = { params: { path: { id: 7 } } };

/** Who logs in: the tokens in turn, and what it was asked. */
function login(...tokens: (string | undefined)[]) {
  const asked: string[] = [];
  const authentication: Authentication = {
    tokenFor: async (path) => {
      asked.push(`token for ${path}`);
      return tokens[0];
    },
    onUnauthorized: async (token) => {
      asked.push(`${token} is refused`);
      tokens.shift();
      return tokens.length > 0;
    },
  };
  return { asked, authentication };
}

test("a token goes with every request, and one among the call's headers takes precedence", async () => {
  const { api, tokens } = clientOf([], { token: "mine" });
  await api.GET("/api/v1/master");
  await api.GET("/api/v1/me", { headers: { authorization: "Bearer other" } });
  expect(tokens).toEqual(["Bearer mine", "Bearer other"]);
});

test("the token of a route is asked for by its template; without one the request goes without", async () => {
  const { asked, authentication } = login(undefined);
  const { api, tokens } = clientOf([], { authentication });
  await api.POST("/api/v1/experiments/{id}/kill", kill);
  expect({ asked, tokens }).toEqual({ asked: ["token for /api/v1/experiments/{id}/kill"], tokens: [null] });
});

test("a request that is refused is repeated once with the new token, a POST too", async () => {
  const { asked, authentication } = login("old", "new");
  const { api, tokens } = clientOf([401], { authentication });
  const path = "/api/v1/experiments/{id}/kill";
  expect((await api.POST(path, kill)).response.status).toBe(200);
  expect(asked).toEqual([`token for ${path}`, "old is refused", `token for ${path}`]);
  expect(tokens).toEqual(["Bearer old", "Bearer new"]);
});

test("a new token that is refused too is the answer", async () => {
  const { authentication } = login("old", "new", "newer");
  const { api, tokens } = clientOf([401, 401], { authentication });
  expect((await api.GET("/api/v1/me")).response.status).toBe(401);
  expect(tokens).toEqual(["Bearer old", "Bearer new"]);
});

test.each<[string, Partial<ApiClientOptions>]>([
  ["there is no other token", login("only")],
  ["the token was given", { token: "given" }],
  ["there was no token", login(undefined)],
])("a 401 is the answer at once when %s", async (_, options) => {
  const { authentication, token } = options;
  const { api, tokens } = clientOf([401], { authentication, token });
  expect((await api.GET("/api/v1/me")).response.status).toBe(401);
  expect(tokens).toHaveLength(1);
});

test("a new login is not a failed attempt: the retries are all still there", async () => {
  const { authentication } = login("old", "new");
  const clock = { now: () => 0, sleep: async () => {} };
  const { api, tokens } = clientOf([401, 503], { authentication, clock, timeout: Infinity, retry: { attempts: 2 } });
  expect((await api.GET("/api/v1/me")).response.status).toBe(200);
  expect(tokens).toHaveLength(3);
});

test.each(["tokenFor", "onUnauthorized"] as const)("a call is aborted while %s goes on", async (method) => {
  const reason = new Error("enough");
  const controller = new AbortController();
  const authentication = {
    ...login("old").authentication,
    [method]: () => {
      setImmediate(() => controller.abort(reason));
      return new Promise<never>(() => {});
    },
  };
  const { api } = clientOf([401], { authentication });
  await expect(api.GET("/api/v1/me", { signal: controller.signal })).rejects.toBe(reason);
});
