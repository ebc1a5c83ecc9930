/** A request that was redirected. */
export interface Redirected {
  /** Address that was asked. */
  readonly url: string;
  /** Canonical address of the master. */
  readonly master: string;
  /** The `Location` of the answer; browsers keep it for themselves. */
  readonly location: string | null;
}

/**
 * Says where a request was redirected to and what to do. Redirects are not followed: they would carry the token to wherever
 * they lead. Only an address on the same host, with another scheme, port or prefix, is advised as the master's; the
 * server that answered may have chosen any other to get at the token.
 */
export function redirectAdvice({ url, master, location }: Redirected): string {
  if (location === null)
    return "It redirects without saying where to. Open the address in a browser to see what answers.";
  const target = URL.canParse(location, url) ? new URL(location, url) : undefined;
  if (!target) return `It redirects to ${JSON.stringify(location)}, which is not an address.`;
  const asked = new URL(url);
  const place = target.origin === "null" ? target.protocol : target.origin + target.pathname;
  if (target.hostname !== asked.hostname || !/^https?:$/.test(target.protocol)) {
    return `It redirects to another host, ${place}. ${login}`;
  }
  // The part behind the master's address.
  const route = url.slice(master.length).split("?")[0]!.replace(/\/+$/, "");
  const path = target.pathname.replace(/\/+$/, "");
  if (!route || !path.endsWith(route)) return `It redirects to ${place}. ${login}`;
  if (asked.protocol === "https:" && target.protocol === "http:") {
    return `It redirects from https to http, ${place}, which would show passwords and tokens. Ask those who run it.`;
  }
  if (path === asked.pathname.replace(/\/+$/, "") && target.origin === asked.origin) {
    return `It redirects to the address that was asked, as what wants a cookie does. ${login}`;
  }
  return `Use ${target.origin}${path.slice(0, -route.length)} as master.`;
}

const login =
  "Most likely a login page is in front of the master. Programs need an address without it, or what it takes in the option headers: ask those who run it.";
