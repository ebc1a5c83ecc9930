import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, readFile, stat, writeFile } from "node:fs/promises";
import { createServer, request as httpRequest, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { rootCertificates } from "node:tls";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApiClient } from "../../../src/api/index.js";
import { DeterminedError, InvalidArgumentError, TlsError, UnsupportedRuntimeError } from "../../../src/errors/index.js";
import { createTransport, trustedCertificates } from "../../../src/platform/node/transport.js";
import { chooseProxy } from "../../../src/platform/node/proxy-choice.js";
import type { TransportOptions } from "../../../src/platform/platform.js";
import { platform as web } from "../../../src/platform/web/index.js";
import { makeAuthority, makeCertificate, makeFile, serve, type Pair } from "./tls-server.js";

let authority: Pair;
let stranger: Pair;
let good: Awaited<ReturnType<typeof serve>>;
let self: Awaited<ReturnType<typeof serve>>;
let wrongName: Awaited<ReturnType<typeof serve>>;
let expired: Awaited<ReturnType<typeof serve>>;
let selfPair: Pair;
const servers: { close(): unknown }[] = [];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "transport-"));
  authority = makeAuthority("own");
  stranger = makeAuthority("stranger");
  selfPair = makeCertificate("self", "DNS:localhost,IP:127.0.0.1");
  good = await serve(makeCertificate("good", "DNS:localhost,IP:127.0.0.1", authority));
  self = await serve(selfPair);
  wrongName = await serve(makeCertificate("wrong", "DNS:det.example.com", authority));
  expired = await serve(makeCertificate("expired", "DNS:localhost", authority, "-1"));
  servers.push(good.server, self.server, wrongName.server, expired.server);
}, 60_000);
afterAll(() => servers.forEach((server) => server.close()));

type Variables = Record<string, string>;
const transportTo = (
  port: number,
  options: Partial<TransportOptions> = {},
  variables: Variables = {},
  directory = folder,
): typeof fetch | undefined =>
  createTransport({ master: `https://localhost:${port}`, ...options }, directory, (name) => variables[name]);
/** The body, or the code of what went wrong. */
const outcome = async (port: number, ...more: [Partial<TransportOptions>?, Variables?, string?]): Promise<string> => {
  const transport = transportTo(port, ...more) ?? fetch;
  try {
    return await (await transport(`https://localhost:${port}/info`)).text();
  } catch (error) {
    return String(((error as Error).cause as { code?: string }).code);
  }
};
const hello = '{"version":"0.38.1"}';

test("plain http and https without options and variables use the global fetch", () => {
  expect(createTransport({ master: "http://m:8080" }, folder, () => undefined)).toBeUndefined();
  expect(createTransport({ master: "https://m:443" }, folder, () => undefined)).toBeUndefined();
});

test("a certificate of an unknown authority and a self-signed one are refused", async () => {
  expect(await outcome(good.port)).toBe("UNABLE_TO_VERIFY_LEAF_SIGNATURE");
  expect(await outcome(self.port)).toBe("DEPTH_ZERO_SELF_SIGNED_CERT");
});

test("certPath makes its authority trusted, and a certificate that signs itself", async () => {
  expect(await outcome(good.port, { certPath: authority.certificate })).toBe(hello);
  expect(await outcome(self.port, { certPath: selfPair.certificate })).toBe(hello);
});

test("another authority's certPath does not help", async () => {
  expect(await outcome(good.port, { certPath: stranger.certificate })).toBe("UNABLE_TO_VERIFY_LEAF_SIGNATURE");
});

test("a certificate of another name is refused, and accepted under certName, which does not change what is asked for", async () => {
  const certPath = authority.certificate;
  expect(await outcome(wrongName.port, { certPath })).toBe("ERR_TLS_CERT_ALTNAME_INVALID");
  expect(await outcome(wrongName.port, { certPath, certName: "det.example.com" })).toBe(hello);
  expect(new Set(wrongName.seen)).toEqual(new Set(["localhost"]));
  expect(await outcome(good.port, { certPath, certName: "det.example.com" })).toBe("ERR_TLS_CERT_ALTNAME_INVALID");
});

test("an expired certificate is refused whatever is trusted", async () => {
  expect(await outcome(expired.port, { certPath: authority.certificate })).toBe("CERT_HAS_EXPIRED");
});

test("noverify accepts every certificate", async () => {
  for (const { port } of [good, self, wrongName, expired]) expect(await outcome(port, { noverify: true })).toBe(hello);
});

