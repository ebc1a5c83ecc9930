import { readFileSync } from "node:fs";

/** One recorded exchange with a master that runs programs. */
export interface Exchange {
  seq: number;
  /** Seconds since the scenario began. */
  t: number;
  method: string;
  path: string;
  query: string;
  status: number;
  request: unknown;
  /** The answer; the results of a stream as a list. */
  answer: unknown;
}

interface Line {
  seq: number;
  t: number;
  method: string;
  path: string;
  query: string;
  status: number;
  request?: unknown;
  body?: unknown;
  bodySameAsSeq?: number;
  lines?: { line?: unknown }[];
  clientLeft?: boolean;
}

/** Reads a recording; logs that were followed are left out: their lines follow a clock. */
export function readManaged(file: string): Exchange[] {
  const rows = readFileSync(file, "utf8").trim().split("\n");
  const lines = rows.map((row) => JSON.parse(row) as Line);
  const bodies = new Map(lines.map((line) => [line.seq, line.body]));
  return lines.flatMap(({ body, bodySameAsSeq, lines: results, ...line }) => {
    // What the model definition holds is not in the recordings; files come as bytes.
    if (
      /follow=true|\/logs|\/model_def|\/file_tree|^\/checkpoints/.test(`${line.path}?${line.query}`) ||
      line.clientLeft === true
    )
      return [];
    const answer = results?.map((one) => one.line) ?? (bodySameAsSeq === undefined ? body : bodies.get(bodySameAsSeq));
    return [{ request: undefined, ...line, answer }];
  });
}

const UUID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g;
const TIME = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z| \+0000 UTC)?/g;

/** Compares answers by value; uuids are those of the recording in another dress, times only have a form. */
export class Comparison {
  readonly #uuids: Map<string, string>;
  readonly #isExplained: (difference: string) => boolean;

  /** `isExplained`: whether there is a reason for a difference, given with its JSON pointer. */
  constructor(isExplained: (difference: string) => boolean, uuids = new Map<string, string>()) {
    this.#isExplained = isExplained;
    this.#uuids = uuids;
  }

  /** One that learns on its own from here on. */
  fork(): Comparison {
    return new Comparison(this.#isExplained, new Map(this.#uuids));
  }

  /** A path of the recording as the fake has to be asked. */
  translate(text: string): string {
    return text.replace(UUID, (uuid) => this.#uuids.get(uuid) ?? uuid);
  }

  /** Each value that is not as recorded, with its JSON pointer, unless there is a reason. Nothing is learnt from an answer that differs. */
  differences(recorded: unknown, got: unknown): string[] {
    const found: string[] = [];
    const add = (pointer: string, one: unknown, other: unknown): void => {
      const text = `${pointer}: ${short(one)} recorded, got ${short(other)}`;
      if (!this.#isExplained(text)) found.push(text);
    };
    const learnt = new Map(this.#uuids);
    const walk = (one: unknown, other: unknown, pointer: string): void => {
      if (typeof one === "string" && typeof other === "string") {
        if (!this.#sameText(one, other, learnt)) add(pointer, one, other);
      } else if (isTree(one) && isTree(other) && Array.isArray(one) === Array.isArray(other)) {
        const left = new Set(Object.keys(other));
        for (const key of Object.keys(one)) {
          const same = [...left].find(
            (name) => name === key || (key.match(UUID) !== null && this.#sameText(key, name, learnt)),
          );
          if (same !== undefined) left.delete(same);
          walk(one[key], same === undefined ? undefined : other[same], `${pointer}/${key.replaceAll("/", "~1")}`);
        }
        for (const key of left) walk(undefined, other[key], `${pointer}/${key.replaceAll("/", "~1")}`);
      } else if (one !== other) add(pointer, one, other);
    };
    walk(recorded, got, "");
    if (found.length === 0) for (const [one, other] of learnt) this.#uuids.set(one, other);
    return found;
  }

  #sameText(one: string, other: string, learnt: Map<string, string>): boolean {
    const form = (text: string): string => text.replace(UUID, "<uuid>").replace(TIME, "<time>");
    if (form(one) !== form(other)) return false;
    const got = other.match(UUID) ?? [];
    return (one.match(UUID) ?? []).every((uuid, index) => {
      const known = learnt.get(uuid) ?? got[index] ?? "";
      learnt.set(uuid, known);
      return known === got[index];
    });
  }
}

function isTree(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
