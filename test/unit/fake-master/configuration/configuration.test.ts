import { expect, test } from "vitest";
import { createFakeMaster, type FakeRelease } from "../../../../src/testing.js";
import { readConfiguration } from "../../../../src/fake-master/configuration/read.js";

const least = { name: "x", entrypoint: "t", searcher: { name: "single", metric: "loss" } };
const formerly = { ...least, searcher: { ...least.searcher, max_length: { batches: 1 } } };

/** What a fake master stores, or the words of its refusal. */
async function sent(config: unknown, version: FakeRelease = "0.38.1"): Promise<Record<string, unknown> | string> {
  await using fake = await createFakeMaster({ version });
  const answer = await fake.fetch(`${fake.url}/api/v1/experiments`, {
    method: "POST",
    headers: { authorization: `Bearer ${fake.token("determined")}` },
    body: JSON.stringify({ config: typeof config === "string" ? config : JSON.stringify(config), activate: false }),
  });
  const body = (await answer.json()) as { error?: { error: string }; experiment: { config: Record<string, unknown> } };
  return body.error?.error ?? body.experiment.config;
}

test.each([
  [{ lr: { type: "int", minval: 9, maxval: 1 } }, "<config>.hyperparameters.lr: minval must be less than maxval"],
  [{ lr: { type: "categorical" } }, 'missing properties: "vals"'],
  [{ a: { b: { type: "log", minval: -5, maxval: -1 } } }, '<config>.hyperparameters.a.b: missing properties: "base"'],
  [
    { lr: { type: "double", minval: "0", maxval: 1 } },
    "<config>.hyperparameters.lr.minval: expected number, but got string",
  ],
  [{ lr: { type: "const", value: 3 } }, 'additionalProperties "value" not allowed'],
  [{ lr: { type: "double", count: 0, minval: 0, maxval: 1 } }, "lr.count: must be >= 1 but found 0"],
  [{ lr: { type: "uniform", minval: 0 } }, 'it must be one of "int", "double", "log"'],
])("hyperparameters %j are refused", async (hyperparameters, words) => {
  expect(await sent({ ...least, hyperparameters })).toContain(words);
});

test.each([
  [{ resources: { gpus: 2 } }, '<config>.resources: additionalProperties "gpus" not allowed'],
  [{ resources: { slots_per_trial: 1.5 } }, "expected integer or null, but got number"],
  [{ resources: { shm_size: "much" } }, "<config>.resources.shm_size: must be a valid memory size"],
  [{ environment: { environment_variables: { A: "B" } } }, "is neither a list of strings nor a map"],
  [{ environment: { ports: { a: "80" } } }, "<config>.environment.ports.a: expected integer, but got string"],
  [{ environment: { pod_spec: { name: "x" } } }, "pod Name is not a configurable option"],
  [{ environment: { pod_spec: { spec: { containers: [{ image: "x" }] } } } }, "containers[0]: container Image is not"],
  [{ min_validation_period: 5 }, "expected object or null, but got number"],
  [{ bind_mounts: [{ host_path: "a", container_path: "." }] }, 'container_path must not be ".'],
  [{ bind_mounts: [{ host_path: "a", container_path: "b" }] }, "[0].host_path: host_path must be an absolute path"],
  [{ entrypoint: ["a", 1] }, "<config>.entrypoint[1]: expected string, but got number"],
  [{ optimizations: { mixed_precision: "o1" } }, 'value must be one of <nil>, "O0", "O1", "O2", "O3"'],
  [{ optimizations: { mixed_precision: "o1" } }, "should be a string starting with an uppercase letter 'O'"],
  [{ retention_policy: {} }, "<config>.retention_policy: log_retention_days is a required property"],
  [{ internal: {} }, "<config>.internal: expected null, but got object"],
  [{ version: 1 }, "invalid experiment configuration: invalid version: 1"],
  [{ version: 0 }, '<config>: additionalProperties "version" not allowed'],
  [{ version: "x" }, "json: cannot unmarshal string into Go struct field .version of type int"],
  [
    { searcher: { name: "grid", metric: "m" }, hyperparameters: { a: { type: "int", minval: 1, maxval: 3 } } },
    "hyperparameters.a: grid search is in use but count was not provided",
  ],
  [
    { searcher: { name: "random", metric: "m", max_trials: 0 } },
    "<config>.searcher.max_trials: must be >= 1 but found 0",
  ],
  [{ searcher: { name: "adaptive_asha", metric: "m", max_trials: 1, divisor: 1 } }, "divisor: must be > 1 but found 1"],
  [{ searcher: { name: "custom", metric: "m" } }, "the 'custom' searcher has been removed"],
  [{ checkpoint_storage: { type: "shared_fs", storage_path: "../up" } }, "storage_path must either be a relative"],
  [{ checkpoint_storage: { type: "azure", container: "c" } }, "Exactly one of connection_string or account_url"],
  [
    { tensorboard_storage: { type: "gcs", save_trial_best: 1 } },
    "<config>.tensorboard_storage: this field is deprecated",
  ],
  [{ log_policies: [{ name: "n", action: "cancel_retries" }] }, '"name" must be set, and "pattern" is also required'],
])("%j is refused", async (more, words) => {
  expect(await sent({ ...least, ...more })).toContain(words);
});

