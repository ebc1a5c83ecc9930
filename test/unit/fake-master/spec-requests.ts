import { readFileSync } from "node:fs";
import fc from "fast-check";

/** A request as it goes out. */
export interface OddRequest {
  method: string;
  path: string;
  body: string | undefined;
  token: "good" | "none" | "broken" | "basic" | "odd";
}

interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  enum?: string[];
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
}
interface Parameter {
  in: string;
  name: string;
  schema: Schema;
}
interface Operation {
  operationId: string;
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
}
interface Spec {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
}

const ODD_TEXTS = ["", "0", "-1", "NaN", "null", "true", "[]", "{}", "%", "a/b", "..", "\u0000", "é\u2028😀", "%_", "99999999999999999999", "2024-13-45T99:99:99Z", "constructor", "__proto__", "x".repeat(3000)]; // prettier-ignore
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "PURGE"];
const BROKEN_BODIES = ["", "{", "[", "[1]", "null", "5", '"text"', "{}x", '{"a":}', "\u0000", '{"__proto__":{"x":1}}', `{"a":"${"y".repeat(200_000)}"}`, "[".repeat(20_000), '{"a":'.repeat(5000)]; // prettier-ignore

/** Requests made from a release's spec: most nearly right, some wrong in one place, some wrong in all. */
export function requestsOf(
  release: string,
  known: { uuids: string[]; simulated: ReadonlySet<string> },
): fc.Arbitrary<OddRequest> {
  const spec = JSON.parse(readFileSync(new URL(`../../../openapi/${release}.json`, import.meta.url), "utf8")) as Spec;
  const oddText = fc.oneof(fc.constantFrom(...ODD_TEXTS), fc.string({ unit: "binary", maxLength: 20 }));
  const oddValue = fc.oneof(oddText, fc.double(), fc.constantFrom<unknown>(null, true, [], {}, [null], [[]], -1, 1e300), fc.jsonValue({ maxDepth: 2 })); // prettier-ignore
  const id = fc.oneof({ weight: 6, arbitrary: fc.integer({ min: 1, max: 6 }) }, fc.integer());

  const valueOf = (schema: Schema, depth: number, name = ""): fc.Arbitrary<unknown> => {
    if (schema.$ref !== undefined)
      return valueOf(spec.components.schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {}, depth, name);
    const right = (): fc.Arbitrary<unknown> => {
      if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
      if (schema.type === "integer") return /id$/i.test(name) ? id : fc.integer({ min: -2, max: 200 });
      if (schema.type === "number") return fc.double({ min: -10, max: 1000 });
      if (schema.type === "boolean") return fc.boolean();
      if (schema.type === "array")
        return depth > 4 ? fc.constant([]) : fc.array(valueOf(schema.items ?? {}, depth + 1, name.replace(/s$/, "")), { maxLength: 3 }); // prettier-ignore
      if (schema.type === "string") return textOf(schema, name);
      if (schema.properties !== undefined && depth <= 4) {
        const entries = Object.entries(schema.properties).map(([key, one]) => [key, valueOf(one, depth + 1, key)] as const); // prettier-ignore
        return fc.record(Object.fromEntries(entries), { requiredKeys: [] });
      }
      return fc.dictionary(fc.constantFrom("loss", "a", "b.c", "__proto__"), fc.oneof(fc.double(), fc.string()), { maxKeys: 3 }); // prettier-ignore
    };
    return fc.oneof({ weight: 9, arbitrary: right() }, { weight: 1, arbitrary: oddValue });
  };
  const textOf = (schema: Schema, name: string): fc.Arbitrary<string> => {
    if (schema.format === "date-time") return fc.constantFrom("2026-01-05T09:00:00Z", "2026-01-05T09:00:00.123+02:00");
    if (/uuid|checkpoint/i.test(name)) return fc.constantFrom(...known.uuids);
    if (name === "config") return fc.constantFrom('{"entrypoint":"x","searcher":{"name":"single","metric":"loss","max_length":{"batches":10}}}', "a: [", "- x", "name: y\nsearcher: 5", "{}"); // prettier-ignore
    return fc.constantFrom("admin", "determined", "model-1", "default", "Uncategorized", "1", "2", "label");
  };

  const operations = Object.entries(spec.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
  const played = operations.filter(({ operation }) => known.simulated.has(operation.operationId));
  const requestOf = ({ path, method, operation }: (typeof operations)[number]): fc.Arbitrary<OddRequest> => {
    const parameters = operation.parameters ?? [];
    const segments = parameters.filter((one) => one.in === "path");
    const queries = parameters.filter((one) => one.in === "query");
    const body = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
    const part = (one: Parameter): fc.Arbitrary<unknown> => (one.schema.type === "integer" ? fc.oneof({ weight: 5, arbitrary: id }, oddText) : valueOf(one.schema, 3, one.name)); // prettier-ignore
    return fc
      .record({
        segments: fc.tuple(...segments.map(part)),
        queries: fc.tuple(...queries.map((one) => fc.option(part(one), { freq: 2 }))),
        body: body === undefined ? fc.constant(undefined) : fc.oneof({ weight: 6, arbitrary: valueOf(body, 0).map((value) => JSON.stringify(value)) }, fc.constantFrom(...BROKEN_BODIES)), // prettier-ignore
        method: fc.oneof({ weight: 12, arbitrary: fc.constant(method) }, fc.constantFrom(...METHODS)),
        token: fc.oneof({ weight: 12, arbitrary: fc.constant<OddRequest["token"]>("good") }, fc.constantFrom<OddRequest["token"]>("none", "broken", "basic", "odd")), // prettier-ignore
        tail: fc.oneof({ weight: 12, arbitrary: fc.constant("") }, fc.constantFrom("/", "/x", "//", ":verb", "%zz", "%2e%2e", ";a=b", "?", "?limit=%ff", "?a[b]=c&&=&=")), // prettier-ignore
      })
      .map((given) => {
        let index = 0;
        const filled = path.replace(/\{[^}]+\}/g, () => encodeURIComponent(toText(given.segments[index++])));
        const query = queries.flatMap((one, at) => pairsOf(one.name, given.queries[at])).join("&");
        const text = filled + given.tail + (query === "" ? "" : (given.tail.includes("?") ? "&" : "?") + query);
        return { method: given.method, path: text, body: given.body, token: given.token };
      });
  };
  return fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...played).chain(requestOf) },
    { weight: 2, arbitrary: fc.constantFrom(...operations).chain(requestOf) },
    {
      weight: 1,
      arbitrary: fc.record({
        method: fc.constantFrom(...METHODS),
        path: fc.array(oddText, { maxLength: 4 }).map((parts) => `/${parts.map((one) => encodeURIComponent(toText(one))).join("/")}`), // prettier-ignore
        body: fc.constantFrom(...BROKEN_BODIES),
        token: fc.constantFrom<OddRequest["token"]>("good", "none"),
      }),
    },
  );
}

function pairsOf(name: string, value: unknown): string[] {
  if (value === null || value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map((one) => `${name}=${encodeURIComponent(toText(one))}`);
}

/** Half of a surrogate pair cannot be encoded. */
function toText(value: unknown): string {
  return (typeof value === "string" ? value : (JSON.stringify(value) ?? "")).replace(/\p{Surrogate}/gu, "?");
}
