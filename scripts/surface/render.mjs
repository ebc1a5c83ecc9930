import { format } from "prettier";
import { referredNames } from "./modules.mjs";

/**
 * Writes down what an entry exports, as text that changes only when the surface does.
 * @param {ReturnType<typeof import("./modules.mjs").createModules>} modules
 * @param {{ name: string, path: string }} entry
 */
export async function renderSurface(modules, entry) {
  const exported = [...modules.exportsOf(entry.path)].sort(byName);
  const shown = new Map();
  const lines = exported.map(([name, found]) => {
    if (!found) throw new Error(`${entry.path} exports ${name}, which is declared nowhere.`);
    if (found.outside) return `export type { ${as(found.name, name)} } from "${found.path}";`;
    const key = keyOf(found);
    if (found.name !== name && shown.has(key)) return `export { ${as(shown.get(key), name)} };`;
    shown.set(key, name);
    return textOf(found, name);
  });
  const reached = reachedFrom(
    modules,
    exported.map(([, found]) => found),
    new Set(shown.keys()),
  );
  const page = [
    `# ${entry.name}`,
    "Written by `npm run surface`; do not edit. What users can rely on: a change here is a change for them.",
    block(lines),
    ...(reached.length
      ? ["## Not exported, but part of what is", block(reached.map((found) => textOf(found, found.name)))]
      : []),
  ];
  return format(page.join("\n\n"), { parser: "markdown", printWidth: 120 });
}

/** The declarations that the given ones lean on, over any number of steps; `known` holds the keys of those to leave out. */
export function reachedFrom(modules, start, known) {
  const reached = new Map();
  const queue = start.filter((found) => !found.outside);
  for (let found = queue.pop(); found; found = queue.pop()) {
    for (const name of found.declared.flatMap((node) => [...referredNames(node)])) {
      const next = modules.lookUp(found.path, name);
      if (!next || next.outside || known.has(keyOf(next))) continue;
      known.add(keyOf(next));
      reached.set(keyOf(next), next);
      queue.push(next);
    }
  }
  return [...reached.values()].sort((one, other) => byName([one.name], [other.name]));
}

/** An exported name again as a class is only an alias, and classes come under the name of their own first. */
function byName([one], [other]) {
  return one < other ? -1 : one > other ? 1 : 0;
}

export const keyOf = ({ path, name }) => `${path} ${name}`;
const as = (own, name) => (own === name ? own : `${own} as ${name}`);
const block = (lines) => `\`\`\`ts\n${lines.join("\n\n")}\n\`\`\``;

function textOf({ name, declared }, exportedAs) {
  const texts = declared.map((node) => node.getText().replace(/^(export )?(declare )?/, ""));
  return texts.join("\n") + (name === exportedAs ? "" : `\nexport { ${name} as ${exportedAs} };`);
}
