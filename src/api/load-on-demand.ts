import { standIn } from "./stand-in.js";

type OnDemand = typeof import("./on-demand/index.js");

/** What only some calls need; until it is loaded, something simpler. */
export let onDemand: OnDemand = standIn as OnDemand;

let loading: Promise<OnDemand> | undefined;

/** Loads it. Where that fails it is the simpler one, and the next call tries again, as far as the runtime lets it. */
export const loadOnDemand = (): Promise<OnDemand> =>
  (loading ??= import("./on-demand/index.js").then(
    (module) => (onDemand = module),
    () => {
      loading = undefined;
      return onDemand;
    },
  ));
