/**
 * @typedef {object} Unit what one function does without those that it calls
 * @property {{ id: string, parameter?: { number: number }, value?: string }[]} operations an operation may depend on what a parameter is
 * @property {Set<string>} fields
 * @property {{ since: string, of?: { parameter: number, value: string }, isSometimes: boolean, words: string[] }[]} needs releases that it needs of a master
 * @property {{ unit: any, arguments?: readonly ({ strings?: string[], parameter?: number } | undefined)[], isSometimes?: boolean }[]} uses
 */

/**
 * Collects what functions do, and all that they call, with what they call it.
 * @param {ReadonlyMap<any, Unit>} units
 * @param {readonly any[]} roots
 * @param {(unit: any) => readonly any[]} runsOf what runs where a unit is named
 */
export function reach(units, roots, runsOf) {
  const [operations, fields] = [new Set(), new Set()];
  const needs = new Map();
  const numbers = new Map();
  const seen = new Set();
  const open = roots.map((unit) => ({ unit, given: [], isSometimes: false }));
  for (const { unit, given, isSometimes } of open) {
    if (!numbers.has(unit)) numbers.set(unit, numbers.size);
    const key = `${numbers.get(unit)} ${JSON.stringify(given)} ${isSometimes}`;
    const own = units.get(unit);
    if (!own || seen.has(key)) continue;
    seen.add(key);
    for (const { id, parameter, value } of own.operations) {
      const known = parameter && given[parameter.number];
      if (!known || known.includes(value)) operations.add(id);
    }
    own.fields.forEach((name) => fields.add(name));
    for (const { of, ...need } of own.needs) {
      const known = of && given[of.parameter];
      if (known && !known.includes(of.value)) continue;
      const found = {
        since: need.since,
        isSometimes: isSometimes || need.isSometimes,
        words: isSometimes && !need.isSometimes ? [] : need.words,
      };
      needs.set(JSON.stringify(found), found);
    }
    for (const used of own.uses) {
      const handed = (used.arguments ?? []).map((one) => one?.strings ?? given[one?.parameter ?? -1]);
      for (const part of runsOf(used.unit)) {
        open.push({ unit: part, given: handed, isSometimes: isSometimes || used.isSometimes === true });
      }
    }
  }
  return { operations, fields, needs: [...needs.values()] };
}
