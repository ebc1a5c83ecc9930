import type { ApiFacts, FieldFacts, TypeFacts, ValueFacts } from "../api-facts.js";
import type { Finding } from "./change.js";
import { splitFormat, takeApart } from "../type-names.js";
import { pairAlike, pairRenamed } from "./pair-renamed.js";

/** The types of both specs, and what is done with a pair of named types that is met: it is compared elsewhere, once. */
export interface Scope {
  readonly before: ApiFacts["types"];
  readonly after: ApiFacts["types"];
  readonly meet: (before: TypeFacts, after: TypeFacts) => void;
}

/** Compares two values in the same place, and what they hold, up to named types. */
export function compareValues(before: ValueFacts, after: ValueFacts, scope: Scope, way = ""): Finding[] {
  const [was, is] = [takeApart(before.type), takeApart(after.type)];
  const [wasNamed, isNamed] = [scope.before.get(was.name), scope.after.get(is.name)];
  const said = describePair(before, after, wasNamed, isNamed);
  const changed: Finding = { kind: "type-changed", way, ...said };
  if (was.steps !== is.steps) return [changed];
  if (wasNamed && isNamed) {
    // Two types that both specs have are two types; else one of them has taken the place of the other.
    const isOther = wasNamed.name !== isNamed.name && scope.after.has(wasNamed.name) && scope.before.has(isNamed.name);
    if (isOther || kindOf(wasNamed) !== kindOf(isNamed)) return [changed];
    scope.meet(wasNamed, isNamed);
    return [];
  }
  const inner = way + was.steps;
  const one = wasNamed ?? { ...before, type: was.name };
  const other = isNamed ?? { ...after, type: is.name };
  const findings = compareContents(one, other, scope, inner, changed);
  // Programs that name the type do not compile; what it holds is compared all the same.
  if (wasNamed && !scope.after.has(wasNamed.name) && !findings.includes(changed))
    findings.unshift({ ...changed, kind: "type-renamed" });
  return findings;
}

/** Compares what two types with names hold; a new name itself is one finding. */
export function compareTypes(before: TypeFacts, after: TypeFacts, scope: Scope): Finding[] {
  const changed: Finding = { kind: "type-changed", way: "", before: describe(before), after: describe(after) };
  const renamed: Finding[] =
    before.name === after.name ? [] : [{ kind: "type-renamed", way: "", before: before.name, after: after.name }];
  return [...renamed, ...compareSending(before, after, ""), ...compareContents(before, after, scope, "", changed)];
}

/** Compares parameters, or the fields of an object. */
export function compareFields(
  before: readonly FieldFacts[],
  after: readonly FieldFacts[],
  scope: Scope,
  way = "",
): Finding[] {
  const at = (name: string): string => (way ? `${way}.${name}` : name);
  const stays = (name: string, fields: readonly FieldFacts[]): FieldFacts | undefined =>
    fields.find((field) => field.name === name);
  const { renamed, gone, came } = pairRenamed(
    before.filter(({ name }) => !stays(name, after)),
    after.filter(({ name }) => !stays(name, before)),
    (field) => JSON.stringify([field.type, field.fields, field.members]),
  );
  const findings: Finding[] = [];
  for (const { name, ...value } of gone) findings.push({ kind: "removed", way: at(name), before: describe(value) });
  for (const { name, required, ...value } of came) {
    findings.push({ kind: required ? "added-required" : "added", way: at(name), after: describe(value) });
  }
  const kept = before.flatMap((field) => {
    const partner = stays(field.name, after);
    return partner ? [[field, partner] as const] : [];
  });
  for (const [was, is] of [...renamed, ...kept]) {
    const here = at(was.name);
    const isRenamed = was.name !== is.name;
    if (isRenamed) findings.push({ kind: "renamed", way: here, before: was.name, after: is.name });
    const own = compareField(was, is, here);
    findings.push(...(isRenamed ? own.map((finding) => ({ ...finding, wayAfter: at(is.name) })) : own));
    findings.push(...compareValues(was, is, scope, here));
  }
  return findings;
}

/** What a parameter or a field says of itself besides name and type. */
function compareField(was: FieldFacts, is: FieldFacts, way: string): Finding[] {
  const findings: Finding[] = [];
  if (was.required !== is.required) findings.push({ kind: is.required ? "now-required" : "now-optional", way });
  if (was.nullable !== is.nullable) findings.push({ kind: is.nullable ? "now-nullable" : "no-longer-nullable", way });
  // What must be sent has no default any more.
  const isSent = is.required && !was.required;
  const own = compareSending(was, is, way).filter(({ kind }) => !(isSent && kind === "default-changed"));
  return [...findings, ...own];
}

