/** Rules of markdown-it: a table scrolls in a box of its own, and no cell of prose becomes a column of single words. */
export const tables = {
  table_open: () => '<div class="table"><table>',
  table_close: () => "</table></div>",
  td_open(tokens, index, options, _, renderer) {
    const { content } = tokens[index + 1];
    if (content.length > 40 && !content.startsWith("![")) tokens[index].attrJoin("class", "prose");
    return renderer.renderToken(tokens, index, options);
  },
};
