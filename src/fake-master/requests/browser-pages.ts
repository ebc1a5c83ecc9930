import type { Incoming } from "./incoming.js";
import type { MasterCore } from "../master-core.js";
import { refuse } from "../refusal.js";
import { tokenOf, userOfToken } from "../state/users/sessions.js";
import { apiDescription } from "./api-description.js";
import { refusalAnswer } from "./respond.js";

/** What a browser may ask for without a login: the way to the web interface, which the fake has not, and proxies to tasks. */
export function answerPage(core: MasterCore, request: Incoming, url: URL): Response | undefined {
  const { pathname } = url;
  if (request.method !== "GET" && !pathname.startsWith("/proxy/")) return undefined;
  if (pathname === "/api/v1/api.swagger.json") return Response.json(apiDescription(core.state.release));
  if (pathname === "/") return new Response(null, { status: 301, headers: { location: "/det" } });
  if (/^\/(det|docs)(\/|$)/.test(pathname)) return refusalAnswer(refuse("notFound", "Not Found"), "plain");
  const service = /^\/proxy\/([^/]+)/.exec(pathname)?.[1];
  if (service === undefined) return undefined;
  if (hasLogin(core, request)) return refusalAnswer(refuse("notFound", `service not found: ${service}`), "plain");
  const login = `/det/login?redirect=${encodeURIComponent(pathname)}`;
  return new Response(null, { status: 303, headers: { location: login } });
}

function hasLogin(core: MasterCore, request: Incoming): boolean {
  try {
    userOfToken(core.state, core.clock.now(), tokenOf(request.headers));
    return true;
  } catch {
    return false;
  }
}
