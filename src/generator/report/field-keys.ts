import type { ApiFacts, FieldFacts, OperationFacts, ValueFacts } from "../api-facts.js";
import type { Place } from "../diff/rules.js";
import { takeApart, withoutSteps } from "../type-names.js";

/**
 * What the map of the methods calls the field at a way of one spec: after the last type with a name that the way enters, `v1User.username`, else
 * after the operation, `GetUsers.query.active`. A way may enter a type where the other spec has an object without a name.
 *
 * @param name Of a type or an operation.
 */
export function fieldKeys(facts: ApiFacts, name: string, places: readonly Place[], way: string): string[] {
  const steps = withoutSteps(way).split(".");
  const type = facts.types.get(name);
  if (type) return [keyAt(facts, name, type, steps)];
  const operation = facts.operations.find(({ id }) => id === name);
  if (!operation) return [];
  return places.map((place) => keyAt(facts, `${name}.${place}`, valueAt(operation, place), steps));
}

function valueAt(operation: OperationFacts, place: Place): ValueFacts | undefined {
  if (place === "body" || place === "answer") return operation[place];
  return { type: "object", fields: place === "query" ? operation.query : [] };
}

function keyAt(facts: ApiFacts, root: string, value: ValueFacts | undefined, steps: readonly string[]): string {
  const named = value && facts.types.get(takeApart(value.type).name);
  const key = named ? named.name : root;
  const [step, ...rest] = steps;
  if (step === undefined) return root;
  const field = (named ?? value)?.fields?.find((one: FieldFacts) => one.name === step);
  return rest.length === 0 ? `${key}.${step}` : keyAt(facts, `${key}.${step}`, field, rest);
}
