import { readFileSync } from "node:fs";

/** One recorded exchange, whatever form its file has. */
export interface Exchange {
  seq: number;
  note: string | undefined;
  /** Seconds since the scenario began, where known. */
  at: number | undefined;
  as: string | null;
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  /** `token`: send the token of `as`; `cookie`: the same in the cookie; else the header itself, or none. */
  authorization: { kind: "token" | "cookie" | "none" } | { kind: "header"; value: string };
  body: string | undefined;
  status: number | null;
  contentType: string | null;
  answer: unknown;
  /** Lines of a stream; undefined for other answers. */
  lines: unknown[] | undefined;
  clientLeft: boolean;
}

interface Line {
  seq: number;
  note?: string;
  t?: number;
  as?: string | null;
  auth?: string;
  method: string;
  path: string;
  query?: string;
  accept?: string;
  requestHeaders?: Record<string, unknown>;
  requestBody?: unknown;
  request?: unknown;
  status: number | null;
  contentType?: string;
  responseHeaders?: Record<string, string>;
  responseBody?: unknown;
  body?: unknown;
  bodySameAsSeq?: number;
  lines?: unknown[];
  clientLeft?: boolean;
}

/** Reads a file of recorded exchanges; references to earlier values are resolved. */
export function readExchanges(file: string): Exchange[] {
  const rows = readFileSync(file, "utf8")
    .split("\n")
    .filter((text) => text.trim() !== "")
    .map((text) => JSON.parse(text) as Line);
  const bySeq = new Map(rows.map((row) => [row.seq, row]));
  return rows.map((row) => toExchange(row, bySeq));
}

function toExchange(row: Line, bySeq: Map<number, Line>): Exchange {
  const given = resolve(row.requestBody ?? row.request ?? null, bySeq);
  const same = row.bodySameAsSeq === undefined ? undefined : bySeq.get(row.bodySameAsSeq)?.body;
  const answer = resolve(row.responseBody ?? row.body ?? same ?? null, bySeq);
  const ndjson = isRecord(answer) && Array.isArray(answer["$ndjson"]) ? answer["$ndjson"] : undefined;
  const accept = row.accept ?? row.requestHeaders?.["accept"];
  return {
    seq: row.seq,
    note: row.note,
    at: row.t,
    as: row.as ?? (row.auth === "other" ? "admin" : null),
    method: row.method,
    path: row.path,
    query: row.query ?? "",
    headers: {
      ...(typeof accept === "string" ? { accept } : {}),
      ...(typeof row.requestHeaders?.["content-type"] === "string"
        ? { "content-type": row.requestHeaders["content-type"] }
        : {}),
      ...(row.requestHeaders?.["grpc-metadata-x-user-token"] === true ? { "grpc-metadata-x-user-token": "TOKEN" } : {}),
    },
    authorization: authorizationOf(row),
    // Contents that the recording leaves out have the recorded length.
    body:
      given === null
        ? undefined
        : isRecord(given) && "$text" in given
          ? String(given["$text"])
          : JSON.stringify(given).replace(
              /"\(base64 of [^,"]*, (\d+) characters\)"/g,
              (_, length) => `"${"A".repeat(Number(length))}"`,
            ),
    status: row.status,
    contentType: row.contentType ?? row.responseHeaders?.["content-type"] ?? null,
    answer,
    lines: row.lines?.flatMap(lineOf) ?? ndjson,
    clientLeft: row.clientLeft ?? false,
  };
}

function lineOf(line: unknown): unknown[] {
  if (!isRecord(line) || !("line" in line)) return isRecord(line) && "omittedLines" in line ? [] : [line];
  return [typeof line["line"] === "string" ? JSON.parse(line["line"]) : line["line"]];
}

function authorizationOf(row: Line): Exchange["authorization"] {
  if (row.requestHeaders === undefined) {
    // Tasks sent their own token in another header; their owner's does as well.
    if (row.auth === "none" && row.status === 401) return { kind: "none" };
    return { kind: row.auth === "cookie" ? "cookie" : "token" };
  }
  const shown = row.requestHeaders["authorization"];
  if (shown === true) return { kind: "token" };
  if (shown === "cookie") return { kind: "cookie" };
  return typeof shown === "string" ? { kind: "header", value: shown } : { kind: "none" };
}

function resolve(value: unknown, bySeq: Map<number, Line>): unknown {
  if (Array.isArray(value)) return value.map((item) => resolve(item, bySeq));
  if (!isRecord(value)) return value;
  const same = value["$sameAs"];
  if (Array.isArray(same)) {
    const [seq, pointer] = same as [number, string];
    return resolve(at(bySeq.get(seq), pointer), bySeq);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, bySeq)]));
}

function at(row: unknown, pointer: string): unknown {
  let value: unknown = row;
  for (const part of pointer.split("/").slice(1)) {
    value = (value as Record<string, unknown> | undefined)?.[part.replace(/~1/g, "/").replace(/~0/g, "~")];
  }
  return value;
}

/** True for a JSON object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
