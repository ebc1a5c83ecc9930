import type { Incoming } from "./incoming.js";
import type { MasterCore } from "../master-core.js";
import { refuse } from "../refusal.js";
import { KINDS } from "../state/services/kinds.js";
import type { ServiceRecord } from "../state/services/records.js";
import { allocationOf } from "../state/services/service-life-cycle.js";
import { tokenOf, userOfToken } from "../state/users/sessions.js";
import { apiDescription } from "./api-description.js";
import { refusalAnswer } from "./respond.js";

/** What a browser may ask for without a login: the way to the web interface, which the fake has not, and pages of tasks. */
export function answerPage(core: MasterCore, request: Incoming, url: URL): Response | undefined {
  const { pathname } = url;
  if (request.method !== "GET" && !pathname.startsWith("/proxy/")) return undefined;
  if (pathname === "/api/v1/api.swagger.json") return Response.json(apiDescription(core.state.release));
  if (pathname === "/") return new Response(null, { status: 301, headers: { location: "/det" } });
  if (/^\/(det|docs)(\/|$)/.test(pathname)) return refusalAnswer(refuse("notFound", "Not Found"), "plain");
  const service = /^\/proxy\/([^/]+)/.exec(pathname)?.[1];
  if (service === undefined) return undefined;
  const running = readyService(core, service);
  if (hasLogin(core, request) || (running?.token && url.searchParams.get("token") === running.token)) {
    if (running) return servicePage(running);
    return refusalAnswer(refuse("notFound", `service not found: ${service}`), "plain");
  }
  const login = `/det/login?redirect=${encodeURIComponent(pathname)}`;
  return new Response(null, { status: 303, headers: { location: login } });
}

/** A service that answers in a browser. */
function readyService({ state }: MasterCore, id: string): ServiceRecord | undefined {
  const service = Object.hasOwn(state.services, id) ? state.services[id] : undefined;
  if (service === undefined || service.exitStatus !== undefined) return undefined;
  return KINDS[service.kind].port?.tcp === false && allocationOf(state, service)?.isReady ? service : undefined;
}

/** Stands for the page of a notebook or a TensorBoard. */
function servicePage({ kind }: ServiceRecord): Response {
  const { title } = KINDS[kind];
  const html = `<!doctype html><html lang="en"><title>${title}</title><p>The fake master's ${title}.</p></html>`;
  return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
}

function hasLogin(core: MasterCore, request: Incoming): boolean {
  try {
    userOfToken(core.state, core.clock.now(), tokenOf(request.headers));
    return true;
  } catch {
    return false;
  }
}
