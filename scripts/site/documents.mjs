const cookbook = "docs/cookbook/";
const forMaintainers = "For maintainers";

/** The groups of the menu in their order; `*` is the reference. */
export const groups = ["Cookbook", "Guides", "Examples", "*", forMaintainers];

/** The documents in the order of the menu, as globs; the cookbook's own pages come first. */
export const documents = [
  "docs/migration-from-python.md",
  "docs/!(migration-from-python|style-guide).md",
  "examples/**/README.md",
  "docs/style-guide.md",
  "docs/decisions/*.md",
];

/**
 * The pages of the cookbook in the order of its table of contents.
 * @param {string} table docs/cookbook/README.md
 * @param {string[]} names of the files in its folder
 */
export function orderCookbook(table, names) {
  const listed = ["README.md", ...[...table.matchAll(/\]\(([\w-]+\.md)\)/g)].map((match) => match[1])];
  const left = names.filter((name) => !listed.includes(name));
  if (left.length) throw new Error(`${left.join(", ")}: not in the table of ${cookbook}README.md. Add the task there.`);
  return listed.map((name) => cookbook + name);
}

/**
 * The heading in the menu that a page stands below.
 * @param {string} path from the root of the repository
 */
export function groupOf(path = "") {
  if (path.startsWith(cookbook)) return "Cookbook";
  if (path.startsWith("docs/decisions/") || path === "docs/style-guide.md") return forMaintainers;
  return path.startsWith("examples/") ? "Examples" : "Guides";
}
