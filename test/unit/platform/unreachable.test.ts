import { createServer as createHttpServer, type Server } from "node:http";
import { createServer, type AddressInfo, type Server as NetServer } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { createApiClient, unwrap, type ApiClientOptions } from "../../../src/api/index.js";
import { DeterminedError, MasterUnreachableError, TlsError } from "../../../src/errors/index.js";
import { makeAuthority, makeCertificate, serve, type Pair } from "./tls-server.js";

const servers: { close(): unknown }[] = [];
let authority: Pair;
let tlsPort: number;
let otherName: number;

beforeAll(async () => {
  authority = makeAuthority("reach");
  const good = await serve(makeCertificate("reached", "DNS:localhost,IP:127.0.0.1", authority));
  const other = await serve(makeCertificate("other-name", "DNS:det.example.com,DNS:det", authority));
  servers.push(good.server, other.server);
  [tlsPort, otherName] = [good.port, other.port];
});
afterAll(() => servers.forEach((server) => server.close()));
afterEach(() => vi.unstubAllEnvs());

async function listen(server: NetServer | Server): Promise<number> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

/** What a call to a master rejects with. */
async function failureOf(master: string, options: Partial<ApiClientOptions> = {}): Promise<DeterminedError> {
  const api = createApiClient({ master, retry: false, ...options });
  const error: unknown = await api
    .GET("/api/v1/master")
    .then(unwrap)
    .catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DeterminedError);
  return error as DeterminedError;
}

test("http on a port with TLS says so, and names the address", async () => {
  const error = await failureOf(`http://127.0.0.1:${tlsPort}`);
  expect(error.message).toContain(`GET http://127.0.0.1:${tlsPort}/api/v1/master got no answer`);
  expect(error.message).toMatch(/speaks TLS.*: is the address one with https:\/\/\?$/);
});

test("a TLS alert instead of an answer is known as one", async () => {
  const alerting = createServer((socket) => {
    socket.once("data", () => socket.end(Buffer.from([0x15, 0x03, 0x01, 0, 2, 2, 70])));
  });
  const error = await failureOf(`http://127.0.0.1:${await listen(alerting)}`);
  expect(error.message).toMatch(/The server there speaks TLS: is the address one with https:\/\/\?$/);
});

test("https on a port without TLS says so", async () => {
  const port = await listen(createHttpServer((_, response) => void response.end("{}")));
  for (const options of [{}, { noverify: true }]) {
    const error = await failureOf(`https://127.0.0.1:${port}`, options);
    expect(error).toBeInstanceOf(TlsError);
    expect(error.message).toMatch(/does not speak TLS: is the address one with http:\/\/\?$/);
  }
});

test("a port that speaks something else says so", async () => {
  const port = await listen(createServer((socket) => void socket.write("SSH-2.0-OpenSSH_9.9\r\n")));
  expect((await failureOf(`http://127.0.0.1:${port}`)).message).toMatch(/does not speak HTTP: is the port right\?$/);
});

test("a certificate for another name advises certName with one that it carries, which works", async () => {
  const certPath = authority.certificate;
  for (const host of ["localhost", "127.0.0.1"]) {
    const master = `https://${host}:${otherName}`;
    const error = await failureOf(master, { certPath });
    expect(error.message).toMatch(/for another name\. .* such as certName: "det\.example\.com"\.$/);
    const named = createApiClient({ master, certPath, certName: "det.example.com" });
    expect(unwrap(await named.GET("/api/v1/master"))).toEqual({ version: "0.38.1" });
  }
  expect((await failureOf(`https://localhost:${tlsPort}`)).message).toMatch(/Pass certPath/);
});

test("a port that fetch blocks is not tried again", async () => {
  const delays: number[] = [];
  const hooks = { beforeRetry: ({ delay }: { delay: number }) => void delays.push(delay) };
  const error = await failureOf("http://127.0.0.1:6667", { retry: { attempts: 3 }, hooks });
  expect(error).toMatchObject({ sent: false });
  expect(error.message).toMatch(/does not connect to this port/);
  expect(delays).toEqual([]);
});

/** A proxy that refuses everything with a status. */
function refusing(status: number): Server {
  const proxy = createHttpServer((_, response) => void response.writeHead(status).end("<title>No</title>"));
  proxy.on("connect", (_, socket) => socket.end(`HTTP/1.1 ${status} No\r\n\r\n`));
  return proxy;
}

test.each(["http", "https"])("behind a proxy the message names it without its password: %s", async (scheme) => {
  const master = `${scheme}://det.example.com`;
  const variable = `${scheme}_proxy`;
  const name = (port: number): string => `through the proxy http://127.0.0.1:${port} (${variable})`;
  const use = (port: number): unknown => vi.stubEnv(variable, `http://ann:secret@127.0.0.1:${port}`);

  const closed = createHttpServer();
  const port = await listen(closed);
  await new Promise((resolve) => closed.close(resolve));
  use(port);
  const down = await failureOf(master);
  expect(down).toBeInstanceOf(MasterUnreachableError);
  expect(down.message).toContain(`/api/v1/master ${name(port)} got no answer`);
  expect(down.message).toMatch(/Is the proxy up, and its address right\? NO_PROXY names hosts/);

  const wanting = await listen(refusing(407));
  use(wanting);
  const login = await failureOf(master);
  expect(login.message).toContain(name(wanting));
  expect(login.message).toMatch(/The proxy wants a login: put user and password into its address/);

  const bad = await listen(refusing(502));
  use(bad);
  const refused = await failureOf(master);
  expect(refused.message).toContain(name(bad));
  expect(refused.message).toMatch(/is the master up\? NO_PROXY/);
  for (const { message } of [down, login, refused]) expect(message).not.toMatch(/secret/);

  // A fetch of the caller's goes its own way.
  const own = await failureOf(master, { fetch: () => Promise.reject(new TypeError("no way")) });
  expect(own.message).not.toMatch(/proxy/i);
});

test("a proxy that is not named by an address is refused by the variable's name", () => {
  vi.stubEnv("http_proxy", "not a url");
  expect(() => createApiClient({ master: "http://det.example.com" })).toThrow(
    /http_proxy must be the address of a proxy/,
  );
});
