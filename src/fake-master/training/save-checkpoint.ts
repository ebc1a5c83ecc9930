import { toBase64 } from "../base64.js";
import { uuid } from "../state/chance.js";
import { logFromContainer } from "../state/tasks/logs.js";
import { stamp } from "../state/stamp.js";
import type { AllocationRecord, FileContent, JsonObject, TrialRecord } from "../state/records.js";
import type { World } from "./events.js";
import type { TrainingStep } from "./training-plan.js";

/** Saves a checkpoint of the step: files that follow from the trial's seed, or those given by path. */
export function saveCheckpoint(
  world: World,
  now: number,
  allocation: AllocationRecord,
  trial: TrialRecord,
  step: TrainingStep,
  given: Record<string, string | Uint8Array> | undefined,
): void {
  const { state } = world;
  const id = uuid(state);
  const metadata: JsonObject = { steps_completed: step.batches };
  const files: Record<string, FileContent> = { "metadata.json": { text: JSON.stringify(metadata, null, 2) } };
  if (given === undefined) {
    files["state.txt"] = { text: `step ${step.step} of ${step.steps}\nbatches ${step.batches}\n` };
    files["weights/layer-0.bin"] = { seed: `${trial.seed}/${step.step}/0`, size: 2048 };
    files["weights/layer-1.bin"] = { seed: `${trial.seed}/${step.step}/1`, size: 4096 };
  }
  for (const [path, content] of Object.entries(given ?? {})) {
    files[path] = typeof content === "string" ? { text: content } : { base64: toBase64(content) };
  }
  state.checkpoints[id] = {
    uuid: id,
    taskId: allocation.taskId,
    allocationId: allocation.id,
    trialId: trial.id,
    reportTime: stamp(state, now),
    resources: resourcesOf(files),
    metadata,
    state: "COMPLETED",
    storageId: 1,
    step: step.step,
    files,
  };
  trial.checkpoints.push(id);
  world.stored?.(id);
  logFromContainer(state, now, allocation, {
    source: "task",
    text: `INFO: [30] determined.core: Reported checkpoint to master ${id}`,
  });
}

const encoder = new TextEncoder();

/** Sizes by path as the API lists them: directories too, with a slash at their end. */
function resourcesOf(files: Record<string, FileContent>): Record<string, string> {
  const sizes: Record<string, string> = {};
  for (const [path, content] of Object.entries(files)) {
    for (let end = path.indexOf("/"); end >= 0; end = path.indexOf("/", end + 1)) sizes[path.slice(0, end + 1)] = "0";
    sizes[path] = String(sizeOf(content));
  }
  const sorted: Record<string, string> = {};
  for (const path of Object.keys(sizes).sort()) sorted[path] = sizes[path]!;
  return sorted;
}

function sizeOf(content: FileContent): number {
  if ("text" in content) return encoder.encode(content.text).length;
  return "size" in content ? content.size : atob(content.base64).length;
}