/** What a value says of itself besides its type. */
function compareSending(
  was: ValueFacts & Pick<FieldFacts, "form">,
  is: ValueFacts & Pick<FieldFacts, "form">,
  way: string,
): Finding[] {
  const findings: Finding[] = [];
  // Where the old default can no longer be sent, that is what is said.
  const isLost = is.members
    ? was.default !== undefined && !is.members.includes(JSON.parse(was.default) as string)
    : was.members !== undefined && is.default === undefined;
  if (was.default !== is.default && !isLost)
    findings.push({ kind: "default-changed", way, before: was.default ?? "none", after: is.default ?? "none" });
  if (was.limits !== is.limits) {
    const kind = is.limits === undefined ? "limits-gone" : "limits-changed";
    findings.push({ kind, way, before: was.limits ?? "none", after: is.limits ?? "none" });
  }
  if (was.form && is.form && was.form !== is.form)
    findings.push({ kind: "form-changed", way, before: was.form, after: is.form });
  return findings;
}

function compareContents(
  before: ValueFacts,
  after: ValueFacts,
  scope: Scope,
  way: string,
  changed: Finding,
): Finding[] {
  if (kindOf(before) !== kindOf(after)) return [changed];
  if (before.members && after.members) return compareMembers(before.members, after.members, way);
  if (before.fields && after.fields) return compareFields(before.fields, after.fields, scope, way);
  if (before.members || after.members) return [{ ...changed, kind: after.members ? "enum-closed" : "enum-opened" }];
  if (before.type === after.type) return [];
  return [{ ...changed, kind: isRelaxed(before.type, after.type) ? "format-relaxed" : "format-changed" }];
}

/** Whether all values of one format of a JSON type are values of another. */
function isRelaxed(before: string, after: string): boolean {
  const [was, is] = [splitFormat(before), splitFormat(after)];
  if (was.type !== is.type) return is.type === "number";
  const wider = [was.format, is.format].join(" ");
  return is.format === undefined || wider === "int32 int64" || wider === "float double";
}

function compareMembers(before: readonly string[], after: readonly string[], way: string): Finding[] {
  const named = (members: readonly string[], without: readonly string[]): { name: string }[] =>
    members.filter((member) => !without.includes(member)).map((name) => ({ name }));
  const { renamed, gone, came } = pairAlike(named(before, after), named(after, before));
  return [
    ...gone.map(({ name }): Finding => ({ kind: "member-removed", way, before: name })),
    ...came.map(({ name }): Finding => ({ kind: "member-added", way, after: name })),
    ...renamed.map(([was, is]): Finding => ({ kind: "member-renamed", way, before: was.name, after: is.name })),
  ];
}

/** What decides whether two values are of one kind: objects with fields, and the JSON type of all others. */
function kindOf({ type, fields, members }: ValueFacts): string {
  if (fields) return "fields";
  // An enum is one of strings, unless it says of what.
  const { type: bare, format } = splitFormat(type);
  const json = members ? (format ?? "string") : bare;
  return json === "integer" ? "number" : json;
}

/** Both types in words; where both have one name, it is said what has that name. */
function describePair(
  before: ValueFacts,
  after: ValueFacts,
  wasNamed: TypeFacts | undefined,
  isNamed: TypeFacts | undefined,
): { before: string; after: string } {
  const [was, is] = [describe(before), describe(after)];
  if (was !== is || !wasNamed || !isNamed) return { before: was, after: is };
  return { before: `${was} (${describe(wasNamed)})`, after: `${is} (${describe(isNamed)})` };
}

/** A type in words: an enum or an object without a name by its members. */
function describe({ type, members, fields }: ValueFacts): string {
  if (members) return type.replace(/enum(?::\w+)?/, `enum of ${some(members)}`);
  if (fields?.length === 0) return type.replace("object", "{}");
  return fields ? type.replace("object", `{ ${some(fields.map(({ name }) => name))} }`) : type;
}

function some(names: readonly string[]): string {
  return (names.length > 4 ? [...names.slice(0, 3), "…"] : names).join(", ");
}
