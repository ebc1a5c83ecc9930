import type { Way } from "../diagnosis.js";

/** Why there is no answer, where that is known. */
export type NetworkTrouble =
  | "not TLS"
  | "other name"
  | "expired"
  | "not yet valid"
  | "not trusted"
  | "proxy wants a login"
  | "proxy refuses"
  | "port is blocked"
  | "TLS"
  | "not HTTP"
  | "closed"
  | "cut";

/**
 * Says what to do when a request got no answer.
 *
 * @param names Those that the refused certificate carries, where there is one.
 */
export function networkAdvice(trouble: NetworkTrouble | undefined, names: string, { master, proxy }: Way): string {
  const isPlain = master.startsWith("http:");
  switch (trouble) {
    case "other name":
      return `The certificate is for another name. If it is the master's, pass certName with ${certificateName(names)}.`;
    case "expired":
      return "The certificate has expired: those who run the master have to renew it. Is this machine's clock right?";
    case "not yet valid":
      return "The certificate is not valid yet: is this machine's clock right?";
    case "not trusted":
      return "Pass certPath with the authority's certificate, or noverify: true if you trust the network.";
    case "cut":
      return "The connection ended before the answer was whole: did the master restart, or does a proxy end it?";
    case "port is blocked":
      return "fetch does not connect to this port, which belongs to another protocol: the master needs another one.";
  }
  if (proxy) return proxyAdvice(trouble);
  switch (trouble) {
    case "not TLS":
      return "The server there does not speak TLS: is the address one with http://?";
    case "TLS":
      return "The server there speaks TLS: is the address one with https://?";
    case "not HTTP":
      return "What listens there does not speak HTTP: is the port right?";
    case "closed":
      if (isPlain)
        return "The connection was closed before an answer, as a server that speaks TLS does: is the address one with https://?";
  }
  return "Is the address right, and the master up?";
}

/** What failed is the way to the proxy, or what it says. */
function proxyAdvice(trouble: NetworkTrouble | undefined): string {
  const without = "NO_PROXY names hosts that are asked without it.";
  if (trouble === "not TLS") return `Is the proxy one with http://, and the master one with https://? ${without}`;
  if (trouble === "proxy refuses") return `The proxy did not connect to the master: is the master up? ${without}`;
  if (trouble !== "proxy wants a login") return `Is the proxy up, and its address right? ${without}`;
  return `The proxy wants a login: put user and password into its address, as in user:password@host:port. ${without}`;
}

/** Node gives the names of a certificate as `DNS:a.example, IP Address:10.0.0.1`. */
function certificateName(names: string): string {
  const name = /DNS:([^\s,"]+)/.exec(names)?.[1];
  return name ? `a name in it, such as certName: "${name}"` : "a name in it";
}
