import { createRequire } from "node:module";

const ts = createRequire(import.meta.url)("typescript");

/**
 * The fields that a call sends, by the type of what it is called with: parameters of the query, and members of the body at any depth.
 * @param {any} checker
 * @param {any} init the type of the second argument
 * @param {{ id: string, body?: any }} operation facts
 * @param {ReadonlyMap<string, any>} types named types of the spec
 * @param {(type: string) => { name: string }} takeApart of the generator
 * @returns {string[]}
 */
export function sentFields(checker, init, operation, types, takeApart) {
  const fields = [];
  for (const place of ["query", "path"]) {
    for (const type of partsOf(checker, init, ["params", place])) {
      fields.push(...namesOf(type).map((name) => `${operation.id}.${place}.${name}`));
    }
  }
  for (const type of partsOf(checker, init, ["body"])) enter(type, operation.body, `${operation.id}.body`, []);
  return fields;

  function enter(type, value, owner, above) {
    if (!value) return;
    const { name } = takeApart(value.type);
    const named = types.get(name);
    const known = (named ?? value).fields ?? [];
    const own = named ? name : owner;
    if (above.length > 8) return;
    for (const one of itemsOf(checker, type)) {
      for (const field of known) {
        const property = one.getProperty(field.name);
        if (!property) continue;
        fields.push(`${own}.${field.name}`);
        enter(checker.getTypeOfSymbol(property), field, `${own}.${field.name}`, [...above, field.name]);
      }
    }
  }
}

/** The types at a way of properties, in any member of a union. */
function partsOf(checker, type, way) {
  let types = constituents(checker, type);
  for (const name of way) {
    types = types.flatMap((one) => {
      const property = one.getProperty(name);
      return property ? constituents(checker, checker.getTypeOfSymbol(property)) : [];
    });
  }
  return types;
}

/** What arrays and maps hold, at any depth, in any member of a union. */
function itemsOf(checker, type) {
  return constituents(checker, type).flatMap((one) => {
    // A string has an index type too: itself.
    if (!(one.flags & ts.TypeFlags.Object)) return [];
    const item = one.getNumberIndexType() ?? (one.getProperties().length === 0 && one.getStringIndexType());
    return item ? itemsOf(checker, item) : [one];
  });
}

function constituents(checker, type) {
  const bare = checker.getNonNullableType(type);
  return bare.isUnion() ? bare.types : [bare];
}

const namesOf = (type) => type.getProperties().map(({ name }) => name);
