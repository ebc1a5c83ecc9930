import fc from "fast-check";
import { expect, test } from "vitest";
import { Determined, type LogCursor } from "../../../src/index.js";
import { JumpClock } from "../sequence/jump-clock.js";

/** What becomes of one opening of the stream; the bytes before a cut or a stall may end within a character. */
type Fate = { kind: "whole" | "refused" | "dropped" } | { kind: "cut" | "stalled"; bytes: number };

interface Schedule {
  /** In the order in which they are written. */
  lines: { task: number; rank: number; wait: number; back: number; late: number }[];
  isHashed: boolean;
  /** Tasks write at the same time; otherwise one after the other, and no line can be seen late. */
  isLive: boolean;
  fates: Fate[];
  chunk: number;
  /** The reader stops after the given lines, and another goes on from its cursor. */
  turns: number[];
  /** Seconds that the reader takes for a line. */
  slowness: number;
  sameTimes: boolean;
}

const fate: fc.Arbitrary<Fate> = fc.oneof(
  fc.record({ kind: fc.constantFrom("cut" as const, "stalled" as const), bytes: fc.nat(2000) }),
  fc.record({ kind: fc.constantFrom("whole" as const, "refused" as const, "dropped" as const) }),
);

const schedules: fc.Arbitrary<Schedule> = fc.record({
  lines: fc.array(
    fc.record({
      task: fc.nat(2),
      rank: fc.nat(3),
      wait: fc.nat(20),
      back: fc.nat(90),
      // Seconds until it can be seen.
      late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.nat(60)),
    }),
    // A trial has one line at least, or nothing would be read at all.
    { minLength: 1, maxLength: 10 },
  ),
  fates: fc.array(fate, { maxLength: 6 }),
  isHashed: fc.boolean(),
  isLive: fc.boolean(),
  chunk: fc.integer({ min: 40, max: 600 }),
  turns: fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 3 }),
  slowness: fc.constantFrom(0, 0, 1, 300),
  sameTimes: fc.boolean(),
});

const start = Date.UTC(2026, 0, 1);

/**
 * A master that streams one log, in bytes: task after task, each line from the second on at which it can be seen. A live log is
 * followed in its last task, until all can be seen; a line that can be seen late is not in a stream that is past it.
 */
class StreamingMaster {
  readonly clock = new JumpClock();
  /** Connections that neither ended nor were closed. */
  open = 0;
  readonly ids: string[];
  readonly #schedule: Schedule;
  readonly #tasks: { at: number; bytes: Uint8Array<ArrayBuffer> }[][];

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
    const { isHashed, isLive, sameTimes } = schedule;
    const lines = schedule.lines.map((line, index) => ({
      ...line,
      // Decimal ids change their length in between.
      id: isHashed ? `${(index * 7919 + 7) % 1009}x${index}` : String(index + 95),
      time: start + (sameTimes ? 0 : (index * 10 - line.back) * 1000),
    }));
    const inOrder = isHashed ? lines.toSorted((one, other) => one.time - other.time) : lines;
    const tasks = [0, 1, 2].map((task) => inOrder.filter((line) => line.task === task));
    this.ids = tasks.flat().map(({ id }) => id);
    let writtenAt = this.clock.now();
    const seenAt = new Map<string, number>();
    for (const { id, wait, late } of isLive ? lines : tasks.flat()) {
      writtenAt += wait * 1000;
      seenAt.set(id, writtenAt + (isLive ? late * 1000 : 0));
    }
    this.#tasks = tasks.map((rows) =>
      rows.map(({ id, task, rank, time }) => {
        const timestamp = new Date(time).toISOString();
        const result = { id, timestamp, rankId: rank, containerId: `task ${task}`, message: `épreuve ${id} 🧪\n` };
        return { at: seenAt.get(id)!, bytes: new TextEncoder().encode(`${JSON.stringify({ result })}\n`) };
      }),
    );
  }

  /** When all can be seen. */
  get #endsAt(): number {
    return Math.max(...this.#tasks.flat().map(({ at }) => at));
  }

  readonly fetch: typeof fetch = (url, init) => {
    const signal = init!.signal!;
    signal.throwIfAborted();
    const fate = this.#schedule.fates.shift() ?? { kind: "whole" };
    if (fate.kind === "dropped") return Promise.reject(new TypeError("fetch failed"));
    if (fate.kind === "refused") return Promise.resolve(new Response("down", { status: 503 }));
    return Promise.resolve(
      new Response(this.#body(fate, String(url instanceof Request ? url.url : url).includes("follow=true"), signal)),
    );
  };

  #body(fate: Fate, follow: boolean, signal: AbortSignal): ReadableStream<Uint8Array> {
    const pieces = this.#pieces(fate, follow, signal);
    this.open++;
    let isOpen = true;
    const close = (): void => {
      if (isOpen) this.open--;
      isOpen = false;
    };
    return new ReadableStream(
      {
        async pull(sink) {
          try {
            const { done, value } = await pieces.next();
            if (!done) return sink.enqueue(value);
            close();
            sink.close();
          } catch (error) {
            close();
            sink.error(error);
          }
        },
        cancel: close,
      },
      { highWaterMark: 0 },
    );
  }

  async *#pieces(fate: Fate, follow: boolean, signal: AbortSignal): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    let left = "bytes" in fate ? fate.bytes : Infinity;
    for await (const bytes of this.#rows(follow, signal)) {
      for (let from = 0; from < bytes.length; from += this.#schedule.chunk) {
        const piece = bytes.slice(from, Math.min(from + this.#schedule.chunk, from + left));
        if (piece.length) yield piece;
        left -= piece.length;
        if (left > 0) continue;
        if (fate.kind === "cut") throw new TypeError("terminated");
        await new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
      }
    }
  }

  async *#rows(follow: boolean, signal: AbortSignal): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    for (const task of this.#tasks) {
      for (let sent = 0; ;) {
        const now = this.clock.now();
        const found = task.findIndex(({ at }, index) => index >= sent && at <= now);
        if (found >= 0) {
          sent = found + 1;
          yield task[found]!.bytes;
          continue;
        }
        const isFollowed = this.#schedule.isLive ? follow && task === this.#tasks[2] : sent < task.length;
        if (!isFollowed || now >= this.#endsAt) break;
        const next = Math.min(this.#endsAt, ...task.slice(sent).map(({ at }) => at));
        await this.clock.sleep(next - now, signal);
      }
    }
  }
}

