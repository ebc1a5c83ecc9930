import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { join } from "node:path";

/** Makes a certificate that signs itself, for 127.0.0.1 and a name that no resolver knows. */
export function makeCertificate(folder) {
  const [certificate, key] = [join(folder, "master.pem"), join(folder, "master.key")];
  const names = "subjectAltName=IP:127.0.0.1,DNS:det.internal";
  const options = ["-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=a master", "-addext", names];
  execFileSync("openssl", ["req", "-x509", ...options, "-keyout", key, "-out", certificate], { stdio: "pipe" });
  return { certificate, key };
}

/** Passes every request on to a master whose address `target` gives; with a certificate as https. */
export async function forward(target, pair, extraHeaders = {}) {
  const answer = (incoming, outgoing) => {
    // A proxy is asked for the whole address.
    const path = incoming.url.replace(/^http:\/\/[^/]*/, "");
    const { method, headers } = incoming;
    const passed = http.request(
      new URL(path, target()),
      { method, headers: { ...headers, ...extraHeaders } },
      (reply) => {
        outgoing.writeHead(reply.statusCode, reply.headers);
        reply.pipe(outgoing);
      },
    );
    passed.on("error", () => outgoing.destroy());
    incoming.pipe(passed);
  };
  const server = pair
    ? https.createServer({ cert: readFileSync(pair.certificate), key: readFileSync(pair.key) }, answer)
    : http.createServer(answer);
  server.on("tlsClientError", () => {});
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `${pair ? "https" : "http"}://127.0.0.1:${server.address().port}`;
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url, close };
}
