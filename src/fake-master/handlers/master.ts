import { later } from "../answers/later.js";
import type { Handlers } from "../requests/call.js";
import { refuse } from "../refusal.js";

/** What the master says of itself. */
export const masterHandlers: Handlers = {
  GetMaster: ({ state }) => {
    return {
      version: state.release,
      masterId: state.masterId,
      clusterId: state.clusterId,
      clusterName: state.clusterName,
      telemetryEnabled: false,
      ssoProviders: [],
      externalLoginUri: "",
      externalLogoutUri: "",
      branding: "determined",
      rbacEnabled: false,
      product: "PRODUCT_UNSPECIFIED",
      featureSwitches: [],
      ...later(state, "0.21.0", { userManagementEnabled: true }),
      ...later(state, "0.23.3", { strictJobQueueControl: false }),
      ...later(state, "0.36.0", { hasCustomLogo: false }),
      clusterMessage: state.clusterMessage as never,
    };
  },
  GetTelemetry: () => ({ enabled: false, segmentKey: "" }),
  GetMasterConfig: ({ state, user }) => {
    if (!user.admin) throw refuse("denied", "user does not have permission");
    return {
      config: { checkpoint_storage: { type: "shared_fs", host_path: state.storagePath }, port: 8080, security: {} },
    };
  },
  "get-info": ({ state }) => {
    return Response.json({
      version: state.release,
      master_id: state.masterId,
      cluster_id: state.clusterId,
      cluster_name: state.clusterName,
      telemetry: { enabled: false, otel_enabled: false, otel_endpoint: "" },
      ...later(state, "0.20.0", { sso_providers: null }),
    });
  },
  health: () =>
    Response.json({ status: "up", database: "up", resource_managers: [{ cluster_name: "default", status: "up" }] }),
};
