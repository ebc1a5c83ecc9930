import { expect, test } from "vitest";
import { createFakeMaster, type FakeMaster } from "../../../../src/testing.js";

const least = { name: "x", entrypoint: "t", searcher: { name: "single", metric: "loss" } };

async function call(fake: FakeMaster, method: string, path: string, body: unknown): Promise<Record<string, unknown>> {
  const answer = await fake.fetch(`${fake.url}/api/v1/${path}`, {
    method,
    headers: { authorization: `Bearer ${fake.token("admin")}` },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as Record<string, unknown>;
}

async function create(fake: FakeMaster, config: unknown, more: Record<string, unknown> = {}): Promise<unknown> {
  const answer = await call(fake, "POST", "experiments", { config: JSON.stringify(config), activate: false, ...more });
  const { error, experiment } = answer as { error?: { error: string }; experiment?: { config: unknown } };
  return error?.error ?? experiment?.config;
}

test("a template gives what the configuration leaves open; lists are joined as each section says", async () => {
  await using fake = await createFakeMaster();
  await call(fake, "POST", "templates/base", {
    name: "base",
    config: {
      description: "from the template",
      labels: ["t"],
      max_restarts: 2,
      bind_mounts: [{ host_path: "/t", container_path: "/both" }, { host_path: "/t", container_path: "/t" }],
      environment: { environment_variables: ["T=1"], image: { cpu: "t", cuda: "t" } },
      hyperparameters: { lr: { type: "double", minval: 0, maxval: 1 }, net: { depth: 3, kind: "t" } },
      log_policies: [{ name: "n", pattern: "t" }],
      searcher: { name: "random", metric: "t", max_trials: 9, smaller_is_better: false },
      checkpoint_storage: { type: "s3", bucket: "t", save_trial_best: 7 },
      resources: { resource_pool: "default", slots_per_trial: 2 },
    },
  }); // prettier-ignore
  const config = await create(
    fake,
    {
      ...least,
      labels: ["own"],
      bind_mounts: [{ host_path: "/own", container_path: "/both" }],
      environment: { environment_variables: ["OWN=1"], image: { cpu: "own" } },
      hyperparameters: { lr: 0.1, net: { depth: 5 } },
      log_policies: [{ name: "n", pattern: "own" }],
      checkpoint_storage: { type: "shared_fs" },
      resources: { slots_per_trial: null },
    },
    { template: "base" },
  );
  const mount = { propagation: "rprivate", read_only: false };
  expect(config).toMatchObject({
    description: "from the template",
    labels: ["own", "t"],
    max_restarts: 2,
    bind_mounts: [
      { host_path: "/own", container_path: "/both", ...mount },
      { host_path: "/t", container_path: "/t", ...mount },
    ],
    environment: { environment_variables: { cpu: ["T=1", "OWN=1"] }, image: { cpu: "own", cuda: "t" } },
    hyperparameters: {
      lr: { type: "const", val: 0.1 },
      net: { depth: { type: "const", val: 5 }, kind: { type: "const", val: "t" } },
    },
    log_policies: [{ name: "n", pattern: "own" }, { name: "CUDA OOM" }, { name: "ECC Error" }],
    resources: { slots_per_trial: 2 },
  });
  // Of another searcher or storage only what all have counts.
  expect(config).toHaveProperty("searcher", {
    metric: "loss", name: "single", smaller_is_better: false, source_checkpoint_uuid: null, source_trial_id: null,
  }); // prettier-ignore
  expect(config).toHaveProperty("checkpoint_storage", {
    host_path: "/tmp/determined-cp", propagation: "rprivate", save_experiment_best: 0, save_trial_best: 7,
    save_trial_latest: 1, storage_path: null, type: "shared_fs",
  }); // prettier-ignore
});

test("a template is judged when it is used: unknown keys by the reader, wrong values once all is joined", async () => {
  await using fake = await createFakeMaster();
  await call(fake, "POST", "templates/odd", { name: "odd", config: { resources: { gpus: 1 } } });
  await call(fake, "POST", "templates/bad", { name: "bad", config: { max_restarts: -1 } });
  expect(await create(fake, least, { template: "odd" })).toContain('json: unknown field "gpus"');
  expect(await create(fake, least, { template: "bad" })).toBe(
    "invalid experiment configuration: config is invalid or incomplete: <config>.max_restarts: must be >= 0 but found -1",
  );
});

test("a workspace gives its storage and its pool, and takes only a complete storage", async () => {
  await using fake = await createFakeMaster();
  const made = await call(fake, "POST", "workspaces", {
    name: "risk",
    checkpointStorageConfig: { type: "gcs", bucket: "b" },
    defaultComputePool: "default",
  });
  const { id } = made["workspace"] as { id: number };
  expect(made["workspace"]).toMatchObject({
    checkpointStorageConfig: {
      type: "gcs", bucket: "b", prefix: null, save_experiment_best: null, save_trial_best: null, save_trial_latest: null,
    },
  }); // prettier-ignore
  const project = await call(fake, "POST", `workspaces/${id}/projects`, { name: "p" });
  const projectId = (project["project"] as { id: number }).id;
  expect(await create(fake, least, { projectId })).toHaveProperty("checkpoint_storage", {
    bucket: "b", prefix: null, save_experiment_best: 0, save_trial_best: 1, save_trial_latest: 1, type: "gcs",
  }); // prettier-ignore
  const refused = await call(fake, "PATCH", `workspaces/${id}`, { checkpointStorageConfig: { type: "s3" } });
  expect(refused).toMatchObject({
    error: { code: 3, error: "config is invalid or incomplete: <config>: bucket is a required property" },
  });
});

test("refusals by external id say that they are of parsing", async () => {
  await using fake = await createFakeMaster();
  const body = { config: JSON.stringify({ ...least, debug: 1 }), unmanaged: true };
  expect(await call(fake, "PUT", "experiments/by-external-id/x", body)).toMatchObject({
    error: {
      code: 13,
      error: expect.stringContaining("failed to parse exp config: invalid experiment configuration:"),
    },
  });
});
