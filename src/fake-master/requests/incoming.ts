/** What the fake reads of a request; the runtime's own are such. */
export interface Incoming {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  /** Aborts when the client leaves. */
  readonly signal: AbortSignal;
  text(): Promise<string>;
}

/**
 * The request that `fetch` is called with. The runtime's own makes a signal that follows the caller's and a body that is read as a
 * stream, which costs more than the rest of a poll: so the caller's signal does, and a plain GET is no more than what is read of it.
 */
export function incomingOf(input: RequestInfo | URL, init: RequestInit = {}): Incoming {
  const { signal, ...rest } = init;
  const { method = "GET", body, headers } = rest;
  const isPlain = method === "GET" && (body === undefined || body === null) && !(input instanceof Request);
  if (signal && isPlain && URL.canParse(input)) {
    const { href: url, username, password } = new URL(input);
    if (username === "" && password === "")
      return { method, url, headers: new Headers(headers), signal, text: () => Promise.resolve("") };
  }
  const request = new Request(input, rest);
  return signal ? Object.defineProperty(request, "signal", { value: signal }) : request;
}
