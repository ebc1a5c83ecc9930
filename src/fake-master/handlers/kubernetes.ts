import type { Handlers } from "../requests/call.js";
import { workspaceOf } from "../state/lookup.js";

/** What a master without Kubernetes says when it is asked about it. */
export const kubernetesHandlers: Handlers = {
  GetKubernetesResourceManagers: () => ({ resourceManagers: [] }),
  GetKubernetesResourceQuotas: ({ state, path }) => (workspaceOf(state, path.integer("id")), { resourceQuotas: {} }),
  ListWorkspaceNamespaceBindings: ({ state, path }) => (
    workspaceOf(state, path.integer("id")),
    { namespaceBindings: {} }
  ),
  GetWorkspacesWithDefaultNamespaceBindings: () => ({ workspaceIds: [] }),
};
