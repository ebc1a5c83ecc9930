import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { BadRequestError } from "../../../src/errors/index.js";
import { createListing, type Listing } from "../../../src/sequence/listing.js";
import type { Page, PageQuery } from "../../../src/sequence/listing-plan.js";

interface Row {
  id: number;
}

/** Virtual time: what is due happens in order, once nothing else can go on. */
class Schedule {
  #now = 0;
  #due: { at: number; run: () => void }[] = [];

  in(delay: number, run: () => void): void {
    this.#due.push({ at: this.#now + delay, run });
  }

  sleep(delay: number): Promise<void> {
    return new Promise((resolve) => this.in(delay, resolve));
  }

  async run(promise: Promise<unknown>): Promise<void> {
    let isOver = false;
    const end = (): void => void (isOver = true);
    promise.then(end, end);
    for (;;) {
      for (let turn = 0; turn < 15; turn++) await Promise.resolve();
      // A page of many rows takes more turns than that.
      if (!this.#due.length) await new Promise((resolve) => setImmediate(resolve));
      if (isOver) return void (await promise);
      this.#due.sort((one, other) => one.at - other.at);
      const next = this.#due.shift();
      if (!next) throw new Error("The listing waits for nothing.");
      this.#now = next.at;
      next.run();
    }
  }
}

const someRequest = { status: 400, method: "GET", path: "/rows", attempts: 1, elapsed: 0 };

/** A master whose list changes while requests are on their way, each of them as long as it likes. */
class Master {
  rows: Row[] = [];
  /** Those that were deleted. */
  readonly gone = new Set<number>();
  readonly asked: PageQuery<Row>[] = [];
  underWay = 0;
  mostUnderWay = 0;
  aborted = 0;

  constructor(
    readonly schedule: Schedule,
    readonly nature: {
      cap: number;
      most: number;
      strict: boolean;
      ignoresAfter: boolean;
      latencies: readonly number[];
    },
  ) {}

  change(change: Change, front: () => number, next: () => number): void {
    for (const at of change.remove) {
      const [row] = this.rows.splice(at % (this.rows.length || 1), 1);
      if (row) this.gone.add(row.id);
    }
    for (let added = 0; added < change.append; added++) this.rows.push({ id: next() });
    for (let added = 0; added < change.prepend; added++) this.rows.unshift({ id: front() });
  }

  async page(query: PageQuery<Row>, signal: AbortSignal): Promise<Page<Row>> {
    const { latencies } = this.nature;
    const latency = (): number => latencies[(this.asked.length * 7 + this.underWay) % latencies.length]!;
    const [there, back] = [latency(), latency() / 2];
    this.asked.push(query);
    this.mostUnderWay = Math.max(this.mostUnderWay, ++this.underWay);
    let stop = (): void => undefined;
    const isAborted = new Promise<never>((_, reject) => {
      stop = () => {
        this.aborted++;
        reject(signal.reason as Error);
      };
    });
    isAborted.catch(() => undefined);
    signal.addEventListener("abort", stop);
    try {
      await Promise.race([this.schedule.sleep(there), isAborted]);
      const answer = this.#answer(query);
      await Promise.race([this.schedule.sleep(back), isAborted]);
      return answer instanceof Error ? Promise.reject(answer) : answer;
    } finally {
      signal.removeEventListener("abort", stop);
      this.underWay--;
    }
  }

  #answer({ after, offset, limit }: PageQuery<Row>): Page<Row> | Error {
    const { cap, most, strict, ignoresAfter } = this.nature;
    const rows = after && !ignoresAfter ? this.rows.filter(({ id }) => id > after.id) : this.rows;
    if (strict && offset > rows.length) return new BadRequestError("offset out of bounds", someRequest);
    const start = Math.min(offset, rows.length);
    const end = Math.min(rows.length, start + Math.min(limit ?? cap, most));
    return { rows: rows.slice(start, end), endIndex: end, total: rows.length };
  }
}

