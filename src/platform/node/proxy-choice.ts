/** Gives the value of an environment variable. */
export type Environment = (name: string) => string | undefined;

/** The proxy for an address by `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`, in either case; undefined for none. */
export function chooseProxy(address: string, environment: Environment): string | undefined {
  const either = (name: string): string | undefined =>
    environment(name.toLowerCase()) || environment(name) || undefined;
  const { protocol, hostname, port } = new URL(address);
  const secure = protocol === "https:";
  const proxy = either(secure ? "HTTPS_PROXY" : "HTTP_PROXY") ?? either("ALL_PROXY");
  if (proxy === undefined || isExempt(hostname, port || (secure ? "443" : "80"), either("NO_PROXY"))) return undefined;
  return /^[a-z][a-z\d+.-]*:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
}

function isExempt(host: string, port: string, list: string | undefined): boolean {
  const name = host.replace(/^\[|\]$/g, "");
  return (list ?? "").split(/[\s,]+/).some((entry) => {
    if (entry === "*") return true;
    const network = /^(\d+(?:\.\d+){3})\/(\d+)$/.exec(entry);
    if (network) return isInside(name, network[1] as string, Number(network[2]));
    const [, wanted = "", wantedPort] = /^\*?\.?(\[[^\]]*\]|[^:]*|[\da-f:]*:[\da-f:]*)(?::(\d+))?$/i.exec(entry) ?? [];
    const exact = wanted.toLowerCase().replace(/^\[|\]$/g, "");
    if (exact === "" || (wantedPort !== undefined && wantedPort !== port)) return false;
    return name === exact || name.endsWith(`.${exact}`);
  });
}

function isInside(address: string, network: string, bits: number): boolean {
  const [left, right] = [toNumber(address), toNumber(network)];
  if (left === undefined || right === undefined || bits > 32) return false;
  const size = 2 ** (32 - bits);
  return Math.floor(left / size) === Math.floor(right / size);
}

function toNumber(address: string): number | undefined {
  const parts = address.split(".").map(Number);
  if (parts.length !== 4 || parts.some((part) => !(part >= 0 && part <= 255))) return undefined;
  return parts.reduce((total, part) => total * 256 + part, 0);
}
