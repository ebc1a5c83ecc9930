import * as module from "./on-demand/index.js";

/** See `load-on-demand.ts`, which the web build has instead of this: where files are at hand there is nothing to save. */
export const onDemand: typeof module = module;

const loaded = Promise.resolve(onDemand);

/** See `load-on-demand.ts`. */
export const loadOnDemand = (): Promise<typeof module> => loaded;
