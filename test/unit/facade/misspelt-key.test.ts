import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { experimentKeys } from "../../../src/facade/configuration-keys.js";
import { adviseExperimentKeys, adviseTaskKeys } from "../../../src/facade/misspelt-key.js";
import { recordingsDirectory } from "../../recordings/recordings-directory.js";
import { misspelt } from "../misspelt.js";

const refused = (place: string, ...keys: string[]): string =>
  `<config>${place}: additionalProperties ${keys.map((key) => `"${key}"`).join(", ")} not allowed`;
const prefix = "invalid experiment configuration: version 0 experiment config is invalid: config is invalid: ";

test.each([
  ["", "serchar", "searcher"],
  ["", "hyperparamters", "hyperparameters"],
  ["", "maxRestarts", "max_restarts"],
  ["", "entry_point", "entrypoint"],
  ["", "MinValidationPeriod", "min_validation_period"],
  [".searcher", "max_lenght", "max_length"],
  [".searcher", "smallerIsBetter", "smaller_is_better"],
  [".searcher.max_length", "batch", "batches"],
  [".resources", "slots_per_trail", "slots_per_trial"],
  [".resources", "slots", "slots_per_trial"],
  [".resources.devices[3]", "hostPath", "host_path"],
  [".checkpoint_storage", "acces_key", "access_key"],
  [".environment.proxy_ports[0]", "port", "proxy_port"],
  [".environment.registry_auth", "user_name", "username"],
  [".bind_mounts[12]", "readonly", "read_only"],
  [".hyperparameters.lr", "minVal", "minval"],
  [".hyperparameters.net.name", "valls", "vals"],
  [".log_policies[0].action", "typ", "type"],
  [".integrations.pachyderm.pachd", "hots", "host"],
  // The same key elsewhere is meant before another that resembles it.
  ["", "slots_per_trial", "<config>.resources.slots_per_trial"],
  ["", "resource_pool", "<config>.resources.resource_pool"],
  ["", "registryAuth", "<config>.environment.registry_auth"],
  [".searcher", "max_restarts", "<config>.max_restarts"],
])("config%s: for %s it suggests %s", (place, key, meant) => {
  expect(adviseExperimentKeys(prefix + refused(place, key))).toBe(`Did you mean "${meant}"?`);
});

test.each([
  ["a key of other releases", refused("", "log_policies")],
  ["a key of other searchers", refused(".searcher", "max_trials")],
  ["a key that nothing resembles", refused("", "nonsense")],
  ["a key of several sections", refused("", "host_path")],
  ["keys in a place that is free", refused(".environment.pod_spec.spec", "serchar")],
  ["a place that is unknown", refused(".constructor.prototype", "nam")],
  ["names of the language", refused("", "constructor", "__proto__", "toString")],
  ["other words", "<config>.searcher.max_trials: expected integer or null, but got number"],
  ["no words", ""],
])("%s gets no suggestion", (_, said) => expect(adviseExperimentKeys(said)).toBe(""));

test("of several keys each suggestion names its key", () => {
  const two = `${prefix}${refused("", "nonsense", "serchar")}\n<config>.searcher.divisor: expected number\n${refused(".searcher", "maxLength", "serchar")}`;
  expect(adviseExperimentKeys(two)).toBe('Did you mean "searcher" for "serchar" and "max_length" for "maxLength"?');
  expect(adviseExperimentKeys(refused("", "nam", "lables", "Project"))).toBe(
    'Did you mean "name" for "nam", "labels" for "lables" and "project" for "Project"?',
  );
});

test("where the master names no place, the keys of all sections count", () => {
  const said = (key: string) =>
    `invalid experiment configuration: unable to unmarshal experiment config as version 0: json: unknown field "${key}"`;
  expect(adviseExperimentKeys(said("maxLength"))).toBe('Did you mean "max_length"?');
  expect(adviseExperimentKeys(said("host_pth"))).toBe('Did you mean "host_path"?');
  // Right elsewhere: the master does not say where it stands.
  expect(adviseExperimentKeys(said("host_path"))).toBe("");
});

test("keys of tasks are those of tasks", () => {
  const said = (key: string) => `json: unknown field "${key}"`;
  expect(adviseTaskKeys(said("entry_point"))).toBe('Did you mean "entrypoint"?');
  expect(adviseTaskKeys(said("idleTimeout"))).toBe('Did you mean "idle_timeout"?');
  expect(adviseTaskKeys(said("slots_per_trial"))).toBe('Did you mean "slots"?');
  expect(adviseTaskKeys(said("serchar"))).toBe("");
});

test("every key of the configuration is found again, whatever its misspelling", () => {
  for (const key of Object.keys(experimentKeys())) {
    for (const wrong of misspelt(key)) {
      expect([wrong, adviseExperimentKeys(refused("", wrong))]).toEqual([wrong, `Did you mean "${key}"?`]);
    }
  }
});

const directory = join(recordingsDirectory(), "configs");

test.skipIf(!existsSync(directory))("what real masters refused gets these suggestions", () => {
  const errors = ["0.19.10", "0.38.1"].flatMap((release) =>
    readFileSync(join(directory, `${release}.jsonl`), "utf8")
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { create: { error?: { error?: string } } }).create.error?.error ?? "")
      .filter((said) => /additionalProperties|unknown field/.test(said)),
  );
  expect(errors.length).toBeGreaterThan(100);
  const hints = new Set(errors.map((said) => adviseExperimentKeys(said)));
  expect([...hints].sort()).toEqual([
    "",
    'Did you mean "<config>.slurm"?',
    'Did you mean "hyperparameters"?',
    'Did you mean "max_restarts"?',
    'Did you mean "max_time" for "min_time"?',
    'Did you mean "max_time"?',
    'Did you mean "proxy_port"?',
    'Did you mean "slots_per_trial"?',
  ]);
});