interface Reading {
  ids: string[];
  from: LogCursor | undefined;
}

/** Reads the log by as many readers as there are turns; a reader whose first request fails is started again. */
async function readInTurns(master: StreamingMaster, { turns, slowness }: Schedule): Promise<Reading> {
  const { fetch, clock } = master;
  const ids: string[] = [];
  let from: LogCursor | undefined;
  for (const turn of [...turns, Infinity, Infinity, Infinity, Infinity]) {
    const determined = new Determined({ master: "http://m.localhost", token: "t", tokenStore: false, fetch, clock });
    let count = 0;
    try {
      for await (const { id, message, cursor } of determined.trial(1).logEntries({ follow: true, from })) {
        expect(message).toBe(`épreuve ${id} 🧪\n`);
        ids.push(id);
        from = JSON.parse(JSON.stringify(cursor)) as LogCursor;
        if (++count >= turn) break;
        if (slowness) await clock.sleep(slowness * 1000);
      }
      if (count < turn) break;
    } catch (error) {
      // A reader that had no answer yet gets the error.
      if (count) throw error;
    }
  }
  return { ids, from };
}

/** Reads what came late, behind the place of a stream, when all can be seen. */
async function readRest(master: StreamingMaster, { ids, from }: Reading): Promise<string[]> {
  const { fetch, clock } = master;
  const determined = new Determined({ master: "http://m.localhost", token: "t", tokenStore: false, fetch, clock });
  const rest: string[] = [];
  for await (const { id } of determined.trial(1).logEntries({ from })) rest.push(id);
  return [...ids, ...rest];
}

test("a followed log is the whole log, in order and once each, whatever happens to its bytes and its readers", async () => {
  await fc.assert(
    fc.asyncProperty(schedules, async (schedule) => {
      const master = new StreamingMaster({ ...schedule, fates: [...schedule.fates] });
      const read = async (): Promise<string[]> => {
        const reading = await readInTurns(master, schedule);
        return schedule.isLive ? readRest(master, reading) : reading.ids;
      };
      const ids = await master.clock.run(read());
      // What comes late comes behind the place that it has in the log.
      if (schedule.isLive) expect(ids.toSorted()).toEqual(master.ids.toSorted());
      else expect(ids).toEqual(master.ids);
      expect([master.open, master.clock.pending]).toEqual([0, 0]);
    }),
    { seed: 13, numRuns: 1000 },
  );
});
