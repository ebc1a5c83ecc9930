import type { Handlers } from "../requests/call.js";
import { trialOf } from "../state/lookup.js";

/** The profiler: the fake's programs measure nothing of their machine, and keeps nothing of what others send. */
export const profilerHandlers: Handlers = {
  GetTrialProfilerAvailableSeries: async function* ({ state, path }) {
    trialOf(state, path.integer("trialId"));
    yield await Promise.resolve({ labels: [] });
  } as Handlers["GetTrialProfilerAvailableSeries"] & object,
  GetTrialProfilerMetrics: ({ state, path }) => (trialOf(state, path.integer("labels.trialId")), nothing()),
  PostTrialProfilerMetricsBatch: () => ({}),
};

async function* nothing(): AsyncGenerator<never> {
  // Nothing was measured.
}
