import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import type { FakeMaster } from "../../src/testing.js";

/** Milliseconds of the fake's time that pass before a request: what one makes is older than what the next makes. */
const STEP = 10;
/** The same before a request that is repeated at once, since it waits for something. */
const REPEAT = 350;
/** What passes while a stream waits for more, time after time. */
const STREAM = { step: 100, most: 60 };

/**
 * A server before a fake whose clock stands still but for requests: each lets some time pass. What a client reads then
 * follows from the order of its requests, however busy the machine is.
 */
export async function listenByRequests(fake: FakeMaster): Promise<{ url: string } & AsyncDisposable> {
  const { url } = await fake.listen({ port: 0 });
  let last = "";
  let turn = Promise.resolve();
  const server = http.createServer((request, response) => {
    const name = `${request.method} ${request.url}`;
    const time = name === last ? REPEAT : STEP;
    last = name;
    turn = turn.then(() => fake.clock.advance(time));
    void turn.then(() => forward(url, request, response));
    if (isStream(request.url ?? "")) void turn.then(() => passTime(fake, response));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function forward(url: string, request: http.IncomingMessage, response: http.ServerResponse): void {
  const { method, url: path, rawHeaders } = request;
  const sent = http.request(url, { method, path, headers: rawHeaders, agent: false }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
    answer.pipe(response);
  });
  sent.on("error", () => response.destroy());
  response.on("close", () => sent.destroy());
  request.pipe(sent);
}

const isStream = (path: string): boolean => /[?&]follow=true|metrics-stream/.test(path);

async function passTime(fake: FakeMaster, response: http.ServerResponse): Promise<void> {
  for (let step = 0; step < STREAM.most && !response.closed; step += 1) {
    await fake.clock.advance(STREAM.step);
    // The end of a stream comes over a socket.
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
