import type { ApiRequest } from "./exchange.js";

/** Takes a real request apart, so that it can be sent more than once. */
export async function takeApart(request: Request): Promise<Pick<ApiRequest, "url" | "init">> {
  const { url, method, headers, body } = request;
  return { url, init: { method, headers: new Headers(headers), body: body && (await request.arrayBuffer()) } };
}
