/** An answer that is not a success, as far as it shows who gave it. */
export interface Refusal {
  readonly status: number;
  /** Parsed, where it was JSON. */
  readonly body: unknown;
  readonly contentType: string | null;
  readonly method: string;
  /** Template of the path. */
  readonly path: string;
}

/** What gateways say under `message`, too: that they know no such route, key or login. */
const gatewayWords =
  /^(?:no Route matched|Missing Authentication Token|No API key|Invalid authentication|You cannot consume)\b/;
/** How masters answer below `/api/v1` where a path prefix that they do not have hides it from them. */
const behindPrefix = /^api not found: \S+ \/\S+\/api\/v1\//;
/** The mere name of a status, which gateways say everywhere, and masters outside of `/api/v1`. */
const statusName = /^(?:Not Found|Forbidden|Unauthorized)$/;

/**
 * Returns whether a refusal is the master's own, and not that of a proxy, a gateway or another service. Masters answer with JSON
 * and redirect none of their operations. Gateways answer with JSON too, so what would be taken for the master's word about
 * an object, a user, a right or a route has to have the master's shape: an object `error` below `/api/v1`, a string
 * `message` elsewhere. Below `/api/v1` `{}` and `{ message }`, which tests like to mock, count by their status as well.
 */
export function isMastersRefusal({ status, body, contentType, method, path }: Refusal): boolean {
  if (status < 400) return false;
  // The answer to a HEAD has no body.
  if (method === "HEAD") return !/html/i.test(contentType ?? "");
  if (![401, 403, 404, 501].includes(status)) return isJson(body, contentType);
  if (typeof body !== "object" || body === null || Array.isArray(body)) return false;
  const { error, message, ...others } = body as { error?: unknown; message?: unknown };
  if (typeof error === "object" && error !== null) return true;
  if (typeof message === "string" && gatewayWords.test(message)) return false;
  if (!path.includes("/api/v1/")) return typeof message === "string";
  if (error !== undefined || Object.keys(others).length) return false;
  return (
    message === undefined || (typeof message === "string" && !statusName.test(message) && !behindPrefix.test(message))
  );
}

function isJson(body: unknown, contentType: string | null): boolean {
  if (typeof body === "string" || body === undefined) return /json/i.test(contentType ?? "");
  return true;
}
