import { fileURLToPath } from "node:url";

const source = (path) => fileURLToPath(new URL(`../src/${path}.ts`, import.meta.url));

/** What differs between Node and the web: the names that sources import, and the file behind each on either side. */
export const sides = {
  node: {
    "#platform": source("platform/node/index"),
  },
  web: {
    "#platform": source("platform/web/index"),
  },
};
