/** Loads what only some calls need; the first of them waits for it. */
export const loadOnDemand = (): Promise<typeof import("./on-demand.js")> => import("./on-demand.js");
