import { StreamTruncatedError } from "../../../src/errors/index.js";
import type { LogCursor } from "../../../src/sequence/log-cursor.js";
import type { LogQuery } from "../../../src/sequence/log-source.js";
import { readLog, type LogSelection } from "../../../src/sequence/log-tail.js";
import type { LogPosition } from "../../../src/sequence/log-position.js";

/** A line that can be seen from some step on. */
export interface LiveLine {
  id: string;
  timestamp: string | null;
  task: number;
  seenAt: number;
}

export interface LiveRead {
  id: string;
  cursor: LogCursor;
  unseenUpTo: string | undefined;
}

/**
 * A master whose log grows while it is read. It streams task by task and looks each time for lines behind the last one sent, so
 * that a stream does not have what can be seen late. The lines are in the order of their tasks: by id, or by time where ids are
 * hashes.
 */
export class LiveLog {
  readonly lines: readonly LiveLine[];
  /** Each stream is cut after the given number of lines; those that follow are whole. */
  readonly cuts: number[];
  readonly asked: LogQuery[] = [];
  /** The present step; each line that is sent takes one. */
  now = 0;
  /** How often a reader was notified that lines came late. */
  late = 0;

  constructor(lines: readonly LiveLine[], cuts: number[] = []) {
    this.lines = lines;
    this.cuts = cuts;
  }

  readonly open = async function* (this: LiveLog, query: LogQuery): AsyncGenerator<LiveLine[]> {
    this.asked.push(query);
    let left = this.cuts.shift() ?? Infinity;
    const tasks = Array.from({ length: 3 }, (_, task) => this.lines.filter((line) => line.task === task));
    for (const task of tasks) {
      let sent = 0;
      const lines = query.newestFirst ? task.toReversed() : task;
      for (let next = 0; next < lines.length; next++) {
        const line = lines[next]!;
        const isWanted = !query.after || Date.parse(line.timestamp ?? "") > Date.parse(query.after);
        const isFollowed = query.follow && task === tasks[2];
        if (isFollowed && !lines.slice(next).some(({ seenAt }) => seenAt <= this.now)) this.now = line.seenAt;
        if (line.seenAt > this.now || !isWanted || (query.limit && sent >= query.limit)) continue;
        if (left-- <= 0) throw new StreamTruncatedError("cut", { silent: false });
        yield await Promise.resolve([line]);
        sent++;
        this.now++;
      }
    }
    if (left <= 0) throw new StreamTruncatedError("cut", { silent: false });
  }.bind(this);

  async *read(selection: LogSelection): AsyncGenerator<LiveRead, void> {
    const clock = { now: () => 0, sleep: () => Promise.resolve() };
    const give = ({ id }: LiveLine, position: LogPosition): LiveRead => ({
      id,
      cursor: position.cursor(),
      unseenUpTo: position.unseenUpTo,
    });
    const late = (): void => void this.late++;
    for await (const lines of readLog({ open: this.open, give, late }, selection, { attempts: 20, clock }))
      yield* lines;
  }

  /** Reads on from saved cursors, a new reader after each of the given numbers of lines, the last one when all can be seen. */
  async readInTurns(turns: readonly number[], { follow, ...first }: LogSelection = {}): Promise<LiveRead[]> {
    const reads: LiveRead[] = [];
    let from: LogCursor | undefined;
    for (const [turn, most] of [...turns, Infinity].entries()) {
      let left = most;
      if (turn === turns.length) this.now = Infinity;
      const selection = from ? { from, follow } : first;
      for await (const read of this.read(selection)) {
        reads.push(read);
        from = JSON.parse(JSON.stringify(read.cursor)) as LogCursor;
        if (--left <= 0) break;
      }
    }
    return reads;
  }
}
