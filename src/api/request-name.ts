import type { Exchange } from "./exchange.js";

/** A request as messages name it: with the address that was asked, without its query, and the proxy that it goes through. */
export function nameRequest({ method, path, url, proxy }: Exchange): string {
  return `${method} ${url.split("?")[0] || path}${proxy ? ` through the proxy ${proxy}` : ""}`;
}
