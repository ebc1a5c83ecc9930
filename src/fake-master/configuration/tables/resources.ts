import type { Shape } from "../shape.js";
import { flag, number, OPTIONAL, record, section, text, whole } from "./values.js";

const device = record(
  { host_path: { kinds: ["string"] }, container_path: { kinds: ["string"] }, mode: text({ default: "mrw" }) },
  { required: ["host_path", "container_path"] },
);

/** Devices of the machine, as objects or in the words of `docker run --device`. */
const devices: Shape = {
  kinds: ["array", "null"],
  default: [],
  join: "above first, by container_path",
  items: {
    form: "device",
    as: device,
    variants: {
      list: [
        { when: "never", shape: device },
        { when: "never", shape: { kinds: ["string"], pattern: /^\/[^:]*:\/[^:]*(?::[rwm]*)?/ } },
      ],
      otherwise: "is neither a list of --device strings nor a map containing host_path, container_path, and mode",
    },
  },
};

/** What a trial gets from the cluster. */
export const resources: Shape = section(
  {
    agent_label: [text({ default: "", before: "0.20.0" }), text({ kept: "never", since: "0.20.0" })],
    devices,
    is_single_node: { kinds: ["boolean", "null"], since: "0.28.0" },
    max_slots: whole(),
    native_parallel: flag(false),
    // On clusters with agents; the master sets it where it keeps a queue by priority.
    priority: [
      whole({ least: 1, most: 99, before: "0.20.0" }),
      whole({ least: 1, most: 99, default: 42, since: "0.20.0" }),
    ],
    resource_pool: text({ default: "" }),
    shm_size: {
      kinds: ["integer", "string", "null"],
      checks: {
        "must be a valid memory size": { pattern: /^([0-9]*[.])?[0-9]+ ?(([kmgtpKMGTP]([iI]?[bB])?)|[bB])?$/ },
      },
      // The table would let "64m" pass; the program that reads it does not.
      decodes: { type: "int", structure: "ResourcesConfigV0" },
    },
    slots: whole(OPTIONAL),
    slots_per_trial: whole({ least: 0, default: 1 }),
    weight: number({ default: 1 }),
  },
  { default: {} },
);
