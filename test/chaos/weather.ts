/** What has come down so far. */
export interface Damage {
  requests: number;
  /** Requests that were refused, or whose connection broke before or after they had their effect. */
  failed: number;
  streams: number;
  /** Streams that were cut, not counting those that a restart ended. */
  cut: number;
}

/** Bad weather between clients and a master: a fifth of the requests fails, a fifth of the streams is cut somewhere. */
export class Weather {
  readonly damage: Damage = { requests: 0, failed: 0, streams: 0, cut: 0 };
  readonly #fetch: typeof globalThis.fetch;
  readonly #random: () => number;
  readonly #open = new Set<(reason: Error) => void>();
  #isDown = false;

  constructor(fetch: typeof globalThis.fetch, random: () => number) {
    this.#fetch = fetch;
    this.#random = random;
  }

  /** Streams that nobody has ended or left. */
  get openStreams(): number {
    return this.#open.size;
  }

  /** The master goes away, and with it every connection. */
  stop(): void {
    this.#isDown = true;
    for (const cut of [...this.#open]) cut(broken());
  }

  /** It is there again. */
  start(): void {
    this.#isDown = false;
  }

  readonly fetch: typeof globalThis.fetch = async (input, init) => {
    this.damage.requests++;
    if (this.#isDown) throw refused();
    const isHit = this.#random() < 0.2;
    const address = input instanceof Request ? input.url : String(input);
    if (!isHit) return this.#passOn(address, await this.#fetch(input, init));
    this.damage.failed++;
    switch (Math.floor(this.#random() * 4)) {
      case 0:
        throw broken();
      case 1: {
        const response = await this.#fetch(input, init);
        await response.body?.cancel();
        throw broken();
      }
      case 2:
        return new Response("Slow down.", { status: 429, headers: { "retry-after": "1" } });
      default:
        return new Response("<html><title>Bad gateway</title></html>", {
          status: [502, 503, 504][Math.floor(this.#random() * 3)]!,
          headers: { "content-type": "text/html" },
        });
    }
  };

  #passOn(address: string, response: Response): Response {
    const { body } = response;
    if (!body || !response.ok || !/\/logs|\/metrics|stream/i.test(address)) return response;
    this.damage.streams++;
    // Of a few streams chance may cut none, or only behind their end: then the next is cut early.
    const isDue = this.damage.streams >= 5 && this.damage.cut === 0;
    const isCut = this.#random() < 0.2;
    let left = isDue ? Math.floor(this.#random() * 500) : isCut ? Math.floor(this.#random() * 5000) : Infinity;
    const reader = body.getReader();
    let end = (): void => {};
    const stream = new ReadableStream<Uint8Array>(
      {
        start: (sink) => {
          const cut = (reason: Error): void => {
            end();
            sink.error(reason);
            reader.cancel().catch(() => {});
          };
          this.#open.add(cut);
          end = () => void this.#open.delete(cut);
        },
        pull: async (sink) => {
          const { done, value } = await reader.read();
          if (done) {
            end();
            return sink.close();
          }
          sink.enqueue(value.subarray(0, left));
          left -= value.length;
          if (left > 0) return;
          this.damage.cut++;
          end();
          await reader.cancel();
          throw broken();
        },
        cancel: async (reason) => {
          end();
          await reader.cancel(reason);
        },
      },
      { highWaterMark: 0 },
    );
    return new Response(stream, response);
  }
}

const broken = (): Error => failure("read ECONNRESET", "ECONNRESET");
const refused = (): Error => failure("connect ECONNREFUSED", "ECONNREFUSED");
const failure = (message: string, code: string): Error =>
  new TypeError("fetch failed", { cause: Object.assign(new Error(message), { code }) });
