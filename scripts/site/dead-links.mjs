import { readdir, readFile } from "node:fs/promises";
import { posix, relative, resolve, sep } from "node:path";

/**
 * Follows every link of the pages of a folder that leads into it: to a file, and to a place on a page.
 * @param {string} folder
 * @returns {Promise<{ pages: number, links: number, dead: string[] }>}
 */
export async function findDeadLinks(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, resolve(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"));
  const pages = new Map();
  for (const file of files.filter((each) => each.endsWith(".html")))
    pages.set(file, await readFile(resolve(folder, file), "utf8"));
  return deadLinksOf(pages, new Set(files));
}

/**
 * @param {ReadonlyMap<string, string>} pages the text of each page by its path
 * @param {ReadonlySet<string>} files all files
 */
export function deadLinksOf(pages, files) {
  const places = new Map([...pages].map(([page, text]) => [page, placesOf(text)]));
  const dead = [];
  let links = 0;
  for (const [page, text] of pages) {
    for (const link of new Set(linksOf(text))) {
      links += 1;
      const [address, place] = link.split("#");
      const path = address.split("?")[0];
      const target = path ? posix.join(posix.dirname(page), decodeURIComponent(path)) : page;
      const isThere = files.has(target) && (!place || places.get(target)?.has(decodeURIComponent(place)) !== false);
      if (!isThere) dead.push(`${page}: ${link}`);
    }
  }
  return { pages: pages.size, links, dead };
}

/** Where links, images and scripts of a page lead, but for other sites and for scripts. */
function linksOf(text) {
  return [...text.matchAll(/\s(?:href|src)="([^"]*)"/g)]
    .map((match) => match[1].replaceAll("&amp;", "&"))
    .filter((link) => link && link !== "#" && !/^[a-z][a-z+.-]*:|^\/\//i.test(link));
}

/** What a link can lead to on a page. */
function placesOf(text) {
  return new Set([...text.matchAll(/\s(?:id|name)="([^"]*)"/g)].map((match) => match[1]));
}
