import { later } from "../answers/later.js";
import type { Handlers } from "../requests/call.js";
import { refuse } from "../refusal.js";
import { masterConfiguration } from "../state/cluster/master-configuration.js";
import { refuseUnprivileged } from "../state/users/privileges.js";
import { activeMessage } from "./cluster-message.js";
import { masterLogs } from "./master-logs.js";

/** What the master says of itself. */
export const masterHandlers: Handlers = {
  GetMaster: ({ state, now }) => {
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
      clusterMessage: activeMessage(state, now) as never,
    };
  },
  PatchMasterConfig: ({ user, body }) => {
    refuseUnprivileged(user);
    const mask = (body.object("fieldMask")?.["paths"] ?? []) as string[];
    const other = mask.find((name) => name !== "log.level" && name !== "log.color");
    if (other !== undefined) throw refuse("internal", `unsupported or invalid field: ${other}`);
    return {};
  },
  MasterLogs: (call) => masterLogs(call),
  CleanupLogs: ({ user }) => (refuseUnprivileged(user), { removedCount: "0" }),
  GetTelemetry: () => ({ enabled: false, segmentKey: "" }),
  GetMasterConfig: ({ state, user }) => {
    refuseUnprivileged(user);
    return { config: masterConfiguration(state) };
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
