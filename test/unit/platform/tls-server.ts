import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

const folder = mkdtempSync(path.join(tmpdir(), "tls-"));
// For `npm run mistakes`: workers of Vitest are ended without it.
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
const at = (name: string): string => path.join(folder, name);
const openssl = (...parts: string[]): unknown => execFileSync("openssl", parts, { cwd: folder, stdio: "pipe" });

/** A certificate and its key, as paths of PEM files. */
export interface Pair {
  readonly certificate: string;
  readonly key: string;
}

/** Makes an authority of its own. */
export function makeAuthority(name: string): Pair {
  const subject = `/CN=authority ${name}`;
  openssl(
    "req",
    "-x509",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-keyout",
    `${name}.key`,
    "-out",
    `${name}.pem`,
    "-days",
    "30",
    "-subj",
    subject,
  );
  return { certificate: at(`${name}.pem`), key: at(`${name}.key`) };
}

/** Makes a certificate that the authority signs; without one it signs itself. */
export function makeCertificate(name: string, names: string, authority?: Pair, days = "30"): Pair {
  writeFileSync(at(`${name}.ext`), `subjectAltName=${names}\n`);
  openssl(
    "req",
    "-newkey",
    "rsa:2048",
    "-nodes",
    "-keyout",
    `${name}.key`,
    "-out",
    `${name}.csr`,
    "-subj",
    `/CN=${name}`,
  );
  const signer = authority
    ? ["-CA", authority.certificate, "-CAkey", authority.key, "-CAcreateserial"]
    : ["-signkey", `${name}.key`];
  openssl(
    "x509",
    "-req",
    "-in",
    `${name}.csr`,
    ...signer,
    "-out",
    `${name}.pem`,
    "-days",
    days,
    "-extfile",
    `${name}.ext`,
  );
  return { certificate: at(`${name}.pem`), key: at(`${name}.key`) };
}

/** A file beside the certificates. */
export function makeFile(name: string, text: string): string {
  writeFileSync(at(name), text);
  return at(name);
}

/** A server on loopback that says "hello"; `seen` holds the name each client asked for. */
export async function serve(pair: Pair): Promise<{ port: number; seen: (string | false)[]; server: Server }> {
  const seen: (string | false)[] = [];
  const options = { cert: readFileSync(pair.certificate), key: readFileSync(pair.key) };
  const server = createServer(
    options,
    (_, response) => void response.setHeader("content-type", "application/json").end('{"version":"0.38.1"}'),
  );
  server.on("secureConnection", (socket) =>
    seen.push((socket as unknown as { servername: string | false }).servername),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { port: (server.address() as AddressInfo).port, seen, server };
}
