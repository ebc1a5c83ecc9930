import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSocketServer, type AddressInfo, type Server, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Determined, type DeterminedOptions, type Experiment } from "../../../src/index.js";
import { createFakeMaster, type FakeMaster } from "../../../src/testing.js";

/** A configuration that every release takes. */
export const config = {
  name: "mnist",
  entrypoint: "python3 train.py",
  searcher: { name: "single", metric: "loss", max_length: { batches: 100 } },
};

/** Where one mistake is made: a fake master of its own, servers on loopback, a folder. Closed when it was made. */
export class Place {
  readonly fake: FakeMaster;
  /** A client of the fake. */
  readonly determined: Determined;
  /** An empty folder. */
  readonly folder: string;
  readonly #closing: (() => unknown)[] = [];

  private constructor(fake: FakeMaster, folder: string) {
    this.fake = fake;
    this.folder = folder;
    this.determined = this.connect({ token: fake.token("determined") });
  }

  static async open(): Promise<Place> {
    return new Place(await createFakeMaster({ seed: 3 }), await mkdtemp(join(tmpdir(), "mistake-")));
  }

  async close(): Promise<void> {
    for (const close of this.#closing) await close();
    await this.fake.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Another client of the fake; nobody is logged in. */
  readonly connect = (options: DeterminedOptions): Determined => {
    const { url: master, fetch, clock } = this.fake;
    return new Determined({ master, fetch, clock, tokenStore: false, retry: false, ...options });
  };

  /** A client of an address, over the network. */
  readonly at = (master: string, options: DeterminedOptions = {}): Determined =>
    new Determined({ master, token: "t", tokenStore: false, retry: false, allowInsecureAuth: true, ...options });

  /** Starts a server that answers everything alike. */
  async serve(answer: (request: IncomingMessage, response: ServerResponse) => unknown): Promise<string> {
    const server = createServer((request, response) => void answer(request, response));
    this.#closing.push(() => server.closeAllConnections());
    return `http://127.0.0.1:${await this.listen(server)}`;
  }

  /** Starts a server that gives a page with a title. */
  page(status: number, title: string, headers: Record<string, string> = {}): Promise<string> {
    return this.serve((_, response) => {
      response.writeHead(status, { "content-type": "text/html", ...headers });
      response.end(`<!DOCTYPE html><html><head><title>${title}</title></head></html>`);
    });
  }

  /** Starts a server that does with a connection what it likes. */
  async accept(connected: (socket: Socket) => unknown): Promise<number> {
    return this.listen(createSocketServer((socket) => void connected(socket.on("error", () => {}))));
  }

  async listen(server: Server): Promise<number> {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    this.#closing.push(() => server.close());
    return (server.address() as AddressInfo).port;
  }

  /** Sets variables of the environment for as long as the place is open. */
  readonly environment = (variables: Readonly<Record<string, string>>): void => {
    for (const [name, value] of Object.entries(variables)) {
      const before = process.env[name];
      process.env[name] = value;
      this.#closing.push(() => (before === undefined ? delete process.env[name] : (process.env[name] = before)));
    }
  };

  /** An experiment that has not begun. */
  paused(): Promise<Experiment> {
    return this.determined.createExperiment({ config, activate: false });
  }

  /** An experiment that has ended. */
  async ended(): Promise<Experiment> {
    const experiment = await this.determined.createExperiment({ config });
    await this.fake.clock.runUntil(experiment.wait());
    return experiment;
  }
}
