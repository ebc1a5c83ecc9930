/**
 * Makes one list of the `@throws` of a comment, with links to the classes; typedoc has a heading for each.
 * @param {import("typedoc").Comment} comment
 * @param {(name: string) => import("typedoc").Reflection | undefined} classOf
 */
export function listThrows(comment, classOf) {
  const [first, ...others] = comment.getTags("@throws");
  if (!first) return;
  first.content = [first, ...others].flatMap(({ content }) => [
    { kind: "text", text: "- " },
    ...linkName(content, classOf).map((part) => ({ ...part, text: part.text.replace(/\n/g, "\n  ") })),
    { kind: "text", text: "\n" },
  ]);
  comment.blockTags = comment.blockTags.filter((tag) => !others.includes(tag));
}

function linkName([start, ...rest], classOf) {
  const [name] = start?.kind === "text" ? (/^\w+/.exec(start.text) ?? []) : [];
  const target = name && classOf(name);
  if (!target) return [start, ...rest];
  const link = { kind: "inline-tag", tag: "@link", text: name, target };
  return [link, { kind: "text", text: start.text.slice(name.length) }, ...rest];
}
