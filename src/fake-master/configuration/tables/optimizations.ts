import type { Shape } from "../shape.js";
import { flag, section, text, whole } from "./values.js";

/** How training is spread and fused. */
export const optimizations: Shape = section(
  {
    aggregation_frequency: whole({ least: 1, default: 1 }),
    auto_tune_tensor_fusion: flag(false),
    average_aggregated_gradients: flag(true),
    average_training_metrics: flag(true),
    grad_updates_size_file: text(),
    gradient_compression: flag(false),
    mixed_precision: {
      choices: [null, "O0", "O1", "O2", "O3"],
      default: "O0",
      checks: { "mixed_precision should be a string starting with an uppercase letter 'O'": { pattern: /^O/ } },
    },
    tensor_fusion_cycle_time: [
      whole({ least: 0, default: 5, before: "0.25.0" }),
      whole({ least: 0, default: 1, since: "0.25.0" }),
    ],
    tensor_fusion_threshold: whole({ least: 0, default: 64 }),
  },
  { default: {} },
);
