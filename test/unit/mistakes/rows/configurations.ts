import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Mistake } from "../mistake.js";
import { config, type Place } from "../place.js";

/** Creates an experiment with a file of that content. */
const file =
  (content: string, name: string = "config.yaml") =>
  async ({ determined, folder }: Place): Promise<unknown> => {
    await writeFile(join(folder, name), content);
    return determined.createExperiment({ config: join(folder, name) });
  };
/** Creates an experiment with a changed configuration. */
const changed =
  (change: object) =>
  ({ determined }: Place): unknown =>
    determined.createExperiment({ config: { ...config, ...change } });

export const configurations: readonly Mistake[] = [
  [
    "a configuration file that does not exist",
    "config",
    ({ determined, folder }) => determined.createExperiment({ config: join(folder, "cnofig.yaml") }),
  ],
  [
    "a directory as configuration",
    "config",
    ({ determined, folder }) => determined.createExperiment({ config: folder }),
  ],
  [
    "the content of a file in place of its name",
    "config",
    ({ determined }) => determined.createExperiment({ config: "name: x\nentrypoint: y\n" }),
  ],
  ["an empty configuration file", "config", file("")],
  ["a list in place of a mapping", "config", file("- name: x\n")],
  ["a tab in the indentation", "config.yaml:2:1: Tabs are not allowed", file("searcher:\n\tname: single\n")],
  ["a bracket that is not closed", "config.yaml:3:1", file("name: x\nlabels: [a, b\n")],
  ["a key twice", "config.yaml:2:1: keys must be unique", file("name: a\nname: b\n")],
  ["an alias without its anchor", "this alias has no anchor before it", file("name: x\ndata: *base\n")],
  ["two documents in one file", "a master takes only the first", file("name: x\n---\nname: y\n")],
  ["JSON that is cut", "config.json:", file('{"name": "x"', "config.json")],
  [
    "a configuration that is null",
    "config",
    ({ determined }) => determined.createExperiment({ config: null as never }),
  ],
  ["a configuration with a function in it", "config", changed({ hyperparameters: { f: () => 1 } })],
  [
    "a configuration that holds itself",
    "config",
    ({ determined }) => {
      const circle: Record<string, unknown> = { ...config };
      circle["data"] = circle;
      return determined.createExperiment({ config: circle });
    },
  ],
  ["a configuration without a searcher", "searcher", changed({ searcher: undefined })],
  ["a searcher that does not exist", "searcher", changed({ searcher: { name: "grid_search", metric: "loss" } })],
  [
    "a key of the configuration with a typo",
    'Did you mean "searcher"?',
    changed({ searcher: undefined, serchar: { name: "single", metric: "loss" } }),
  ],
  ["a key in camel case", 'Did you mean "max_restarts"?', changed({ maxRestarts: 1 })],
  ["a key of another section", 'Did you mean "<config>.resources.slots_per_trial"?', changed({ slots_per_trial: 1 })],
  ["too many restarts as a string", "max_restarts", changed({ max_restarts: "five" })],
  ["more slots than there are", "slots", changed({ resources: { slots_per_trial: 1000 } })],
  [
    "a model directory that does not exist",
    "modelDir",
    ({ determined, folder }) => determined.createExperiment({ config, modelDir: join(folder, "modle") }),
  ],
  [
    "a file as model directory",
    "modelDir",
    async ({ determined, folder }) => {
      await writeFile(join(folder, "train.py"), "");
      return determined.createExperiment({ config, modelDir: join(folder, "train.py") });
    },
  ],
  [
    "an include that does not exist",
    "includes",
    ({ determined, folder }) => determined.createExperiment({ config, includes: [join(folder, "shared")] }),
  ],
  [
    "one include in place of an array",
    "array",
    ({ determined }) => determined.createExperiment({ config, includes: "shared" }),
  ],
  [
    "a model that is too large",
    "but the master accepts 99614720",
    async ({ determined, folder }) => {
      await mkdir(join(folder, "model"));
      await writeFile(join(folder, "model", "weights.bin"), new Uint8Array(101 * 2 ** 20));
      return determined.createExperiment({ config, modelDir: join(folder, "model") });
    },
  ],
  [
    "a model file that leaves the directory",
    "modelFiles",
    ({ determined }) => determined.createExperiment({ config, modelFiles: { "../x.py": "" } }),
  ],
  [
    "a .detignore in UTF-16",
    "UTF",
    async ({ determined, folder }) => {
      await writeFile(join(folder, ".detignore"), Buffer.from("\ufeff*.bin\n", "utf16le"));
      return determined.createExperiment({ config, modelDir: folder });
    },
  ],
];
