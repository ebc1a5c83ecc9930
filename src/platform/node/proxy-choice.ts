import { refusal } from "../../values/refuse.js";

/** Returns the value of an environment variable. */
export type Environment = (name: string) => string | undefined;

/** A proxy that the environment names. */
export interface Proxy {
  /** With a scheme; may hold user and password. */
  readonly address: string;
  /** The variable that holds it. */
  readonly variable: string;
}

/**
 * The proxy for an address by `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`, in either case; undefined for none.
 *
 * @throws InvalidArgumentError for a variable that holds no address of a proxy.
 */
export function chooseProxy(address: string, environment: Environment): Proxy | undefined {
  const { protocol, hostname, port } = new URL(address);
  const secure = protocol === "https:";
  const names = [secure ? "HTTPS_PROXY" : "HTTP_PROXY", "ALL_PROXY"].flatMap((name) => [name.toLowerCase(), name]);
  const variable = names.find((name) => environment(name)?.trim());
  const exempt = environment("no_proxy") || environment("NO_PROXY");
  if (variable === undefined || isExempt(hostname, port || (secure ? "443" : "80"), exempt)) return undefined;
  const value = (environment(variable) as string).trim();
  const proxy = /^[a-z][a-z\d+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  if (URL.canParse(proxy) && /^(?:https?|socks5?):$/.test(new URL(proxy).protocol)) return { address: proxy, variable };
  const shown = value.replace(/^(\w+:\/\/)?.*@/, "$1***");
  throw refusal(
    variable,
    "the address of a proxy, such as http://proxy.example.com:3128",
    shown,
    " It is a variable of the environment: correct or unset it, or name the master's host in NO_PROXY.",
  );
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
