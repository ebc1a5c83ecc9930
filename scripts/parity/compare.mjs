/** The ways a Python name can stand to this package, in the order of the table's summary. */
export const statuses = ["same", "renamed", "changed", "pending", "not offered"];

/** `list_models` -> `listModels`; enum members and class names stay. */
export function camelCase(name) {
  return name
    .split(".")
    .map((part) => (/^[A-Z]/.test(part) ? part : part.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase())))
    .join(".");
}

/**
 * Compares the Python names with ours.
 * @param {Record<string, { names: Record<string, string> }>} python by release
 * @param {Map<string, { deprecated: boolean }>} ours
 * @param {{ classes: Record<string, string>, names: Record<string, { status: string, to?: string, reason: string }> }} decisions
 * @returns {{ rows: object[], problems: string[] }}
 */
export function compare(python, ours, decisions) {
  const rows = [];
  const problems = [];
  const all = new Map();
  for (const [release, { names }] of Object.entries(python)) {
    for (const [name, kind] of Object.entries(names)) {
      all.set(name, { kind, releases: [...(all.get(name)?.releases ?? []), release] });
    }
  }
  for (const [name, { kind, releases }] of [...all].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const decision = decisions.names[name];
    const target = decision?.to ?? expected(name, decisions.classes);
    const found = ours.get(target);
    const status = decision?.status ?? (target === name || target === camelCase(name) ? "same" : "renamed");
    const missing = status === "pending" || status === "not offered";
    if (decision && !statuses.includes(decision.status))
      problems.push(`${name}: "${decision.status}" is not a status.`);
    if (decision && !decision.reason) problems.push(`${name}: its decision gives no reason.`);
    if (!missing && !found)
      problems.push(`${name} has no row: there is no export ${target}, and decisions.json says nothing of it.`);
    if (missing && found) problems.push(`${name} is said to be ${status}, but ${target} is there.`);
    const row = {
      python: name,
      kind,
      releases,
      typescript: missing ? "" : target,
      status,
      reason: decision?.reason ?? "",
    };
    rows.push({ ...row, deprecated: found?.deprecated ?? false });
  }
  for (const name of Object.keys(decisions.names)) {
    if (!all.has(name)) problems.push(`decisions.json decides on ${name}, which no release has.`);
  }
  return { rows, problems };
}

function expected(name, classes) {
  const [owner, member] = name.split(".");
  if (member === undefined) return classes[owner] ?? camelCase(name);
  return `${classes[owner] ?? owner}.${camelCase(`x.${member}`).slice(2)}`;
}

/** How many rows there are of each status. */
export function countStatuses(rows) {
  return statuses.map((status) => [status, rows.filter((row) => row.status === status).length]);
}
