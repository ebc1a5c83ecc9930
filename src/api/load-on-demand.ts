import { toError } from "./failure.js";

type OnDemand = typeof import("./on-demand.js");

/** What only some calls need, once it is loaded. */
export let onDemand: OnDemand | undefined;

let loading: Promise<OnDemand> | undefined;

/** Loads it. Rejects with MasterUnreachableError when that fails; the next call tries again, as far as the runtime lets it. */
export const loadOnDemand = (): Promise<OnDemand> =>
  (loading ??= import("./on-demand.js").then(
    (module) => (onDemand = module),
    (cause: unknown) => {
      loading = undefined;
      const message = "Could not load the rest of determined-client.";
      throw toError({ name: "MasterUnreachableError", message, details: { cause } });
    },
  ));
