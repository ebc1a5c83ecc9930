import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { GeneratorError } from "../../../src/generator/generator-error.js";
import { readKnowledge } from "../../../src/generator/knowledge.js";
import { readAddress, readMaster, type MasterAccess } from "../../../src/generator/read-master.js";
import { readSpec } from "../../../src/generator/read-spec.js";
import { messageOf } from "../../../src/cli/shell-words.js";
import { smallSpec } from "./small-spec.js";
import { makeCertificate, type Pair } from "../platform/tls-server.js";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  vi.unstubAllEnvs();
});

async function serve(answer: RequestListener, pair?: Pair): Promise<string> {
  const server = pair
    ? createTlsServer({ cert: readFileSync(pair.certificate), key: readFileSync(pair.key) }, answer)
    : createServer(answer);
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return `${pair ? "https" : "http"}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const json = (response: ServerResponse, value: object | string, status = 200) =>
  response
    .writeHead(status, { "content-type": "application/json" })
    .end(typeof value === "string" ? value : JSON.stringify(value));
const master = (request: IncomingMessage, response: ServerResponse) =>
  json(response, request.url === "/api/v1/master" ? { version: "0.27.1" } : '{"swagger":"2.0"}');
const refusal = (address: string, access: MasterAccess = {}) =>
  readMaster(address, access).then(String, (error: Error) => {
    expect(error.name).toBe("GeneratorError");
    expect(error.message).toMatch(/^Cannot read the spec from http/);
    return error.message;
  });

test("a master is asked for its release and its spec, without a login", async () => {
  const sent: (string | undefined)[][] = [];
  const address = await serve((request, response) => {
    sent.push([request.url, request.headers.authorization]);
    master(request, response);
  });
  expect(await readMaster(address, {})).toEqual({ text: '{"swagger":"2.0"}', release: "0.27.1" });
  expect(sent).toEqual([
    ["/api/v1/master", undefined],
    ["/api/v1/api.swagger.json", undefined],
  ]);
});

/** What stands behind a proxy that wants a token for everything but the login. */
const closed: RequestListener = (request, response) => {
  if (request.url === "/api/v1/auth/login") {
    json(response, { token: "fresh", user: { id: 1, username: "anna" } });
  } else if (/^Bearer (?:fresh|given)$/.test(request.headers.authorization ?? "")) {
    master(request, response);
  } else {
    json(response, { error: { code: 16, reason: "Unauthenticated", error: "token missing" } }, 401);
  }
};

test("a master that wants a login gets the token, or logs in with the password of the environment", async () => {
  const address = await serve(closed);
  expect(await readMaster(address, { token: "given" })).toMatchObject({ release: "0.27.1" });
  vi.stubEnv("DET_USER", "anna");
  vi.stubEnv("DET_PASS", "secret-of-anna");
  expect(await readMaster(address, { tokenStore: false })).toMatchObject({ release: "0.27.1" });
});

test("a master that wants another login says what to give", async () => {
  const words = await refusal(await serve(closed), { token: "stale-token" });
  expect(words).toContain("Give --user with DET_PASS, or DET_USER_TOKEN, or run `npx determined-client login` first.");
  expect(words).not.toContain("stale-token");
});

test("what is not a master is named with what it answered", async () => {
  const notFound = await serve((_, response) => void response.writeHead(404).end("nothing here"));
  expect(await refusal(notFound)).toMatch(/404/);
  const page = await serve(
    (_, response) => void response.writeHead(200, { "content-type": "text/html" }).end("<title>Sign in</title>"),
  );
  expect(await refusal(page)).toMatch(/Sign in/);
  const redirect = await serve((_, response) => void response.writeHead(302, { location: "/login" }).end());
  expect(await refusal(redirect)).toMatch(/redirect/);
});

test.each<[string, RequestListener]>([
  [
    "a login page",
    (_, response) => void response.writeHead(200, { "content-type": "text/html" }).end("<form>Sign in</form>"),
  ],
  ["a login of its own", (_, response) => void response.writeHead(401, { "www-authenticate": "Basic" }).end("no")],
  ["a redirect", (_, response) => void response.writeHead(302, { location: "https://sso.example/" }).end()],
])("%s in front of the master: no option is advised that the command lacks, but the file", async (_, answer) => {
  const address = await serve(answer);
  const words = await refusal(address, { wordsOf: messageOf });
  expect(words).not.toMatch(/option|headers|certPath/);
  expect(words).toContain(
    `Else download ${address}/api/v1/api.swagger.json with a browser, and give the file instead of the address.`,
  );
});

test("a master that forbids it advises another user, not a login", async () => {
  const address = await serve((_, response) =>
    json(response, { error: { code: 7, reason: "PermissionDenied", error: "no" } }, 403),
  );
  const words = await refusal(address, { wordsOf: messageOf });
  expect(words).toContain("Give another --user, or download");
  expect(words).not.toContain("determined-client login");
});

test("a connection that is cut in the spec is an error, not half a spec", async () => {
  const address = await serve((request, response) => {
    if (request.url === "/api/v1/master") return void master(request, response);
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    response.write('{"swagger":', () => response.destroy());
  });
  expect(await refusal(address)).toContain("/api/v1/api.swagger.json");
});

test("the query of an address of a spec is sent, and no message says it", async () => {
  const urls: (string | undefined)[] = [];
  const address = await serve((request, response) => {
    urls.push(request.url);
    if (request.url === "/spec.json?sig=s3cret%2F&v=2") json(response, "{}");
    else response.writeHead(403).end("Forbidden");
  });
  expect(await readAddress(`${address}/spec.json`, "?sig=s3cret%2F&v=2", {})).toBe("{}");
  const refused = readAddress(`${address}/spec.json`, "?sig=0ther", {});
  await expect(refused).rejects.toThrow(/^Cannot read the spec from http:\/\/[\d.:]+\/spec\.json: (?!.*0ther).*403/);
  expect(urls).toEqual(["/spec.json?sig=s3cret%2F&v=2", "/spec.json?sig=0ther"]);
});

test.each(["page", "master"])(
  "a %s that refuses the address of a spec: no login is advised, which would not be sent",
  async (what) => {
    let status = 401;
    const address = await serve((_, response) => {
      if (what === "page") response.writeHead(status).end("Refused");
      else json(response, { error: { code: 16, reason: "Unauthenticated", error: "token missing" } }, status);
    });
    for (status of [401, 403]) {
      await expect(readAddress(`${address}/spec.json`, "", { token: "given" })).rejects.toThrow(
        new GeneratorError(
          `Cannot read the spec from ${address}/spec.json: it answered ${status}, and no login is sent to such an address. Download the spec and give the file.`,
        ),
      );
    }
    status = 404;
    await expect(readAddress(`${address}/spec.json`, "", {})).rejects.toThrow(
      `Cannot read the spec from ${address}/spec.json: it answered 404: there is no spec at that address.`,
    );
  },
);

test("a master that serves the spec of another release than it reports is refused", async () => {
  const spec = smallSpec();
  const parameters = [{ name: "experimentId", in: "path", required: true, type: "integer" }];
  spec["paths"]["/api/v1/experiments/{experimentId}/searcher_events"] = {
    get: { operationId: "GetSearcherEvents", parameters, responses: {} },
  };
  let version = "0.38.1";
  const address = await serve((request, response) =>
    json(response, request.url === "/api/v1/master" ? { version } : spec),
  );
  const knowledge = await readKnowledge("openapi");
  await expect(readSpec({ from: address }, knowledge)).rejects.toThrow(
    `${address} reports release 0.38.1: The spec is not of 0.38.1: it has GetSearcherEvents (GET /api/v1/experiments/{experimentId}/searcher_events), which masters have from`,
  );
  version = "0.27.1";
  expect(await readSpec({ from: address }, knowledge)).toMatchObject({ release: "0.27.1" });
});

test("an interruption ends a read that is under way", async () => {
  const controller = new AbortController();
  const address = await serve(() => controller.abort(new Error("Interrupted.")));
  const access = { signal: controller.signal };
  await expect(readMaster(address, access)).rejects.toThrow("Interrupted.");
  await expect(readAddress(`${address}/spec.json`, "", access)).rejects.toThrow("Interrupted.");
});

test("a token that goes unencrypted over the network gets the warning of the client", async () => {
  const warnings = vi.spyOn(process, "emitWarning").mockImplementation(() => undefined);
  // The same server, by an address that is not this machine to the client.
  const address = (await serve(closed)).replace("127.0.0.1", "0.0.0.0");
  expect(await readMaster(address, { token: "given" })).toMatchObject({ release: "0.27.1" });
  expect(warnings).toHaveBeenCalledWith(
    expect.stringContaining(`Passwords and tokens go to ${address} unencrypted.`),
    expect.anything(),
  );
  warnings.mockRestore();
});

let ownSigned: Pair;
beforeAll(() => {
  ownSigned = makeCertificate("own", "IP:127.0.0.1");
});

test("a certificate that signs itself: the message names the options of the command, which work", async () => {
  const address = await serve(master, ownSigned);
  const words = await refusal(address, { wordsOf: messageOf });
  expect(words).toContain("--cert with a PEM file of the authority's certificate");
  expect(words).toContain("--noverify");
  expect(words).not.toMatch(/certPath|noverify: true/);
  expect(
    await refusal(address, { certPath: "/none", wordsOf: (error) => messageOf(error, { certPath: "--cert" }) }),
  ).toMatch(/--cert\b(?!.*certPath)/);
  expect(await readMaster(address, { certPath: ownSigned.certificate })).toMatchObject({ release: "0.27.1" });
  expect(await readMaster(address, { noverify: true })).toMatchObject({ release: "0.27.1" });
});
