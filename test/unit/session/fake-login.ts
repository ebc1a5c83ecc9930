import { Session, type SessionOptions } from "../../../src/session/session.js";

/** A master that knows users, passwords and tokens, as a fetch function. */
export interface LoginMaster {
  readonly fetch: typeof globalThis.fetch;
  /** What was asked: method, path and bearer token. */
  readonly calls: string[];
  readonly bodies: unknown[];
  /** Tokens that are good now, and whose they are. */
  readonly tokens: Map<string, string>;
  passwords: Record<string, string>;
  /** Resolves when the login may be answered. */
  gate: Promise<void>;
}

/** Makes a master where every login gives a new token. Passwords are compared as they come. */
export function loginMaster(passwords: Record<string, string> = {}): LoginMaster {
  let count = 0;
  const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status });
  const refused = (): Response =>
    json({ error: { code: 16, reason: "Unauthenticated", error: "invalid credentials" } }, 401);
  const master: LoginMaster = {
    calls: [],
    bodies: [],
    tokens: new Map(),
    passwords,
    gate: Promise.resolve(),
    fetch: async (input, init) => {
      const path = new URL(input as string).pathname;
      const token = new Headers(init?.headers).get("authorization")?.slice(7);
      master.calls.push([init?.method, path, token].filter(Boolean).join(" "));
      if (path === "/api/v1/auth/login") {
        await master.gate;
        const body = JSON.parse(init?.body as string) as { username: string; password: string };
        master.bodies.push(body);
        if (master.passwords[body.username] === undefined) return refused();
        if (master.passwords[body.username] !== body.password && master.passwords[body.username] !== "*")
          return refused();
        const fresh = `token-${++count}`;
        master.tokens.set(fresh, body.username);
        return json({ token: fresh, user: { username: body.username } });
      }
      await Promise.resolve();
      const username = master.tokens.get(token ?? "");
      if (!username) return refused();
      if (path === "/api/v1/auth/logout") master.tokens.delete(token!);
      return json(path === "/api/v1/me" ? { user: { username } } : {});
    },
  };
  return master;
}

/** Makes a session of that master that touches nothing outside. */
export function sessionOf(
  master: LoginMaster,
  options: Partial<SessionOptions> = {},
  environment: Record<string, string> = {},
): Session {
  return new Session(
    { master: "http://master.localhost", tokenStore: false, fetch: master.fetch, ...options },
    (name) => environment[name],
  );
}
