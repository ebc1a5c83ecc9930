/** Rules of markdown-it: a table scrolls in a box of its own, and no cell of prose becomes a column of single words. */
export const tables = {
  table_open: () => '<div class="table"><table>',
  table_close: () => "</table></div>",
  td_open(tokens, index, options, _, renderer) {
    if (tokens[index + 1].content.length > 40) tokens[index].attrJoin("class", "prose");
    return renderer.renderToken(tokens, index, options);
  },
};
