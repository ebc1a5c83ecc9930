/**
 * The parts of a page as typedoc holds them: text, code spans and links.
 * @typedef {{ kind: string, text: string }[]} Content
 */

/**
 * The first heading of a page, without marks.
 * @param {Content} content
 * @param {string} otherwise
 */
export function titleOf(content, otherwise) {
  const heading = /^# +(.+)$/m.exec(content.map((part) => part.text).join(""))?.[1];
  return heading === undefined ? otherwise : heading.replace(/[`*]/g, "").trim();
}

/**
 * Makes text of the code in headings: typedoc leaves code out of their addresses, which links of the page have in them.
 * @param {Content} content
 */
export function plainHeadings(content) {
  let line = "";
  for (const part of content) {
    if (part.kind === "code" && /^#{1,6} [^\n]*$/.test(line)) {
      part.kind = "text";
      part.text = part.text.replace(/^`+|`+$/g, "");
    }
    line = (line + part.text).split("\n").at(-1);
  }
}

/**
 * Makes links of what stands behind a picture that is a link, which typedoc leaves as it is.
 * @param {Content} content
 * @param {(path: string) => { target: unknown, anchor?: string } | undefined} register gives the file of a path
 * @returns {Content}
 */
export function linkPictures(content, register) {
  return content.flatMap((part) => {
    if (part.kind !== "text") return [part];
    return part.text.split(/(?<=^\)?\]\(|\)\]\()([^)\s:]+)(?=\))/).map((text, index) => {
      const file = index % 2 ? register(text) : undefined;
      return file ? { kind: "relative-link", text, target: file.target, targetAnchor: file.anchor } : { kind: "text", text };
    });
  });
}