test("several faults are reported together, sorted, one line each", async () => {
  expect(await sent({ ...least, max_restarts: -1, debug: 1, a: 1, b: 2 })).toBe(
    "invalid experiment configuration: version 0 experiment config is invalid: config is invalid: " +
      "<config>.debug: expected boolean or null, but got number\n<config>.max_restarts: must be >= 0 but found -1\n" +
      '<config>: additionalProperties "a", "b" not allowed',
  );
});

test("one form is stored for each thing, with the defaults inside lists", async () => {
  const config = await sent({
    ...least,
    bind_mounts: [{ host_path: "/a", container_path: "/b" }],
    environment: {
      image: { gpu: "g" },
      environment_variables: { gpu: ["A=1"] },
      proxy_ports: [{ proxy_port: 80 }],
      registry_auth: { username: "u", password: "" },
      pod_spec: { spec: { containers: [{ name: "c" }] } },
    },
    hyperparameters: { a: [1], b: { c: null }, d: {}, e: { type: "int", minval: 1, maxval: 2, count: null } },
    log_policies: [{ name: "CUDA OOM" }],
    resources: { devices: ["/a:/b"], agent_label: "x" },
    checkpoint_storage: { type: "s3", bucket: "b" },
  });
  expect(config).toMatchObject({
    bind_mounts: [{ container_path: "/b", host_path: "/a", propagation: "rprivate", read_only: false }],
    environment: {
      environment_variables: { cpu: [], cuda: ["A=1"], rocm: [] },
      image: { cpu: "determinedai/pytorch-ngc:0.38.1", cuda: "g" },
      pod_spec: { spec: { containers: [{ name: "c", resources: {} }] } },
      proxy_ports: [{ default_service_id: false, proxy_port: 80, proxy_tcp: false, unauthenticated: false }],
    },
    resources: { devices: [{ container_path: "/b", host_path: "/a", mode: "mrw" }] },
  });
  expect(config).toHaveProperty("environment.registry_auth", { username: "u" });
  expect(config).not.toHaveProperty("resources.agent_label");
  expect(config).toHaveProperty("hyperparameters", {
    a: { type: "const", val: [1] },
    b: { c: { type: "const", val: null } },
    d: {},
    e: { type: "int", minval: 1, maxval: 2 },
  });
  // A name alone takes the policy of that name away.
  expect(config).toHaveProperty("log_policies", [
    { name: "CUDA OOM" },
    { name: "ECC Error", pattern: ".*uncorrectable ECC error encountered.*" },
  ]);
  expect(config).toHaveProperty("checkpoint_storage", {
    access_key: null, bucket: "b", endpoint_url: null, prefix: null, save_experiment_best: 0, save_trial_best: 1,
    save_trial_latest: 1, secret_key: null, type: "s3",
  }); // prettier-ignore
});

test("strings that look like times stay strings, and what JSON cannot say is refused", async () => {
  const text = "entrypoint: t\nsearcher: {name: single, metric: l}\n";
  expect(await sent(`${text}data: {clock: 12:30:45, day: 2023-01-02}\n`)).toHaveProperty("data", {
    clock: "12:30:45",
    day: "2023-01-02",
  });
  expect(await sent(`${text}hyperparameters: {clip: .inf}\n`)).toBe(
    "invalid experiment configuration: unable to convert yaml to json: not valid yaml: " +
      "error converting YAML to JSON: json: unsupported value: +Inf",
  );
});

test("each release has its own tables", async () => {
  expect(await sent({ ...least, searcher: { name: "custom", metric: "l" } }, "0.19.10")).toHaveProperty("searcher", {
    metric: "l", name: "custom", smaller_is_better: true, source_checkpoint_uuid: null, source_trial_id: null, unit: null,
  }); // prettier-ignore
  expect(await sent({ ...formerly, preemption_timeout: 1 }, "0.19.10")).toContain("additionalProperties");
  expect(await sent({ ...formerly, min_validation_period: { epochs: 1 } }, "0.19.10")).toContain("records_per_epoch");
  const epochs = await sent({ ...formerly, min_validation_period: { epochs: 1 }, records_per_epoch: 9 }, "0.19.10");
  expect(epochs).toHaveProperty("min_validation_period", { epochs: 1 });
  const json = JSON.stringify({ ...least, log_policies: [{ pattern: "a", action: { type: "exclude_node" } }] });
  expect(readConfiguration(json, "0.27.1")["log_policies"]).toEqual([
    { pattern: "a", action: { type: "exclude_node" } },
  ]);
  expect(() => readConfiguration(json, "0.21.1")).toThrow('additionalProperties "log_policies" not allowed');
});
