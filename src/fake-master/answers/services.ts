import { later } from "./later.js";
import type { components } from "#schema";
import type { Wire } from "../requests/call.js";
import { section, textIn } from "../state/config-values.js";
import type { MasterState, ServiceRecord } from "../state/records.js";
import { KINDS } from "../state/services/kinds.js";
import { allocationOf } from "../state/services/service-life-cycle.js";
import { wireTime } from "../state/stamp.js";

type Schemas = components["schemas"];

/** Keys that open nothing. */
const KEYS = { privateKey: "PRIVATE KEY OF THE FAKE MASTER", publicKey: "ssh-rsa PUBLIC-KEY-OF-THE-FAKE-MASTER" };

/** A command as answers show it, and what all kinds have in common. */
export function commandAnswer(state: MasterState, service: ServiceRecord): Wire<Schemas["v1Command"]> {
  const user = state.users[service.userId];
  return {
    id: service.id,
    description: service.description,
    state: `STATE_${stateOf(state, service)}` as "STATE_QUEUED",
    startTime: millisecond(service.startTime),
    container: null,
    displayName: user?.displayName ?? "",
    userId: service.userId,
    username: user?.username ?? "",
    resourcePool: textIn(section(service.config, "resources"), "resource_pool"),
    exitStatus: service.exitStatus ?? "",
    jobId: service.jobId,
    ...later(state, "0.19.11", { workspaceId: service.workspaceId }),
  };
} // prettier-ignore

/** One that is being killed goes on as RUNNING. */
function stateOf(state: MasterState, service: ServiceRecord): string {
  if (service.exitStatus !== undefined) return "TERMINATED";
  const now = allocationOf(state, service)?.state ?? "QUEUED";
  return now === "TERMINATING" ? "RUNNING" : now;
}

/** A notebook as answers show it. */
export function notebookAnswer(state: MasterState, service: ServiceRecord): Wire<Schemas["v1Notebook"]> {
  return { ...commandAnswer(state, service), serviceAddress: `/proxy/${service.id}/?token=${service.token ?? ""}` };
}

/** A shell as answers show it; its address is known once it runs. */
export function shellAnswer(state: MasterState, service: ServiceRecord): Wire<Schemas["v1Shell"]> {
  const port = KINDS.shell.port?.number ?? 0;
  const address = { container_ip: "127.0.0.1", container_port: port, host_ip: "127.0.0.1", host_port: port };
  return {
    ...commandAnswer(state, service),
    ...KEYS,
    addresses: ["QUEUED", "PULLING", "STARTING"].includes(stateOf(state, service)) ? [] : [address],
    agentUserGroup: { gid: 0, group: "root", id: 0, uid: 0, user: "root", user_id: 0 },
  };
}

/** A TensorBoard as answers show it. */
export function tensorboardAnswer(state: MasterState, service: ServiceRecord): Wire<Schemas["v1Tensorboard"]> {
  const { experimentIds, trialIds } = service;
  return { ...commandAnswer(state, service), experimentIds, trialIds, serviceAddress: `/proxy/${service.id}/` };
}

/** These times have three digits. */
function millisecond(time: string): string {
  return wireTime(`${time.slice(0, 23)}000Z`);
}
