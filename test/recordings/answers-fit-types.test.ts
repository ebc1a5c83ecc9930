import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { isStream, routesOf, type OpenApi, type Schema } from "../../src/generator/document.js";
import { markNullable } from "../../src/generator/nullable.js";
import { applyOverlay, type Overlay } from "../../src/generator/overlay.js";
import { nameOf } from "../../src/generator/type-names.js";
import { recordingsDirectory } from "./recordings-directory.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const readJson = (file: string): unknown => JSON.parse(readFileSync(path.join(root, file), "utf8"));
const directory = recordingsDirectory();

/** An exchange, as each of the recorders wrote it. */
interface Exchange {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly responseBody?: unknown;
  readonly body?: unknown;
  readonly lines?: readonly unknown[];
}

/** The objects that an answer holds: one, or the lines of a stream. An empty stream was recorded as `{}`, a gap in a long one as a note. */
function objectsIn({ responseBody, body = responseBody, lines }: Exchange, streams: boolean): object[] {
  const whole = lines ?? (body as { $ndjson?: unknown[] } | null)?.$ndjson ?? body;
  const each = typeof whole === "string" ? parseLines(whole) : [whole].flat();
  const objects = each.map(parseIfText).filter((one) => typeof one === "object" && one !== null);
  return streams ? objects.map(ownLine).filter((line) => "result" in line || "error" in line) : objects;
}

/** Some recorders wrote the moment of a line beside it. */
const ownLine = (line: object): object => ("line" in line ? (parseIfText(line.line) as object) : line);

const parseLines = (text: string): unknown[] => text.split("\n").filter(Boolean).map(parseIfText);

function parseIfText(value: unknown): unknown {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    // CSV, or the archive of a checkpoint.
    return undefined;
  }
}

/** The document that the types of a release are made from. */
function documentOf(release: string): OpenApi {
  const overlay = readJson("openapi/overlay.json") as Overlay;
  return markNullable(applyOverlay(readJson(`openapi/${release}.json`) as OpenApi, overlay, { legacy: false }));
}

function exchangesIn(folder: string): Exchange[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".jsonl") && !name.endsWith(".timeline.jsonl"));
  return names
    .flatMap((name) => readFileSync(path.join(folder, name), "utf8").split("\n"))
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Exchange)
    .filter(({ status }) => status === 200);
}

/** What of a value its schema does not allow: null, or a member that must be there and is not. */
function misfits(value: unknown, schema: Schema, schemas: Record<string, Schema>, way: string): string[] {
  if (value === null) return schema.nullable || Object.keys(schema).length === 0 ? [] : [`${way} is null`];
  const target = schema.$ref ? schemas[nameOf(schema.$ref)] : (schema.allOf?.[0] ?? schema.oneOf?.[0]);
  if (target) return misfits(value, target, schemas, schema.$ref ? nameOf(schema.$ref) : way);
  if (Array.isArray(value)) return value.flatMap((item) => misfits(item, schema.items ?? {}, schemas, `${way}[]`));
  if (typeof value !== "object") return [];
  const { properties, required = [], additionalProperties } = schema;
  const record = value as Record<string, unknown>;
  return [
    ...required.filter((name) => !(name in record)).map((name) => `${way}.${name} is not there`),
    ...Object.entries(record).flatMap(([name, member]) => {
      const inner = properties?.[name] ?? (typeof additionalProperties === "object" ? additionalProperties : {});
      return misfits(member, inner, schemas, `${way}.${name}`);
    }),
  ];
}

const folders = ["0.19.10", "0.38.1", "0.38.1-managed"].map((name) => {
  const shared = path.join(directory, name);
  return { name, folder: existsSync(shared) ? shared : path.join(root, "test/recordings/data", name) };
});

describe.each(folders.filter(({ folder }) => existsSync(folder)))("$name", ({ name, folder }) => {
  const document = documentOf(name.replace("-managed", ""));
  const routes = [...routesOf(document)].map(({ method, path: template, operation }) => ({
    method: method.toUpperCase(),
    // Fixed paths first: `/models/labels` is not a model.
    rank: template.split("{").length,
    pattern: new RegExp(`^${template.replace(/[.+]/g, "\\$&").replace(/\{[^}]*\}/g, "[^/]+")}$`),
    operation,
  }));
  routes.sort((one, other) => one.rank - other.rank);

  test("every recorded answer has the type of its operation: what must be there is, and null only where it may be", () => {
    const found = new Set<string>();
    let judged = 0;
    for (const exchange of exchangesIn(folder)) {
      const asked = exchange.path.split("?")[0]!;
      const { operation } =
        routes.find(({ method, pattern }) => method === exchange.method && pattern.test(asked)) ?? {};
      const schema = operation && Object.values(operation.responses["200"]?.content ?? {})[0]?.schema;
      for (const one of schema ? objectsIn(exchange, isStream(operation)) : []) {
        judged += 1;
        const wanted = schema!.oneOf?.["error" in one ? 1 : 0] ?? schema!;
        for (const misfit of misfits(one, wanted, document.components.schemas, operation!.operationId))
          found.add(misfit);
      }
    }
    expect([...found].sort()).toEqual([]);
    expect(judged).toBeGreaterThan(100);
  });
});
