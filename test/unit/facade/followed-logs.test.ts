import fc from "fast-check";
import { expect, test } from "vitest";
import { Determined, type LogCursor } from "../../../src/index.js";
import { JumpClock } from "../sequence/jump-clock.js";

/** What becomes of one opening of the stream; the bytes before a cut or a stall may end within a character. */
type Fate = { kind: "whole" | "refused" | "dropped" } | { kind: "cut" | "stalled"; bytes: number };

interface Schedule {
  lines: { task: number; rank: number; wait: number; back: number }[];
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
    fc.record({ task: fc.nat(2), rank: fc.nat(3), wait: fc.nat(20), back: fc.nat(90) }),
    // A trial has one line at least, or nothing would be read at all.
    { minLength: 1, maxLength: 10 },
  ),
  fates: fc.array(fate, { maxLength: 6 }),
  chunk: fc.integer({ min: 40, max: 600 }),
  turns: fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 3 }),
  slowness: fc.constantFrom(0, 0, 1, 300),
  sameTimes: fc.boolean(),
});

const start = Date.UTC(2026, 0, 1);

/** A master that streams one log, in bytes: task after task, each line from the second on at which it is written. */
class StreamingMaster {
  readonly clock = new JumpClock();
  /** Connections that neither ended nor were closed. */
  open = 0;
  readonly ids: string[];
  readonly #schedule: Schedule;
  readonly #rows: { at: number; bytes: Uint8Array }[];

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
    let at = this.clock.now();
    const numbered = schedule.lines.map((line, index) => ({ ...line, id: String(index + 95) }));
    const inOrder = numbered.toSorted((one, other) => one.task - other.task);
    this.ids = inOrder.map(({ id }) => id);
    this.#rows = inOrder.map(({ id, task, rank, wait, back }) => {
      at += wait * 1000;
      const timestamp = new Date(start + (schedule.sameTimes ? 0 : (Number(id) * 10 - back) * 1000)).toISOString();
      const result = { id, timestamp, rankId: rank, containerId: `task ${task}`, message: `épreuve ${id} 🧪\n` };
      return { at, bytes: new TextEncoder().encode(`${JSON.stringify({ result })}\n`) };
    });
  }

  readonly fetch: typeof fetch = (_, init) => {
    const signal = init!.signal!;
    signal.throwIfAborted();
    const fate = this.#schedule.fates.shift() ?? { kind: "whole" };
    if (fate.kind === "dropped") return Promise.reject(new TypeError("fetch failed"));
    if (fate.kind === "refused") return Promise.resolve(new Response("down", { status: 503 }));
    return Promise.resolve(new Response(this.#body(fate, signal)));
  };

  #body(fate: Fate, signal: AbortSignal): ReadableStream<Uint8Array> {
    const pieces = this.#pieces(fate, signal);
    this.open++;
    const close = (): void => void this.open--;
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

  async *#pieces(fate: Fate, signal: AbortSignal): AsyncGenerator<Uint8Array<ArrayBuffer>> {
    let left = "bytes" in fate ? fate.bytes : Infinity;
    for (const { at, bytes } of this.#rows) {
      const now = this.clock.now();
      if (at > now) await this.clock.sleep(at - now, signal);
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
}

/** Reads the log by as many readers as there are turns; a reader whose first request fails is started again. */
async function readInTurns(master: StreamingMaster, { turns, slowness }: Schedule): Promise<string[]> {
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
      if (count < turn) return ids;
    } catch (error) {
      // A reader that had no answer yet gets the error.
      if (count) throw error;
    }
  }
  throw new Error("The log did not come to its end.");
}

test("a followed log is the whole log, in order and once each, whatever happens to its bytes and its readers", async () => {
  await fc.assert(
    fc.asyncProperty(schedules, async (schedule) => {
      const master = new StreamingMaster({ ...schedule, fates: [...schedule.fates] });
      expect(await master.clock.run(readInTurns(master, schedule))).toEqual(master.ids);
      expect([master.open, master.clock.pending]).toEqual([0, 0]);
    }),
    { seed: 13, numRuns: 1000 },
  );
});
