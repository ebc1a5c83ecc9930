import { expect, test } from "vitest";
import { MalformedResponseError } from "../../../src/errors/index.js";
import type { LogEntry } from "../../../src/facade/trials/log-entry.js";
import type { LogOptions } from "../../../src/facade/trials/log-options.js";
import { readLogEntries, readLogLines } from "../../../src/facade/trials/logs.js";
import { scriptedMaster } from "./scripted-master.js";

const start = Date.UTC(2026, 0, 1);
const time = (second: number): string => new Date(start + second * 1000).toISOString();

/** A master with a log of a line a second; the first answer is cut after the given number. */
function longLog(lines: number, cutAfter?: number) {
  let cut = cutAfter;
  const missing = new Set<number>();
  const master = scriptedMaster({
    "GET /api/v1/trials/7/logs": ({ query }) => {
      const after = Date.parse(query["timestampAfter"]?.[0] ?? time(0));
      const texts: string[] = [];
      for (let id = 1; id <= lines; id++)
        if (start + id * 1000 > after && !missing.has(id))
          texts.push(JSON.stringify({ result: { id: String(id), timestamp: time(id), message: "x\n" } }));
      const whole = texts.slice(0, cut).join("\n");
      const body = cut === undefined ? whole : `${whole}\n{"resu`;
      cut = undefined;
      return new Response(body);
    },
  });
  const warnings: string[] = [];
  const connection = {
    ...master.connection,
    streamAttempts: 5,
    logger: { ...master.connection.logger, warn: (text: string) => warnings.push(text) },
  };
  const read = async (options?: LogOptions): Promise<LogEntry[]> => {
    const entries: LogEntry[] = [];
    for await (const entry of readLogEntries(connection, 7, options)) entries.push(entry);
    return entries;
  };
  return { read, warnings, missing, sent: master.sent };
}

test("where a long log was opened again, its entries and the logger say what may be missing", async () => {
  const { read, warnings, sent } = longLog(9000, 8000);
  const entries = await read();
  expect(entries.map(({ id }) => Number(id))).toEqual(Array.from({ length: 9000 }, (_, index) => index + 1));
  expect(sent[1]!.query["timestampAfter"]).toEqual([time(3000 - 600)]);
  expect(entries[7999]!.unseenUpTo).toBeUndefined();
  expect(entries[8000]!.unseenUpTo).toEqual(new Date(time(2400)));
  expect(warnings).toEqual([
    "The log of trial 7 is long and was opened again from 2026-01-01T00:40:00.000Z on. Lines behind that place with an earlier time, or without one, are not seen; reading the log anew shows them.",
  ]);
});

test("a cursor that looks back only so far says the same, and without that member it reads all", async () => {
  const { read, warnings, sent } = longLog(9000);
  const from = (await read())[7999]!.cursor;
  const [next] = await read({ from });
  expect(next).toMatchObject({ id: "8001", unseenUpTo: new Date(time(2400)) });
  expect(warnings).toHaveLength(1);
  const [same] = await read({ from: { ...from, after: undefined } });
  expect(same).toMatchObject({ id: "8001", unseenUpTo: undefined });
  expect(sent.at(-1)!.query["timestampAfter"]).toBeUndefined();
  expect(warnings).toHaveLength(1);
});

test("of lines that are left out since they came late, the logger and the entries say so", async () => {
  const { read, warnings, missing } = longLog(200);
  missing.add(50);
  const from = (await read())[150]!.cursor;
  missing.clear();
  const [next] = await read({ from });
  expect(next).toMatchObject({ id: "153", unseenUpTo: new Date(time(152)) });
  expect(warnings).toEqual([
    "Lines came late to a part of the log of trial 7 that was read long before. They cannot be distinguished from the others there and are left out; reading the log again shows them.",
  ]);
});

test("what the caller leaves out by timestampAfter is not missing", async () => {
  const { read, warnings } = longLog(9000, 2000);
  const entries = await read({ timestampAfter: time(6000) });
  expect(entries.map(({ id }) => id)).toEqual(Array.from({ length: 3000 }, (_, index) => String(index + 6001)));
  expect(entries.at(-1)!.unseenUpTo).toBeUndefined();
  expect(warnings).toEqual([]);
});

test("a short log says nothing of the kind", async () => {
  const { read, warnings } = longLog(5000, 4000);
  const entries = await read();
  expect(entries).toHaveLength(5000);
  expect(entries.every(({ unseenUpTo }) => unseenUpTo === undefined)).toBe(true);
  expect(warnings).toEqual([]);
});

test.each([
  {},
  { id: "", time: time(0) },
  { id: "1", time: "yesterday" },
  { id: "1", time: time(0), after: "yesterday" },
  { id: "1", time: time(0), highest: "x" },
  { id: "1", time: time(0), above: 3 },
  { id: "1", time: time(0), aboveTime: "yesterday" },
  { id: "1", time: time(0), recent: "abcd" },
  { id: "1", time: time(0), recent: [null] },
  { id: "1", time: time(0), recent: [{ checksums: "abc" }] },
  { id: "1", time: time(0), recent: [{ checksums: "abcd", upTo: "x" }] },
  { id: "1", time: time(0), recent: [{ checksums: "abcd", count: -1 }] },
  { id: "1", time: time(0), lag: -1 },
])("%j is refused as a cursor before anything is sent", async (from) => {
  const { read, sent } = longLog(1);
  await expect(read({ from: from as never })).rejects.toThrow("from must be the cursor of a log entry, got ");
  expect(sent).toEqual([]);
});

test.each([
  ["without an id", { message: "x" }],
  ["whose id is a number", { id: 2, message: "x" }],
  ["whose message is a number", { id: "2", message: 7 }],
  ["whose text is an object", { id: "2", log: {} }],
  ["whose time is a number", { id: "2", message: "x", timestamp: 7 }],
])("a line %s is a MalformedResponseError after the lines before it", async (_, line) => {
  const lines = [{ id: "1", message: "one\n" }, line, { id: "3", message: "three\n" }];
  const body = lines.map((result) => JSON.stringify({ result })).join("\n");
  const { connection } = scriptedMaster({ "GET /api/v1/trials/7/logs": () => new Response(body) });
  const texts: string[] = [];
  const reading = (async () => {
    for await (const text of readLogLines(connection, 7, undefined)) texts.push(text);
  })();
  await expect(reading).rejects.toThrow(MalformedResponseError);
  expect(texts).toEqual(["one"]);
});

test.each([{ rankId: "x" }, { level: 3 }, { agentId: {} }, { timestamp: "yesterday" }])(
  "an entry with %j is a MalformedResponseError",
  async (field) => {
    const body = JSON.stringify({ result: { id: "1", message: "x", ...field } });
    const { connection } = scriptedMaster({ "GET /api/v1/trials/7/logs": () => new Response(body) });
    await expect(readLogEntries(connection, 7, undefined).next()).rejects.toThrow(MalformedResponseError);
  },
);
