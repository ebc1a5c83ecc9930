import type { Parameter, Schema } from "./document.js";
import { arrayOf, mapOf, nameOf, withFormat } from "./type-names.js";

/** What a value is: `string`, `integer:int32`, `v1Experiment`, `v1Experiment[]`, `map<string>`, `object` (any members), `any`. */
export interface ValueFacts {
  readonly type: string;
  /** Members, in order of their names, of an object that has no name of its own. */
  readonly fields?: readonly FieldFacts[];
  /** Members of an enum that has no name of its own. */
  readonly members?: readonly string[];
  /** What it is when it is left out, as JSON. */
  readonly default?: string;
  /** What its values must keep to, besides its type: `maximum 10, pattern "^a"`. */
  readonly limits?: string;
}

/** One parameter, or one member of an object. */
export interface FieldFacts extends ValueFacts {
  readonly name: string;
  /** A parameter must be sent; a member is always there. */
  readonly required: boolean;
  readonly nullable?: true;
  /** How a parameter holds several values. */
  readonly form?: "repeated" | "separated";
}

/** The schemas that a spec names. */
export type Schemas = Readonly<Record<string, Schema>>;

export function parameterFacts({ name, required, explode, schema = {} }: Parameter, schemas: Schemas): FieldFacts {
  return {
    name,
    required: required ?? false,
    ...valueFacts(schema, schemas),
    ...(schema.nullable && { nullable: true }),
    ...(schema.type === "array" && { form: explode === true ? "repeated" : "separated" }),
  };
}

export function valueFacts(schema: Schema, schemas: Schemas): ValueFacts {
  const { $ref, type, format, items, properties, additionalProperties, required = [], allOf = [] } = schema;
  if ($ref) return { type: nameOf($ref) };
  if (allOf.length > 1 || (allOf.length > 0 && properties)) return valueFacts(merge(schema, schemas), schemas);
  if (allOf[0]) return valueFacts(allOf[0], schemas);
  const own = ownFacts(schema);
  if (schema.enum) {
    const members = schema.enum.map(String).sort();
    return { type: type === undefined || type === "string" ? "enum" : withFormat("enum", type), members, ...own };
  }
  if (type === "array") return wrap(valueFacts(items ?? {}, schemas), arrayOf, own);
  if (properties) {
    const fields = Object.entries(properties).map(([name, each]) => ({
      name,
      required: required.includes(name),
      ...valueFacts(each, schemas),
      ...(each.nullable && { nullable: true as const }),
    }));
    return { type: "object", fields: fields.sort(byName), ...own };
  }
  if (typeof additionalProperties === "object") return wrap(valueFacts(additionalProperties, schemas), mapOf, own);
  // An empty message: its first field is one that is added.
  if (type === "object" && additionalProperties === false) return { type: "object", fields: [], ...own };
  return { type: withFormat(type ?? "any", format), ...own };
}

const limitWords = [
  "minimum",
  "exclusiveMinimum",
  "maximum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
] as const;

function ownFacts(schema: Schema): Pick<ValueFacts, "default" | "limits"> {
  const words = limitWords.flatMap((name) => {
    const value = (schema as Readonly<Record<string, unknown>>)[name];
    return value === undefined ? [] : [`${name} ${JSON.stringify(value)}`];
  });
  return {
    ...(schema.default !== undefined && { default: JSON.stringify(schema.default) }),
    ...(words.length > 0 && { limits: words.join(", ") }),
  };
}

/** The limits of what it holds are limits of the whole; a default inside is not the default of the whole. */
function wrap(
  { type, fields, members, limits }: ValueFacts,
  typeOf: (inner: string) => string,
  own: Pick<ValueFacts, "default" | "limits">,
): ValueFacts {
  const all = [own.limits, limits].filter(Boolean).join(", ");
  return {
    type: typeOf(type),
    ...(fields && { fields }),
    ...(members && { members }),
    ...own,
    ...(all && { limits: all }),
  };
}

/** One object of the parts of `allOf`, and of what stands beside it. */
function merge(schema: Schema, schemas: Schemas, above: readonly Schema[] = []): Schema {
  const { $ref, allOf = [], ...rest } = schema;
  const target = $ref === undefined ? undefined : schemas[nameOf($ref)];
  // A type that extends itself has nothing more to say.
  const parts = [...(target ? [target] : []), ...allOf].filter((part) => !above.includes(part));
  return parts
    .map((part) => merge(part, schemas, [...above, part]))
    .concat(rest)
    .reduce((all, { properties, required, ...others }) => ({
      ...all,
      ...others,
      ...((all.properties ?? properties) && { properties: { ...all.properties, ...properties } }),
      ...((all.required ?? required) && { required: [...(all.required ?? []), ...(required ?? [])] }),
    }));
}

export function byName(a: FieldFacts, b: FieldFacts): number {
  return a.name < b.name ? -1 : 1;
}
