import type { FieldFacts, OperationFacts, ValueFacts } from "../api-facts.js";
import { routeShape } from "../document.js";
import type { Finding } from "./change.js";
import { compareFields, compareValues, type Scope } from "./compare-values.js";
import type { Place } from "./rules.js";

/** A finding of an operation itself, and its place. */
export interface PlacedFinding extends Finding {
  readonly place: Place;
}

/** Which operations of two specs are the same one, and which have no partner. */
export interface PairedOperations {
  readonly same: readonly (readonly [before: OperationFacts, after: OperationFacts])[];
  readonly gone: readonly OperationFacts[];
  readonly came: readonly OperationFacts[];
}

/** Pairs operations by their names, then by their routes. */
export function pairOperations(before: readonly OperationFacts[], after: readonly OperationFacts[]): PairedOperations {
  const same: (readonly [OperationFacts, OperationFacts])[] = [];
  let [gone, came] = [before, after];
  const keys = [({ id }: OperationFacts) => id, ({ method, path }: OperationFacts) => routeShape(method, path)];
  for (const key of keys) {
    const partners = new Map(came.map((operation) => [key(operation), operation]));
    const found = gone.flatMap((operation) => {
      const partner = partners.get(key(operation));
      return partner ? [[operation, partner] as const] : [];
    });
    same.push(...found);
    gone = gone.filter((operation) => !found.some(([was]) => was === operation));
    came = came.filter((operation) => !found.some(([, is]) => is === operation));
  }
  return { same, gone, came };
}

/** Compares two versions of an operation, up to the named types that it holds. */
export function compareOperations(
  before: OperationFacts,
  after: OperationFacts,
  scopeOf: (place: Place) => Scope,
): PlacedFinding[] {
  const findings: PlacedFinding[] = [];
  const add = (place: Place, ...some: readonly Finding[]): void => {
    findings.push(...some.map((finding) => ({ ...finding, place })));
  };
  const own = (kind: Finding["kind"], was?: string, is?: string): void =>
    add("operation", { kind, way: "", before: was, after: is });
  if (before.id !== after.id) own("renamed", before.id, after.id);
  const moved = isMoved(before, after);
  if (moved) own("moved", routeOf(before), routeOf(after));
  if (before.streaming !== after.streaming) own(after.streaming ? "now-streams" : "no-longer-streams");
  if (before.deprecated !== after.deprecated) own(after.deprecated ? "deprecated" : "no-longer-deprecated");
  if (before.open !== after.open) own(after.open ? "needs-no-login" : "needs-login");
  if (before.status !== after.status) own("status-changed", before.status, after.status);
  add("path", ...(moved ? compareMoved : comparePath)(before.pathParameters, after.pathParameters, scopeOf("path")));
  add("query", ...compareFields(before.query, after.query, scopeOf("query")));
  add("header", ...compareFields(before.headers, after.headers, scopeOf("header")));
  add("body", ...compareWhole(before.body, after.body, scopeOf("body"), after.isBodyRequired));
  add("body", ...compareBodies(before, after));
  if (before.streaming === after.streaming) add("answer", ...compareForms(before.answered, after.answered));
  add("answer", ...compareWhole(before.answer, after.answer, scopeOf("answer")));
  return findings;
}

/** `GET /api/v1/master`. */
export function routeOf({ method, path }: OperationFacts): string {
  return `${method} ${path}`;
}

/** Whether the old route is another one now: also where the same parameters stand in another order. */
function isMoved(before: OperationFacts, after: OperationFacts): boolean {
  if (routeShape(before.method, before.path) !== routeShape(after.method, after.path)) return true;
  const [was, is] = [before, after].map(({ pathParameters }) => pathParameters.map(({ name }) => name));
  return was!.join("/") !== is!.join("/") && was!.every((name) => is!.includes(name));
}

/** Parameters of one route stand in the same order, whatever their names. */
function comparePath(before: readonly FieldFacts[], after: readonly FieldFacts[], scope: Scope): Finding[] {
  return before.flatMap((was, index) => {
    const is = after[index]!;
    const renamed: Finding[] =
      was.name === is.name ? [] : [{ kind: "renamed", way: was.name, before: was.name, after: is.name }];
    return [...renamed, ...compareValues(was, is, scope, was.name)];
  });
}

/** Of another route those have a partner that have kept their names. */
function compareMoved(before: readonly FieldFacts[], after: readonly FieldFacts[], scope: Scope): Finding[] {
  return before.flatMap((was) => {
    const is = after.find(({ name }) => name === was.name);
    return is ? compareValues(was, is, scope, was.name) : [];
  });
}

/** How a body is sent that both have. */
function compareBodies(before: OperationFacts, after: OperationFacts): Finding[] {
  if (!before.body || !after.body) return [];
  const kind = after.isBodyRequired ? "now-required" : "now-optional";
  const required: Finding[] = before.isBodyRequired === after.isBodyRequired ? [] : [{ kind, way: "" }];
  return [...required, ...compareForms(before.sent, after.sent)];
}

/** Media types: one more takes nothing from anybody. */
function compareForms(before: readonly string[], after: readonly string[]): Finding[] {
  if (before.length === 0 || after.length === 0) return [];
  if (before.some((type) => !after.includes(type)))
    return [{ kind: "form-changed", way: "", before: before.join(", "), after: after.join(", ") }];
  const more = after.filter((type) => !before.includes(type));
  return more.map((type) => ({ kind: "form-added", way: "", after: type }));
}

/** A body or an answer, which only one of the two may have. */
function compareWhole(
  before: ValueFacts | undefined,
  after: ValueFacts | undefined,
  scope: Scope,
  mustBeSent = false,
): Finding[] {
  if (before && after) return compareValues(before, after, scope);
  if (before) return [{ kind: "removed", way: "", before: before.type }];
  if (!after) return [];
  const { fields = [] } = scope.after.get(after.type) ?? after;
  const kind = mustBeSent || fields.some(({ required }) => required) ? "added-required" : "added";
  return [{ kind, way: "", after: after.type }];
}
