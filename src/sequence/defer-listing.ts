import { showListing, type Listing } from "./listing.js";

/**
 * A listing whose maker is loaded at the first await or step. `load` gives a function and not the listing itself, because a
 * promise of a listing would read all its rows.
 */
export function deferListing<T>(what: string, load: () => Promise<() => Listing<T>>): Listing<T> {
  const list = async (): Promise<{ listing: Listing<T> }> => ({ listing: (await load())() });
  const all = async (): Promise<T[]> => await (await list()).listing;
  return showListing(what, {
    then: (resolve, reject) => all().then(resolve, reject),
    async *[Symbol.asyncIterator]() {
      yield* (await list()).listing;
    },
    first: async () => (await list()).listing.first(),
    async *pages() {
      yield* (await list()).listing.pages();
    },
  });
}
