import type { Incoming } from "./incoming.js";
/** Pages of which origins may read answers: those of none, of any, or of these. */
export type Cors = boolean | readonly string[];

const METHODS = "GET,HEAD,PUT,PATCH,POST,DELETE";

/** True when pages of this origin may read answers. */
export function allowsOrigin(cors: Cors, origin: string): boolean {
  return typeof cors === "boolean" ? cors : cors.includes(origin);
}

/**
 * Answers as a master with `enable_cors` does: preflights before any login, and headers on all answers for origins that
 * may read them. Without `cors` it is a master without `enable_cors`, which knows neither.
 */
export function withCors(
  answer: (request: Incoming) => Promise<Response>,
  cors: Cors,
): (request: Incoming) => Promise<Response> {
  if (cors === false) return answer;
  return async (request) => {
    const origin = request.headers.get("origin");
    const isPreflight = request.method === "OPTIONS";
    const response = isPreflight ? preflight(request, origin) : await answer(request);
    // A connection that broke has no headers.
    if (response.type === "error") return response;
    response.headers.append("vary", "Origin");
    if (origin === null || !allowsOrigin(cors, origin)) return response;
    response.headers.set("access-control-allow-origin", origin);
    response.headers.set("access-control-allow-credentials", "true");
    return response;
  };
}

function preflight(request: Incoming, origin: string | null): Response {
  const response = new Response(null, { status: 204 });
  if (origin === null) return response;
  response.headers.append("vary", "Access-Control-Request-Method, Access-Control-Request-Headers");
  response.headers.set("access-control-allow-methods", METHODS);
  const asked = request.headers.get("access-control-request-headers");
  if (asked !== null) response.headers.set("access-control-allow-headers", asked);
  return response;
}
