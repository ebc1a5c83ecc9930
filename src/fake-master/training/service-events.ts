import { plan } from "../state/planned-events.js";
import type { AllocationRecord, MasterState, PlannedEvent, ServiceRecord } from "../state/records.js";
import { KINDS } from "../state/services/kinds.js";
import { serviceLeft } from "../state/services/service-life-cycle.js";
import { logFromContainer, logFromMaster } from "../state/tasks/logs.js";
import { runScript } from "./script.js";

/** Milliseconds that a container takes before the first line of a command. */
const STARTUP = 3_500;

/** What happens to a container that belongs to no trial. */
export function happenToService(
  state: MasterState,
  now: number,
  allocation: AllocationRecord,
  event: Extract<PlannedEvent, { allocationId: string }>,
): void {
  const service = state.services[allocation.taskId];
  const task = state.tasks[allocation.taskId];
  if (service === undefined || task === undefined) return;
  if (event.kind === "exit") return serviceLeft(state, now, allocation, event.code, event.why === "killed");
  if (allocation.state === "TERMINATING") return;
  if (event.kind === "start") {
    logFromMaster(state, now, task, `${service.description} was assigned to an agent`);
    plan(state, now + (service.kind === "command" ? 350 : 700), { kind: "run", allocationId: allocation.id });
  } else if (event.kind === "run") {
    allocation.state = "RUNNING";
    logFromMaster(state, now, task, `Resources for ${service.description} have started`);
    const { readyAfter } = KINDS[service.kind];
    plan(state, now + (readyAfter ?? STARTUP), { kind: "ready", allocationId: allocation.id });
  } else if (event.kind === "ready") begin(state, now, allocation, service);
}

/** A service answers from now on; a command does what its script says. */
function begin(state: MasterState, now: number, allocation: AllocationRecord, service: ServiceRecord): void {
  const task = state.tasks[service.id];
  if (service.kind !== "command") {
    allocation.isReady = true;
    if (task !== undefined) logFromMaster(state, now, task, `Service of ${service.description} is available`);
    return;
  }
  const words = service.config["entrypoint"];
  const { lines, code, duration } = runScript(Array.isArray(words) ? words.slice(1).map(String) : []);
  for (const text of lines) logFromContainer(state, now, allocation, { source: "task", text });
  plan(state, now + duration, { kind: "exit", allocationId: allocation.id, code, why: code === 0 ? "end" : "failure" });
}
