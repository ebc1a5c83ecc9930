import { StreamTruncatedError } from "../../../src/errors/index.js";
import type { LogCursor } from "../../../src/sequence/log-cursor.js";
import type { LogQuery } from "../../../src/sequence/log-source.js";
import type { LogPosition } from "../../../src/sequence/log-position.js";
import type { Resumption } from "../../../src/sequence/resume-stream.js";
import { readLog, type LogSelection } from "../../../src/sequence/log-tail.js";

export interface Line {
  id: string;
  timestamp?: string | null;
}

export const start: number = Date.UTC(2026, 0, 1);

export function line(id: number | string, seconds: number | null): Line {
  return { id: String(id), timestamp: seconds === null ? null : new Date(start + seconds * 1000).toISOString() };
}

export const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** A master's log: task by task, filtered by time as SQL does it (a line without a time is never after one). */
export class ScriptedLog {
  readonly tasks: Line[][];
  /** Each stream is cut after the given number of lines; those that follow are whole. */
  readonly cuts: number[];
  readonly asked: LogQuery[] = [];
  /** How many lines come together. */
  batch = 3;
  /** Cuts are silences. */
  silent = false;
  /** How often a reader heard that lines came late. */
  late = 0;
  /** Releases up to 0.38 repeat the newest lines instead of going further back. */
  repeatsAfter = Infinity;

  constructor(tasks: Line[][], cuts: number[] = []) {
    this.tasks = tasks;
    this.cuts = cuts;
  }

  open = (query: LogQuery): AsyncIterable<Line[]> => {
    this.asked.push(query);
    const rows = this.#select(query);
    const cut = this.cuts.shift();
    const { silent, batch } = this;
    return (async function* () {
      const lines = rows.slice(0, cut);
      for (let at = 0; at < lines.length; at += batch) yield lines.slice(at, at + batch);
      await Promise.resolve();
      if (cut !== undefined) throw new StreamTruncatedError("cut", { silent });
    })();
  };

  #select({ after, limit, newestFirst }: LogQuery): Line[] {
    return this.tasks.flatMap((task) => {
      const wanted = task.filter((line) => {
        const { timestamp } = line;
        return !after || (!!timestamp && Date.parse(timestamp) > Date.parse(after));
      });
      if (newestFirst) wanted.reverse();
      const rows = wanted.slice(0, limit || undefined);
      return newestFirst ? rows.map((row, index) => rows[index % this.repeatsAfter] ?? row) : rows;
    });
  }

  get lines(): Line[] {
    return this.tasks.flat();
  }

  read(selection: LogSelection = {}, attempts: number = 20): AsyncGenerator<Read, void> {
    const clock = { now: () => start, sleep: () => Promise.resolve() };
    return readOneByOne(this.open, selection, { attempts, clock }, () => void this.late++);
  }
}

/** What a reader gets of each line. */
export interface Read {
  line: Line;
  cursor: LogCursor;
}

export async function* readOneByOne(
  open: (query: LogQuery) => AsyncIterable<readonly Line[]>,
  selection: LogSelection,
  resumption: Resumption,
  late?: () => void,
): AsyncGenerator<Read, void> {
  const give = (line: Line, position: LogPosition): Read => ({ line, cursor: position.cursor() });
  for await (const lines of readLog({ open, give, late }, selection, resumption)) yield* lines;
}

export async function idsOf(lines: AsyncIterable<{ line: Line }>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { line } of lines) ids.push(line.id);
  return ids;
}

/** Reads on from saved cursors, with a new reader after each of the given numbers of lines. */
export async function readInTurns(log: ScriptedLog, turns: number[], selection: LogSelection = {}): Promise<string[]> {
  const ids: string[] = [];
  let { from } = selection;
  for (const turn of [...turns, Infinity]) {
    let left = turn;
    if (left === 0) continue;
    for await (const { line, cursor } of log.read({ ...selection, from })) {
      ids.push(line.id);
      from = JSON.parse(JSON.stringify(cursor)) as LogCursor;
      if (--left === 0) break;
    }
  }
  return ids;
}
