import type { Release } from "../../../../generated/releases.js";
import { isAtLeast } from "../../state/release.js";
import type { Shape } from "../shape.js";
import { flag, OPTIONAL, record, section, text, texts } from "./values.js";

const DEVICES = ["cpu", "cuda", "rocm"] as const;

/** Images of the releases: since when, and which for each kind of device. */
const IMAGES = [
  [
    "0.19.10",
    "determinedai/environments:py-3.8-pytorch-1.10-tf-2.8-cpu-24586f0",
    "determinedai/environments:cuda-11.3-pytorch-1.10-tf-2.8-gpu-24586f0",
    "determinedai/environments:rocm-5.0-pytorch-1.10-tf-2.7-rocm-24586f0",
  ],
  [
    "0.20.0",
    "determinedai/environments:py-3.8-pytorch-1.12-tf-2.8-cpu-0.21.1",
    "determinedai/environments:cuda-11.3-pytorch-1.12-tf-2.8-gpu-0.21.1",
    "determinedai/environments:rocm-5.0-pytorch-1.10-tf-2.7-rocm-0.21.1",
  ],
  [
    "0.22.0",
    "determinedai/environments:py-3.8-pytorch-1.12-tf-2.11-cpu-0.21.2",
    "determinedai/environments:cuda-11.3-pytorch-1.12-tf-2.11-gpu-0.21.2",
    "determinedai/environments:rocm-5.0-pytorch-1.10-tf-2.7-rocm-0.21.2",
  ],
  [
    "0.38.0",
    "determinedai/pytorch-ngc:0.38.1",
    "determinedai/pytorch-ngc:0.38.1",
    "determinedai/environments:rocm-5.6-pytorch-1.3-tf-2.10-rocm-mpich-0736b6d",
  ],
] as const;

/** The images that a release starts containers from. */
export function imagesOf(release: Release): { cpu: string; cuda: string; rocm: string } {
  const row = [...IMAGES].reverse().find(([first]) => isAtLeast(release, first)) ?? IMAGES[0];
  return { cpu: row[1], cuda: row[2], rocm: row[3] };
}

/** The same for each kind of device; later rows take precedence over earlier ones. */
const imageOf = (at: 1 | 2 | 3): Shape[] =>
  [...IMAGES].reverse().map((row) => text({ since: row[0], default: row[at] }));
const imageMap = section({ cpu: imageOf(1), cuda: imageOf(2), rocm: imageOf(3), gpu: text({ kept: "never" }) });

const variables = texts({ default: [], join: "below first" });
const variableMap = section({
  ...Object.fromEntries(DEVICES.map((device) => [device, variables])),
  gpu: texts({ kept: "never" }),
});

const perDevice = (map: Shape, plain: Shape, otherwise: string): Shape => ({
  form: "perDevice",
  as: map,
  variants: {
    list: [
      { when: "never", shape: { ...map, kinds: ["object"] } },
      { when: "never", shape: plain },
    ],
    otherwise,
  },
});

/** What of a pod the master decides itself. */
const CONTAINER: Record<string, string> = {
  image: "container Image is not configurable, set it in the experiment config",
  command: "container Command is not configurable",
  args: "container Args are not configurable",
  working_dir: "container WorkingDir is not configurable",
  ports: "container Ports are not configurable",
  liveness_probe: "container LivenessProbe is not configurable",
  readiness_probe: "container ReadinessProbe is not configurable",
  startup_probe: "container StartupProbe is not configurable",
  lifecycle: "container Lifecycle is not configurable",
  termination_message_path: "container TerminationMessagePath is not configurable",
  termination_message_policy: "container TerminationMessagePolicy is not configurable",
  image_pull_policy: "container ImagePullPolicy is not configurable, set it in the experiment config",
  security_context: "container SecurityContext is not configurable, set it in the experiment config",
};

const pod: Shape = {
  kinds: ["object", "null"],
  form: "pod",
  // Only these are Kubernetes' own; the keys inside them are kept as they are.
  as: section({ apiVersion: OPTIONAL, kind: OPTIONAL, metadata: {}, spec: {}, status: {} }),
  forbidden: {
    name: "pod Name is not a configurable option",
    name_space: "pod NameSpace is not a configurable option",
  },
  keys: {
    spec: {
      kinds: ["object", "null"],
      keys: {
        containers: { kinds: ["array", "null"], items: { kinds: ["object"], forbidden: CONTAINER } },
      },
    },
  },
};

const registryAuth = section(
  Object.fromEntries(
    ["username", "password", "auth", "email", "serveraddress", "identitytoken", "registrytoken"].map((key) => [
      key,
      text({ kept: "filled" }),
    ]),
  ),
);

const proxyPort = record(
  {
    proxy_port: { kinds: ["number"], decodes: { type: "int", structure: "ProxyPortV0" } },
    proxy_tcp: flag(false),
    unauthenticated: flag(false),
    default_service_id: flag(false),
  },
  { required: ["proxy_port"] },
);

/** What the program of a trial finds around it. */
export const environment: Shape = section(
  {
    image: {
      ...perDevice(imageMap, { kinds: ["string"] }, "is neither a string nor a map of cpu, cuda, or rocm to strings"),
      kinds: ["object", "string", "null"],
      default: {},
    },
    environment_variables: {
      ...perDevice(
        variableMap,
        texts({ kinds: ["array"] }),
        "is neither a list of strings nor a map of cpu, cuda, or rocm to lists of strings",
      ),
      kinds: ["object", "array", "null"],
      default: {},
    },
    ports: { kinds: ["object", "null"], default: {}, others: { kinds: ["integer"] } },
    proxy_ports: { kinds: ["array", "null"], default: [], items: proxyPort, since: "0.20.1" },
    force_pull_image: flag(false),
    registry_auth: registryAuth,
    add_capabilities: texts({ default: [] }),
    drop_capabilities: texts({ default: [] }),
    pod_spec: pod,
  },
  { default: {} },
);
