export { memorySource, type ByteSource } from "./byte-source.js";
export { checkIsTorch } from "./checkpoint-kind.js";
export type { ElementType, TensorData } from "./element-types.js";
export { readStateDict, readStateDictInSteps } from "./read-state-dict.js";
export { Tensor } from "./tensor.js";
