import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A real HTTP server on 127.0.0.1 that plays a master, and what it was asked. */
export interface RawServer {
  readonly url: string;
  readonly requests: { method: string; path: string; headers: IncomingMessage["headers"]; body: string }[];
  /** Answers that are neither whole nor cut off. (Not sockets: Node's fetch opens a spare one after an abort.) */
  readonly unfinished: Set<ServerResponse>;
  close(): Promise<void>;
}

/** Starts a server; `answer` is called once the request's body has arrived, with the number of the request from 1. */
export async function startServer(
  answer: (request: IncomingMessage, response: ServerResponse, count: number, body: string) => void,
): Promise<RawServer> {
  const requests: RawServer["requests"] = [];
  const unfinished = new Set<ServerResponse>();
  const server: Server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (text: string) => (body += text));
    request.on("end", () => {
      requests.push({ method: request.method!, path: request.url!, headers: request.headers, body });
      answer(request, response, requests.length, body);
    });
    request.on("error", () => {});
    response.on("error", () => {});
    unfinished.add(response);
    response.on("close", () => unfinished.delete(response));
  });
  server.on("connection", (socket) => socket.on("error", () => {}));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    unfinished,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Starts a server that is closed when the test is over. */
export async function serve(...parameters: Parameters<typeof startServer>): Promise<RawServer> {
  const server = await startServer(...parameters);
  onTestFinished(() => server.close());
  return server;
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  body: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

/** The address of a port of 127.0.0.1 that nobody listens on. */
export async function refusedUrl(): Promise<string> {
  const server = await startServer(() => {});
  await server.close();
  return server.url;
}