test("certPath with noverify is a contradiction", () => {
  expect(() => transportTo(1, { certPath: authority.certificate, noverify: true })).toThrow(
    /either certPath or noverify/,
  );
});

test("a certPath that is missing, no certificate or damaged is refused at once", () => {
  const damaged = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
  const files = ["/nowhere/ca.pem", folder, makeFile("text.pem", "hello"), makeFile("damaged.pem", damaged)];
  for (const certPath of files) {
    let error: unknown;
    try {
      transportTo(1, { certPath });
    } catch (reason) {
      error = reason;
    }
    expect(InvalidArgumentError.isInstance(error)).toBe(true);
    expect((error as Error).message).toContain(certPath);
  }
});

test("DET_MASTER_CERT_FILE and DET_MASTER_CERT_NAME work like the options", async () => {
  const file = { DET_MASTER_CERT_FILE: authority.certificate };
  expect(await outcome(good.port, {}, file)).toBe(hello);
  expect(await outcome(wrongName.port, {}, { ...file, DET_MASTER_CERT_NAME: "det.example.com" })).toBe(hello);
  expect(await outcome(expired.port, {}, { DET_MASTER_CERT_FILE: "NoVerify" })).toBe(hello);
  expect(await outcome(good.port, {}, { DET_MASTER_CERT_FILE: "", DET_MASTER_CERT_NAME: "" })).toMatch(/UNABLE/);
});

test("any option of the caller makes the variables count for nothing", async () => {
  const variables = { DET_MASTER_CERT_FILE: "noverify", DET_MASTER_CERT_NAME: "det.example.com" };
  for (const options of [{ noverify: false }, { certName: "localhost" }, { certPath: stranger.certificate }]) {
    expect(await outcome(good.port, options, variables)).toMatch(/UNABLE_TO_VERIFY/);
  }
  expect(await outcome(good.port, { certPath: authority.certificate }, variables)).toBe(hello);
});

test("REQUESTS_CA_BUNDLE and its like override nothing", async () => {
  const bundle = { REQUESTS_CA_BUNDLE: stranger.certificate, CURL_CA_BUNDLE: stranger.certificate };
  expect(await outcome(good.port, { certPath: authority.certificate }, bundle)).toBe(hello);
  expect(await outcome(good.port, { noverify: true }, bundle)).toBe(hello);
  expect(await outcome(good.port, {}, { REQUESTS_CA_BUNDLE: authority.certificate })).toMatch(/UNABLE_TO_VERIFY/);
});

test("a DET_MASTER_CERT_FILE that is missing is logged and trusts nothing more", async () => {
  const warnings: string[] = [];
  const logger = { warn: (message: string): unknown => warnings.push(message) };
  expect(await outcome(good.port, { logger }, { DET_MASTER_CERT_FILE: "/nowhere.pem" })).toMatch(/UNABLE_TO_VERIFY/);
  expect(warnings).toEqual(["DET_MASTER_CERT_FILE names /nowhere.pem, which is not used: there is no such file."]);
});

const store = async (name: string, content: string): Promise<string> => {
  const directory = await mkdtemp(path.join(tmpdir(), "certs-"));
  await writeFile(path.join(directory, name), content);
  return directory;
};

test("certs.json is used, also under keys that old releases wrote, and is not changed", async () => {
  const pem = readFileSync(authority.certificate, "utf8");
  for (const key of [`https://localhost:${good.port}`, `https://user@LOCALHOST:${good.port}/?x`]) {
    const text = JSON.stringify({ "https://other:443": "x", [key]: pem });
    const directory = await store("certs.json", text);
    const { mtimeMs } = await stat(path.join(directory, "certs.json"));
    expect(await outcome(good.port, {}, {}, directory)).toBe(hello);
    expect(await readFile(path.join(directory, "certs.json"), "utf8")).toBe(text);
    expect((await stat(path.join(directory, "certs.json"))).mtimeMs).toBe(mtimeMs);
  }
});

test("certs.json is not asked when the variable names a file, be it missing", async () => {
  const pem = readFileSync(authority.certificate, "utf8");
  const directory = await store("certs.json", JSON.stringify({ [`https://localhost:${good.port}`]: pem }));
  expect(await outcome(good.port, {}, { DET_MASTER_CERT_FILE: "/nowhere.pem" }, directory)).toMatch(/UNABLE_TO_VERIFY/);
});

