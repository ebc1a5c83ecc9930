/** Servers and proxies refuse longer addresses with 414 or 431, many from 8 kB on with all headers. */
const longestAddress = 6000;
/** What paging and cursors add to a query. */
const reserved = 120;

/** How many characters of an address are left for ids. */
export function charactersForIds(master: string, path: string, query: object): number {
  return longestAddress - reserved - master.length - path.length - queryLength(query);
}

/** Splits ids into groups whose query parameters fit into the given number of characters; each holds one id at least. */
export function splitByLength(ids: readonly number[], parameter: string, most: number): number[][] {
  const groups: number[][] = [];
  let used = Infinity;
  for (const id of ids) {
    const length = parameter.length + String(id).length + 2;
    if (used + length > most) {
      groups.push([]);
      used = 0;
    }
    groups.at(-1)!.push(id);
    used += length;
  }
  return groups;
}

/** Characters that members of a query take in an address. */
export function queryLength(query: object): number {
  let length = 0;
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat() as (string | undefined)[]) {
      if (one !== undefined) length += encodeURIComponent(name).length + encodeURIComponent(one).length + 2;
    }
  }
  return length;
}
