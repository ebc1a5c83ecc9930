import type http from "node:http";
import { builtIn } from "./built-in.js";
import { refuseForeign } from "./foreign-requests.js";
import type { listenOptions } from "./listen-options.js";
import type { Checked } from "./options/options.js";
import { LARGEST } from "./requests/answer-request.js";
import type { Cors } from "./requests/cors.js";

/** A server that runs. */
export interface Listening {
  url: string;
  port: number;
  close(): Promise<void>;
}

type Core = (request: Request) => Promise<Response>;
type Settings = Checked<typeof listenOptions> & { cors: Cors };

const HOST = /^(?:[\w.~-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;

const nodeHttp = (): typeof http => builtIn("node:http", "listen()");

/** Puts the fake behind a real HTTP server. */
export async function listen(core: Core, options: Settings): Promise<Listening> {
  const { port, host } = options;
  const server = nodeHttp().createServer((incoming, outgoing) => {
    answer(core, options, incoming, outgoing).catch(() => {
      if (outgoing.headersSent) breakOff(outgoing);
      else refuse(outgoing, 500, "The fake master could not answer.");
    });
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  const address = server.address();
  const actual = typeof address === "object" && address !== null ? address.port : port;
  return {
    url: `http://${host.includes(":") ? `[${host}]` : host}:${actual}`,
    port: actual,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  core: Core,
  options: Settings,
  incoming: http.IncomingMessage,
  outgoing: http.ServerResponse,
): Promise<void> {
  const began = Date.now();
  const left = new AbortController();
  const body: { reader?: ReadableStreamDefaultReader<Uint8Array> | undefined } = {};
  let wake = (): void => undefined;
  const onGone = (): void => {
    wake();
    if (outgoing.writableFinished) return;
    left.abort(new DOMException("The client closed the connection.", "AbortError"));
    body.reader?.cancel(left.signal.reason).catch(() => undefined);
  };
  incoming.once("error", onGone);
  outgoing.on("error", () => undefined).on("drain", () => wake()).once("close", onGone); // prettier-ignore
  let request: Request;
  try {
    request = toRequest(incoming, left.signal);
  } catch (error) {
    return refuse(outgoing, 400, error instanceof Error ? error.message : "Bad request");
  }
  const response = refuseForeign(request, options) ?? (await core(request));
  options.onAnswer?.({
    method: request.method,
    path: incoming.url ?? "",
    status: response.status,
    milliseconds: Date.now() - began,
  });
  if (response.type === "error") return void outgoing.destroy();
  // Throws when somebody used up the body; the caller answers 500 then.
  const reader = (body.reader = response.body?.getReader());
  if (outgoing.destroyed) return void reader?.cancel(left.signal.reason).catch(() => undefined);
  const headers: string[] = [];
  for (const [name, value] of response.headers) headers.push(name, value);
  outgoing.writeHead(response.status, response.statusText || nodeHttp().STATUS_CODES[response.status] || "", headers);
  // An upload that nobody read must not block the next request on the connection.
  outgoing.once("finish", () => {
    if (!incoming.readableEnded) incoming.removeAllListeners("data").resume();
  });
  if (reader === undefined || request.method === "HEAD") {
    reader?.cancel().catch(() => undefined);
    return void outgoing.end();
  }
  // As with the real master, the head leaves with the first chunk: a followed log with nothing to say has not even a head.
  for (;;) {
    const { done, value } = await reader.read();
    if (outgoing.destroyed) return;
    if (done) return void outgoing.end();
    if (!outgoing.write(value)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
}

/** What was written still arrives, then the connection breaks. */
function breakOff(outgoing: http.ServerResponse): void {
  setImmediate(() => {
    const { socket } = outgoing;
    // Bun before 1.4 has no such method, and ends the answer as if it were whole.
    if (typeof socket?.destroySoon === "function") socket.destroySoon();
    else outgoing.destroy();
  });
}

function refuse(outgoing: http.ServerResponse, status: number, message: string): void {
  const body = JSON.stringify({ message });
  outgoing
    .writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(body) })
    .end(body);
}

function toRequest(incoming: http.IncomingMessage, signal: AbortSignal): Request {
  const headers = new Headers();
  for (let index = 0; index < incoming.rawHeaders.length; index += 2) {
    headers.append(incoming.rawHeaders[index] ?? "", incoming.rawHeaders[index + 1] ?? "");
  }
  const host = incoming.headers.host ?? `127.0.0.1:${incoming.socket.localPort}`;
  if (!HOST.test(host)) throw new TypeError("Invalid Host header");
  const target = incoming.url ?? "/";
  const url = new URL(
    target.startsWith("/") ? `http://${host}${target}` : target === "*" ? `http://${host}/*` : target,
  );
  const method = incoming.method ?? "GET";
  if (method === "GET" || method === "HEAD") return new Request(url, { method, headers, signal });
  return new Request(url, { method, headers, signal, body: toStream(incoming), duplex: "half" } as RequestInit);
}

/** Lazy: an upload that nobody reads stays untouched, so that Node can drain it. */
function toStream(incoming: http.IncomingMessage): ReadableStream<Uint8Array> {
  let over = false;
  let started = false;
  let bytes = 0;
  return new ReadableStream(
    {
      pull(controller) {
        if (started) return void incoming.resume();
        started = true;
        const stop = (error?: Error): void => {
          if (over) return;
          over = true;
          if (error === undefined) controller.close();
          else controller.error(error);
        };
        incoming
          .on("data", (chunk: Buffer) => {
            if (over) return;
            bytes += chunk.byteLength;
            controller.enqueue(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
            // So much is refused in any case; the rest goes by unread.
            if (bytes > LARGEST) stop();
            else incoming.pause();
          })
          .once("end", () => stop())
          .once("error", stop)
          .once("close", () => stop(new Error("The upload was cut.")));
        if (incoming.destroyed && !incoming.readableEnded) stop(incoming.errored ?? new Error("The upload was cut."));
      },
      cancel() {
        over = true;
        incoming.resume();
      },
    },
    { highWaterMark: 0 },
  );
}
