import { format } from "prettier";

/** Puts the tables between the marks of a document: `<!-- table: name -->` and `<!-- end of table -->`. */
export async function withTables(document: string, tables: ReadonlyMap<string, string>): Promise<string> {
  let text = document;
  for (const [name, table] of tables) {
    const [begin, end] = [`<!-- table: ${name} -->`, "<!-- end of table -->"];
    const from = text.indexOf(begin);
    const to = text.indexOf(end, from);
    if (from < 0 || to < 0) throw new Error(`The document has no place for the table of ${name}.`);
    text = `${text.slice(0, from)}${begin}\n\n${table}\n\n${text.slice(to)}`;
  }
  return format(text, { parser: "markdown", printWidth: 120 });
}