test("the master.crt of old releases is used where there is no certs.json", async () => {
  const directory = await store("master.crt", readFileSync(authority.certificate, "utf8"));
  expect(await outcome(good.port, {}, {}, directory)).toBe(hello);
});

test.each(["not json", "[]", "7"])("a corrupt certs.json (%s) is a clear error and stays", async (text) => {
  const directory = await store("certs.json", text);
  expect(() => transportTo(good.port, {}, {}, directory)).toThrow(DeterminedError);
  expect(await readFile(path.join(directory, "certs.json"), "utf8")).toBe(text);
});

test.each(["certs.json", "master.crt"])("a directory in the place of %s is named", async (name) => {
  const directory = await mkdtemp(path.join(tmpdir(), "certs-"));
  await mkdir(path.join(directory, name));
  expect(() => transportTo(good.port, {}, {}, directory)).toThrow(DeterminedError);
  expect(() => transportTo(good.port, {}, {}, directory)).toThrow(
    `Cannot read ${path.join(directory, name)}: it is a directory`,
  );
});

test("public roots stay trusted beside one's own", () => {
  const trusted = trustedCertificates("mine");
  expect(rootCertificates.filter((root) => !trusted.includes(root))).toEqual([]);
  expect(trusted.at(-1)).toBe("mine");
});

test("a client turns a refused certificate into TlsError, and works with certPath", async () => {
  const master = `https://localhost:${good.port}`;
  const api = createApiClient({ master, token: "t", retry: false });
  const error: unknown = await api.GET("/api/v1/master").catch((reason: unknown) => reason);
  expect(TlsError.isInstance(error)).toBe(true);
  const trusting = createApiClient({ master, token: "t", retry: false, certPath: authority.certificate });
  expect((await trusting.GET("/api/v1/master")).data).toEqual({ version: "0.38.1" });
});

test("a Request, a URL and a string are sent alike, with method, headers, body and its length", async () => {
  const seen: string[] = [];
  const origin = createServer((incoming, response) => {
    let body = "";
    incoming.on("data", (chunk) => (body += String(chunk)));
    incoming.on("end", () => {
      seen.push(
        `${incoming.method} ${incoming.url} ${String(incoming.headers["x-a"])} ${body} ${incoming.headers["content-length"]}`,
      );
      response.end("ok");
    });
  });
  const port = await listen(origin);
  const proxyPort = await listen(forwardProxy([]));
  const transport = createTransport({ master: `http://localhost:${port}` }, folder, (name) =>
    name === "HTTP_PROXY" ? `http://127.0.0.1:${proxyPort}` : undefined,
  ) as typeof fetch;
  const url = `http://localhost:${port}/x`;
  const init = { method: "POST", headers: { "x-a": "1" }, body: "b" };
  await transport(url, init);
  await transport(new URL(url), init);
  await transport(new Request(url, init));
  expect(seen).toEqual(Array.from({ length: 3 }, () => "POST /x 1 b 1"));
});

const listen = async (server: Server): Promise<number> => {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
};

function forwardProxy(log: string[]): Server {
  const proxy = createServer((incoming, response) => {
    log.push(`${incoming.method} ${incoming.url} ${incoming.headers["proxy-authorization"] ?? ""}`.trim());
    const forward = httpRequest(
      incoming.url ?? "",
      { method: incoming.method, headers: incoming.headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      },
    );
    incoming.pipe(forward);
  });
  proxy.on("connect", (incoming, socket, head) => {
    log.push(`CONNECT ${incoming.url}`);
    const [host, port] = (incoming.url ?? "").split(":");
    const upstream = connect(Number(port), host === "localhost" ? "127.0.0.1" : host, () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      upstream.write(head);
      upstream.pipe(socket).pipe(upstream);
    });
    socket.on("error", () => upstream.destroy());
  });
  return proxy;
}

test("https goes through a proxy by CONNECT and is verified end to end", async () => {
  const log: string[] = [];
  const proxy = `127.0.0.1:${await listen(forwardProxy(log))}`;
  const variables = { https_proxy: proxy };
  expect(await outcome(good.port, { certPath: authority.certificate }, variables)).toBe(hello);
  expect(await outcome(good.port, {}, variables)).toMatch(/UNABLE_TO_VERIFY/);
  expect(
    await outcome(wrongName.port, { certPath: authority.certificate, certName: "det.example.com" }, variables),
  ).toBe(hello);
  expect(log[0]).toBe(`CONNECT localhost:${good.port}`);
});

