import { checksumLength, checksumOf } from "./log-checksum.js";
import type { LogBounds, LogCursor, RecentLines } from "./log-cursor.js";
import { boundsOf } from "./log-bounds.js";

/** This many lines are forgotten together, and a cursor has at least this many. */
const groupSize = 32;
/** Nearly 5,000 lines, and so no more than are asked for again: `LogWindow`. */
const groupCount = 156;

interface Group {
  /** Lines given here; a cursor may have brought some before them. */
  readonly ids: string[];
  /** How many `ids` make it full. */
  readonly room: number;
  checksums: string;
  /** How many of `ids` are in `checksums`. */
  summed: number;
  /** The bounds of all lines up to its last; there once it is full. */
  end?: LogBounds;
}

/** Which lines were given: the last ones by id, those before by their bounds. */
export class LogMemory {
  readonly #groups: Group[] = [];
  /** The last group, which is not full. */
  #current: Group;
  /** The bounds of the lines that are not known by id any more. */
  #forgotten: LogBounds | undefined;
  /** Checksums of lines that a cursor brought. */
  readonly saved: ReadonlySet<string>;
  /** What does not change in cursors until the next group is full. */
  #fullGroups: readonly RecentLines[] | undefined;

  constructor(from?: LogCursor) {
    const saved = new Set<string>();
    for (const { checksums, ...end } of from?.recent ?? []) {
      if (checksums === "" && !this.#groups.length && Object.keys(end).length) this.#forgotten = end;
      else
        this.#groups.push({ ids: [], room: groupSize - checksums.length / checksumLength, checksums, summed: 0, end });
      for (let at = 0; at < checksums.length; at += checksumLength) saved.add(checksums.slice(at, at + checksumLength));
    }
    this.saved = saved;
    if (from && !from.recent) this.#forgotten = boundsOf(from);
    this.#current = this.#groups.at(-1) ?? this.#begin();
  }

  get forgotten(): LogBounds | undefined {
    return this.#forgotten;
  }

  /** The ids of the lines that were given here and are not forgotten. */
  ids(): Set<string> {
    return new Set(this.#groups.flatMap(({ ids }) => ids));
  }

  /** Takes lines for given, though it is not known which and how many. */
  forget(bounds: LogBounds): void {
    this.#forgotten = bounds;
  }

  /** Takes the next line given; `bounds` gives those of all up to it. */
  add(id: string, bounds: () => LogBounds): void {
    const group = this.#current;
    if (group.ids.push(id) < group.room) return;
    const before = this.#groups.at(-2)?.end ?? this.#forgotten ?? { count: 0 };
    const { count } = before;
    group.end = count === undefined ? bounds() : Object.assign(bounds(), { count: count + groupSize });
    this.#current = this.#begin();
    if (this.#groups.length > groupCount) this.#forgotten = this.#groups.shift()!.end;
    this.#fullGroups = undefined;
  }

  /** What a cursor has of this. */
  recent(): readonly RecentLines[] {
    return [...(this.#fullGroups ??= this.#describeFull()), { checksums: sum(this.#current) }];
  }

  #describeFull(): RecentLines[] {
    const before = this.#groups.at(-3)?.end ?? this.#forgotten;
    const full = this.#groups.at(-2);
    return [
      ...(before ? [{ checksums: "", ...before }] : []),
      ...(full ? [{ checksums: sum(full), ...full.end }] : []),
    ];
  }

  #begin(): Group {
    const group = { ids: [], room: groupSize, checksums: "", summed: 0 };
    this.#groups.push(group);
    return group;
  }
}

function sum(group: Group): string {
  for (const { ids } = group; group.summed < ids.length; group.summed++)
    group.checksums += checksumOf(ids[group.summed]!);
  return group.checksums;
}
