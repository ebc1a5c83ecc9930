import { isObject, type Json, type JsonObject } from "../state/json.js";
import type { Form } from "./shape.js";

/** How the master reads a value that may be written in several ways. */
export const FORMS: Record<Form, (value: Json) => Json> = {
  // One value stands for each kind of device; "gpu" is the former name of "cuda".
  perDevice: (value) => {
    if (!isObject(value)) return { cpu: value, cuda: value, rocm: value };
    const { gpu, ...others } = value;
    return gpu === undefined || gpu === null ? others : { ...others, cuda: others["cuda"] ?? gpu };
  },
  device: (value) => {
    if (typeof value !== "string") return value;
    const [host, container, mode, ...rest] = value.split(":");
    if (container === undefined || rest.length > 0)
      throw new TypeError(`invalid device string: ${JSON.stringify(value)}`);
    return { host_path: host ?? "", container_path: container, ...(mode === undefined ? {} : { mode }) };
  },
  distinct: (value) => (Array.isArray(value) ? [...new Set(value)] : value),
  // A plain value is a constant; a map without a type is a group of hyperparameters.
  constant: (value) => (isObject(value) ? value : { type: "const", val: value }),
  actionName: (value) => (isObject(value) ? (value["type"] ?? null) : value),
  pod: (value) => (isObject(value) ? podOf(value) : value),
};

/** A pod as Kubernetes' own types write it. */
function podOf(pod: JsonObject): JsonObject {
  const spec = isObject(pod["spec"]) ? pod["spec"] : {};
  const containers = Array.isArray(spec["containers"]) ? spec["containers"].map(containerOf) : null;
  const metadata = isObject(pod["metadata"]) ? pod["metadata"] : {};
  return {
    ...pod,
    metadata: { creationTimestamp: null, ...metadata },
    spec: { ...spec, containers },
    status: isObject(pod["status"]) ? pod["status"] : {},
  };
}

function containerOf(container: Json): Json {
  return isObject(container) ? { name: "", resources: {}, ...container } : container;
}