test("http goes through a proxy as a forwarded request, with the proxy's user and password", async () => {
  const log: string[] = [];
  const origin = createServer((_, response) => void response.end("plain"));
  const port = await listen(origin);
  const proxy = `http://user:pass@127.0.0.1:${await listen(forwardProxy(log))}`;
  const transport = createTransport({ master: `http://localhost:${port}` }, folder, (name) =>
    name === "HTTP_PROXY" ? proxy : undefined,
  );
  expect(await (await (transport as typeof fetch)(`http://localhost:${port}/a?b=1`)).text()).toBe("plain");
  expect(log).toEqual([`GET http://localhost:${port}/a?b=1 Basic ${btoa("user:pass")}`]);
});

test.each<[string, Variables, string | undefined]>([
  ["http://det.example.com:8080", { HTTP_PROXY: "http://p:1" }, "http://p:1"],
  ["http://det.example.com:8080", { HTTPS_PROXY: "http://p:1" }, undefined],
  ["https://det.example.com:443", { HTTPS_PROXY: "p:1" }, "http://p:1"],
  ["https://det.example.com:443", { ALL_PROXY: "http://all:1", http_proxy: "http://p:1" }, "http://all:1"],
  ["http://h:1", { http_proxy: "http://lower:1", HTTP_PROXY: "http://upper:1" }, "http://lower:1"],
  ["http://h:1", { HTTP_PROXY: "" }, undefined],
  ["http://h:1", { HTTP_PROXY: " ", ALL_PROXY: " http://p:1\n" }, "http://p:1"],
  ["http://h:1", { HTTP_PROXY: "http://p:1", NO_PROXY: "*" }, undefined],
  ["http://det.example.com:1", { HTTP_PROXY: "http://p:1", NO_PROXY: "x, example.com" }, undefined],
  ["http://det.example.com:1", { HTTP_PROXY: "http://p:1", NO_PROXY: ".example.com" }, undefined],
  ["http://example.com:1", { HTTP_PROXY: "http://p:1", NO_PROXY: ".example.com" }, undefined],
  ["http://notexample.com:1", { HTTP_PROXY: "http://p:1", NO_PROXY: "example.com" }, "http://p:1"],
  ["http://h:8080", { HTTP_PROXY: "http://p:1", NO_PROXY: "h:8080" }, undefined],
  ["http://h:8081", { HTTP_PROXY: "http://p:1", NO_PROXY: "h:8080" }, "http://p:1"],
  ["http://10.1.2.3:1", { HTTP_PROXY: "http://p:1", no_proxy: "10.0.0.0/8" }, undefined],
  ["http://11.1.2.3:1", { HTTP_PROXY: "http://p:1", no_proxy: "10.0.0.0/8" }, "http://p:1"],
  ["http://127.0.0.1:1", { HTTP_PROXY: "http://p:1", no_proxy: "127.0.0.1,localhost" }, undefined],
  ["http://[::1]:1", { HTTP_PROXY: "http://p:1", no_proxy: "::1" }, undefined],
  ["https://h:443", { HTTPS_PROXY: "http://p:1", no_proxy: "h:443" }, undefined],
])("%s with %j goes through %s", (address, variables, proxy) => {
  expect(chooseProxy(address, (name) => variables[name])?.address).toBe(proxy);
});

test.each([
  ["not a url", '"not a url"'],
  ["http://", '"http://"'],
  ["http://ann:secret@[bad", '"http://***[bad"'],
  ["ftp://proxy:21", '"ftp://proxy:21"'],
])("a proxy variable that holds %j is refused before anything is sent, by its name", (value, shown) => {
  const choose = (name: string): string | undefined => (name === "https_proxy" ? value : undefined);
  const message = `The argument https_proxy must be the address of a proxy, such as http://proxy.example.com:3128, got ${shown}.`;
  expect(() => chooseProxy("https://h:443", choose)).toThrow(message);
  expect(chooseProxy("http://h:80", choose)).toBeUndefined();
});

test("the web build refuses TLS options at once", () => {
  expect(() => web.transport({ master: "https://m:443", certPath: "x" })).toThrow(UnsupportedRuntimeError);
  expect(web.transport({ master: "https://m:443" })).toBeUndefined();
});

test.each([
  ["certPath", 5],
  ["certPath", null],
  ["certName", 5],
  ["noverify", "yes"],
])("%s that is %j is refused before any file is read", (argument, value) => {
  expect(() => createApiClient({ master: "https://localhost", [argument]: value })).toThrow(
    expect.objectContaining({ name: "InvalidArgumentError", argument }),
  );
});