const change = fc.record({
  at: fc.nat(300),
  remove: fc.array(fc.nat(), { maxLength: 8 }),
  append: fc.nat(4),
  prepend: fc.nat(4),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

const schedules = fc.record({
  count: fc.nat(60),
  pageSize: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
  limit: fc.option(fc.integer({ min: 1, max: 50 }), { nil: undefined }),
  nature: fc.record({
    cap: fc.integer({ min: 3, max: 9 }),
    most: fc.oneof(fc.constant(Infinity), fc.integer({ min: 2, max: 9 })),
    strict: fc.boolean(),
    ignoresAfter: fc.boolean(),
    latencies: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 9 }),
  }),
  keyed: fc.boolean(),
  oneByOne: fc.boolean(),
  picky: fc.boolean(),
  changes: fc.array(change, { maxLength: 14 }),
  /** Milliseconds that the caller spends on each row. */
  spends: fc.integer({ min: 0, max: 20 }),
  stopsAfter: fc.option(fc.nat(40), { nil: undefined }),
});

let walks = 0;
let requests = 0;
let readInVain = 0;
afterAll(() =>
  console.log(`${walks} schedules of lists, ${requests} requests, ${readInVain} ended before their answer`),
);

test("every row that was there throughout is given once and in order, whatever is added, deleted or delayed", async () => {
  await fc.assert(
    fc.asyncProperty(schedules, async (wish) => {
      const schedule = new Schedule();
      const master = new Master(schedule, wish.nature);
      const accept = wish.picky ? ({ id }: Row): boolean => id % 3 !== 0 : undefined;
      master.rows = Array.from({ length: wish.count }, (_, index) => ({ id: index + 1 }));
      let [next, front] = [wish.count + 1, 0];
      for (const each of wish.changes)
        schedule.in(each.at, () =>
          master.change(
            each,
            () => front--,
            () => next++,
          ),
        );
      const listing: Listing<Row> = createListing<Row>("rows", () => ({
        fetchPage: (query, { signal }) => master.page(query, signal!),
        key: ({ id }) => id,
        keyed: wish.keyed || wish.oneByOne,
        oneByOne: wish.oneByOne,
        accept,
        options: { pageSize: wish.pageSize, limit: wish.limit },
      }));
      const given: number[] = [];
      await schedule.run(
        (async () => {
          for await (const { id } of listing) {
            given.push(id);
            if (wish.spends) await schedule.sleep(wish.spends);
            if (given.length > (wish.stopsAfter ?? Infinity)) break;
          }
        })(),
      );
      const askedAtEnd = master.asked.length;
      await schedule.run(schedule.sleep(500));
      walks++;
      requests += askedAtEnd;
      readInVain += master.aborted;
      expect(master.asked).toHaveLength(askedAtEnd);
      expect(master.underWay).toBe(0);
      expect(master.mostUnderWay).toBeLessThanOrEqual(4);
      expect(new Set(given).size).toBe(given.length);
      const first = given.filter((id) => id > 0 && id <= wish.count);
      expect(first).toEqual(first.toSorted((one, other) => one - other));
      if (wish.limit) expect(given.length).toBeLessThanOrEqual(wish.limit);
      const isWhole = given.length < (wish.limit ?? Infinity) && given.length <= (wish.stopsAfter ?? Infinity);
      const last = first.at(-1) ?? 0;
      for (let id = 1; id <= wish.count; id++) {
        if (!master.gone.has(id) && (accept?.({ id }) ?? true) && (isWhole || id < last)) expect(given).toContain(id);
      }
      // What the caller does not get to is asked for by no more than the pages under way.
      const { most, ignoresAfter } = wish.nature;
      const quiet = !wish.changes.length && most === Infinity && !(wish.oneByOne && ignoresAfter);
      if (quiet && wish.pageSize && !wish.picky) {
        const pages = Math.max(1, Math.ceil(Math.min(wish.count, given.length) / wish.pageSize));
        expect(askedAtEnd).toBeLessThanOrEqual(pages + 3);
        if (isWhole || wish.limit === given.length) expect(askedAtEnd).toBe(pages);
      }
    }),
    { numRuns: 1000, seed: 7 },
  );
});
