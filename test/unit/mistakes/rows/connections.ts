import { createServer as createTlsServer } from "node:https";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { makeCertificate, type Pair } from "../../platform/tls-server.js";
import type { Mistake } from "../mistake.js";
import type { Place } from "../place.js";

// Made by the first row that needs it: where there is no openssl, the others still run.
let pair: Pair | undefined;

/** Starts a server with TLS whose self-signed certificate is for `det.example.com`; returns its port and that certificate. */
async function startTls(place: Place): Promise<[port: number, certPath: string]> {
  pair ??= makeCertificate("det.example.com", "DNS:det.example.com");
  const server = createTlsServer({ key: readFileSync(pair.key), cert: readFileSync(pair.certificate) });
  return [await place.listen(server), pair.certificate];
}

/** Asks for an experiment at what answers everything alike. */
const ask =
  (start: (place: Place) => Promise<string>) =>
  async (place: Place): Promise<unknown> =>
    place.at(await start(place)).getExperiment(1);
const json = (status: number, body: unknown) =>
  ask((place) =>
    place.serve((_, response) =>
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body)),
    ),
  );
const page = (status: number, title: string, headers?: Record<string, string>) =>
  ask((place) => place.page(status, title, headers));

export const connections: readonly Mistake[] = [
  [
    "nobody listens there",
    "Is the address right, and the master up?",
    async (place) => {
      const port = await place.accept(() => {});
      await place.close();
      return place.at(`http://127.0.0.1:${port}`).getExperiment(1);
    },
  ],
  ["a host that does not exist", "Is the address right", ({ at }) => at("http://det.invalid").getExperiment(1)],
  [
    "a port that fetch blocks",
    "does not connect to this port",
    ({ at }) => at("http://127.0.0.1:6000").getExperiment(1),
  ],
  [
    "a port of ssh",
    "does not speak HTTP",
    async (place) => {
      const port = await place.accept((socket) => socket.write("SSH-2.0-OpenSSH_9.9\r\n"));
      return place.at(`http://127.0.0.1:${port}`).getExperiment(1);
    },
  ],
  [
    "http to a port with TLS",
    "is the address one with https://",
    async (place) => {
      const [port] = await startTls(place);
      return place.at(`http://127.0.0.1:${port}`).getExperiment(1);
    },
  ],
  [
    "https to a port without TLS",
    "is the address one with http://",
    async (place) => {
      const url = await place.serve((_, response) => response.end("{}"));
      return place.at(url.replace("http", "https")).getExperiment(1);
    },
  ],
  [
    "a certificate that nobody known signed",
    "Pass certPath",
    async (place) => {
      const [port] = await startTls(place);
      return place.at(`https://127.0.0.1:${port}`).getExperiment(1);
    },
  ],
  [
    "a certificate for another name",
    'such as certName: "det.example.com"',
    async (place) => {
      const [port, certPath] = await startTls(place);
      return place.at(`https://127.0.0.1:${port}`, { certPath }).getExperiment(1);
    },
  ],
  [
    "a certPath that does not exist",
    "certPath",
    ({ at, folder }) => at("https://localhost", { certPath: join(folder, "ca.pem") }),
  ],
  [
    "certPath and noverify together",
    "either certPath or noverify",
    ({ at }) => at("https://localhost", { certPath: "ca.pem", noverify: true }),
  ],
  [
    "a proxy variable without an address",
    "http_proxy must be the address of a proxy",
    (place) => {
      place.environment({ http_proxy: "http://" });
      return place.at("http://det.example.com");
    },
  ],
  [
    "a proxy that is down",
    "Is the proxy up",
    async (place) => {
      place.environment({ http_proxy: "http://127.0.0.1:6", no_proxy: "" });
      return place.at("http://det.example.com").getExperiment(1);
    },
  ],
  [
    "a proxy that wants a login",
    "The proxy wants a login",
    async (place) => {
      const proxy = createServer((_, response) => response.writeHead(407).end());
      place.environment({ http_proxy: `http://127.0.0.1:${await place.listen(proxy)}`, no_proxy: "" });
      return place.at("http://det.example.com").getExperiment(1);
    },
  ],
  [
    "a proxy that cannot reach the master",
    "is the master up",
    async (place) => {
      const proxy = await place.page(502, "Bad Gateway");
      place.environment({ http_proxy: proxy, no_proxy: "" });
      return place.at("http://det.example.com").getExperiment(1);
    },
  ],
  ["another web server's port", "a prefix, as in", page(404, "404 Not Found")],
  ["the page of a single-page application", "Something other than the master answered", page(200, "My dashboard")],
  [
    "a wrong prefix",
    "Its path /determined may be wrong",
    ask(async (place) => `${await place.page(404, "Not Found")}/determined`),
  ],
  [
    "the address of the web interface",
    "leave out /det",
    ask(async (place) => `${await place.page(200, "Determined")}/det`),
  ],
  ["a login page instead of an answer", "login page in front of the master", page(200, "Sign in to Example")],
  [
    "a redirect to a login page",
    "login page is in front of the master",
    page(302, "Moved", { location: "https://sso.example.com/login" }),
  ],
  [
    "a redirect to https",
    "Use https://127.0.0.1",
    page(301, "Moved", { location: "https://127.0.0.1/api/v1/experiments/1" }),
  ],
  ["a gateway's login", "wants a login of its own", page(401, "401 Authorization Required")],
  ["a firewall", "forbids the request before the master sees it", page(403, "403 Forbidden")],
  ["too much for a proxy", "client_max_body_size", page(413, "413 Request Entity Too Large")],
  ["a proxy without its master", "is the master up", page(502, "502 Bad Gateway")],
  ["a proxy that waited too long", "is the master up", page(504, "504 Gateway Time-out")],
  ["JSON of another service", "a prefix, as in", json(404, { detail: "Not Found" })],
  ["JSON of another service, with status 200", "Is http://127.0.0.1", json(200, { hello: "world" })],
  ["an empty answer", "Is http://127.0.0.1", ask((place) => place.serve((_, response) => response.end()))],
  [
    "an answer that is cut",
    "is not JSON",
    ask((place) =>
      place.serve((_, response) =>
        response.writeHead(200, { "content-type": "application/json" }).end('{"experiment": {"id"'),
      ),
    ),
  ],
  [
    "a connection that breaks in the body",
    "ended before the answer was whole",
    ask((place) =>
      place.serve((_, response) => {
        response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
        response.write("{", () => response.destroy());
      }),
    ),
  ],
  [
    "a master that does not answer in time",
    "pass a longer timeout if it may",
    async (place) => place.at(await place.serve(() => {}), { timeout: 60 }).getExperiment(1),
  ],
  ["a master's 500", "500", json(500, { error: { code: 13, reason: "Internal", error: "the database is away" } })],
  [
    "a master that is overloaded",
    "The master gives no reason (503 Unavailable",
    json(503, { error: { code: 14, reason: "Unavailable", error: "" } }),
  ],
  [
    "a log that ends in the middle of a line",
    "ended in the middle of a line",
    async (place) => {
      const url = await place.serve((_, response) => response.end('{"result": {"message": "epo'));
      return place.at(url).trial(1).logs().next();
    },
  ],
  ["an experiment whose id is a word", "must be an id", json(200, { experiment: { id: "one" } })],
];
