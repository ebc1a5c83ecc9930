/** A type in one string: a name, and what it is wrapped in. */
export interface TypeName {
  /** `v1Experiment`, `string`, `integer:int32`. */
  readonly name: string;
  /** The way from the whole to what has that name: `[]` into an array, `{}` into a map; `[]{}` for an array of maps. */
  readonly steps: string;
}

/** The name of an array. */
export const arrayOf = (inner: string): string => `${inner}[]`;

/** The name of a map. */
export const mapOf = (inner: string): string => `map<${inner}>`;

/** Takes a name such as `map<v1Experiment>[]` apart. */
export function takeApart(type: string): TypeName {
  const [, ofArray] = /^(.*)\[\]$/.exec(type) ?? [];
  const [, ofMap] = /^map<(.*)>$/.exec(type) ?? [];
  const inner = ofArray ?? ofMap;
  if (inner === undefined) return { name: type, steps: "" };
  const { name, steps } = takeApart(inner);
  return { name, steps: (ofArray === undefined ? "{}" : "[]") + steps };
}

/** A way of fields without the steps into arrays and maps: `rows.id` of `rows[].id`. */
export const withoutSteps = (way: string): string => way.replace(/\[\]|\{\}/g, "");

/** The name of a JSON type with its format. */
export const withFormat = (type: string, format: string | undefined): string => (format ? `${type}:${format}` : type);

/** Takes a name such as `integer:int32` apart. */
export function splitFormat(type: string): { type: string; format: string | undefined } {
  const [bare = "", format] = type.split(":");
  return { type: bare, format };
}

/** What a reference names: `v1Experiment` of `#/definitions/v1Experiment` and `#/components/schemas/v1Experiment`. */
export function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1);
}

/** The same reference to another name. */
export const renameIn = (reference: string, name: string): string =>
  reference.slice(0, reference.lastIndexOf("/") + 1) + name;

/** The name of the copy of a type that is sent, where what is answered has null: one that the spec does not have itself. */
export function inputOf(name: string, isInSpec: (name: string) => boolean): string {
  let input = `${name}Input`;
  while (isInSpec(input)) input += "_";
  return input;
}

/** The name in the spec of a type, or of the copy of it that is sent. */
export function nameInSpec(name: string, isInSpec: (name: string) => boolean): string {
  const bare = name.replace(/Input_*$/, "");
  return !isInSpec(name) && isInSpec(bare) ? bare : name;
}
