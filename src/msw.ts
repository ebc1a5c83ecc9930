import { http, type HttpHandler } from "msw";
import type { FakeMaster } from "./fake-master/index.js";

/**
 * Makes msw handlers that let a fake master answer every request to its own address. Other requests pass through
 * to other handlers. Handlers added later with `server.use(...)` come first, so that single operations can be
 * answered otherwise.
 *
 * The address is read at each request: it changes when `fake.listen()` is called.
 *
 * @example
 * import { setupServer } from "msw/node";
 * const fake = await createFakeMaster();
 * const server = setupServer(...mswHandlers(fake));
 * server.listen();
 * const determined = new Determined({ master: fake.url, token: fake.token("determined") });
 */
export function mswHandlers(fake: FakeMaster): HttpHandler[] {
  return [
    http.all("*", async ({ request }) => {
      if (new URL(request.url).origin !== new URL(fake.url).origin) return undefined;
      try {
        return await fake.fetch(request);
      } catch {
        // The fake drops a connection by rejecting, as fetch does; msw says the same with an error response.
        return Response.error();
      }
    }),
  ];
}
