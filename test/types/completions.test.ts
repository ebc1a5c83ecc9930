import { expect, test } from "vitest";
import { openEditor } from "./editor.js";

const editor = openEditor();
// The same imports in every program: another list would have all files read again.
const head = `import { createExperiment, where, type Determined, type ExperimentConfig } from "../../src/index.js";
import type { FakeMaster } from "../../src/testing.js";
declare const determined: Determined;
declare const fake: FakeMaster;
`;
const keys = ["name", "entrypoint", "searcher", "hyperparameters", "resources", "environment", "checkpoint_storage"];
const ofUrl = ["href", "origin", "searchParams", "hostname", "pathname", "protocol", "toJSON"];

/** Where a configuration may stand, and the program around it. */
const places: Record<string, (config: string) => string> = {
  "createExperiment()": (config) => `${head}void createExperiment({ config: ${config} });`,
  "createExperiment() of a client": (config) =>
    `${head}void determined.createExperiment({ modelDir: "model", config: ${config} });`,
  "fake.experiments.add()": (config) => `${head}fake.experiments.add({ config: ${config} });`,
  ExperimentConfig: (config) => `${head}export const config: ExperimentConfig = ${config};`,
};
const create = places["createExperiment()"]!;

test.each(Object.entries(places))("%s completes the keys of a configuration and not those of URL", (_, place) => {
  for (const config of ["{ /*|*/ }", "{ max_restarts: 'wrong', /*|*/ }"]) {
    const offered = editor.complete(place(config));
    expect(offered, config).toEqual(expect.arrayContaining(keys));
    expect(
      offered.filter((name) => ofUrl.includes(name)),
      config,
    ).toEqual([]);
  }
});

test("sections are completed by their name or type", () => {
  expect(editor.complete(create('{ searcher: { name: "/*|*/" } }'))).toEqual(
    expect.arrayContaining(["single", "random", "grid", "adaptive_asha"]),
  );
  const random = editor.complete(create('{ searcher: { name: "random", /*|*/ } }'));
  expect(random).toEqual(expect.arrayContaining(["metric", "max_trials", "max_concurrent_trials"]));
  expect(random).not.toContain("divisor");
  expect(editor.complete(create('{ searcher: { name: "adaptive_asha", /*|*/ } }'))).toContain("divisor");
  const s3 = editor.complete(create('{ checkpoint_storage: { type: "s3", /*|*/ } }'));
  expect(s3).toEqual(expect.arrayContaining(["bucket", "endpoint_url", "save_trial_best"]));
  expect(s3).not.toContain("host_path");
  expect(editor.complete(create("{ resources: { /*|*/ } }"))).toContain("slots_per_trial");
  expect(editor.complete(create('{ hyperparameters: { lr: { type: "log", /*|*/ } } }'))).toContain("base");
  expect(editor.complete(create('{ checkpoint_policy: "/*|*/" }'))).toEqual(
    expect.arrayContaining(["all", "best", "none"]),
  );
});

test("a key says what it means, and since when it is there", () => {
  expect(editor.explain(create("{ log_policies/*|*/: [] }"))).toMatch(/Since release 0\.26\.4/);
  expect(editor.explain(create('{ searcher: { name: "single", max_length/*|*/: 5 } }'))).toMatch(
    /before release 0\.38\.0/,
  );
});

test("options of an enum complete both spellings, states their wire values", () => {
  const of = (text: string): string[] => editor.complete(`${head}${text}`);
  expect(of('void determined.listExperiments({ sortBy: "/*|*/" });')).toEqual(
    expect.arrayContaining(["END_TIME", "SORT_BY_END_TIME"]),
  );
  expect(of('void determined.experiment(1).listCheckpoints({ sortBy: "/*|*/" });')).toContain("END_TIME");
  const states = of('const { state } = await determined.getExperiment(1);\nif (state === "/*|*/") console.log(state);');
  expect(states).toContain("STATE_COMPLETED");
  expect(states).not.toContain("COMPLETED");
});

test("columns of a search complete the fields, and states their names", () => {
  const of = (text: string): string[] => editor.complete(`${head}${text}`);
  const fields = ["startTime", "labels", "numTrials", "experimentName"];
  expect(of('where("/*|*/");')).toEqual(expect.arrayContaining(fields));
  expect(of('void determined.searchExperiments({ sort: "/*|*/" });')).toEqual(expect.arrayContaining(fields));
  expect(of('void determined.searchRuns({ sort: [{ by: "/*|*/" }] });')).toEqual(expect.arrayContaining(fields));
  const states = of('where("state").eq("/*|*/");');
  expect(states).toEqual(expect.arrayContaining(["COMPLETED", "STATE_COMPLETED", "ACTIVE"]));
  expect(states).not.toContain("QUEUED");
  const message = editor.check(`${head}where("start_time");`).join();
  expect(message).toContain('"start_time"');
});

test("the message for a misspelt value says what was meant", () => {
  expect(editor.check(create('{ searcher: { name: "single", metric: "loss" } }'))).toEqual([]);
  expect(editor.check(create('{ searcher: { name: "singel", metric: "loss" } }')).join()).toContain(
    `Did you mean '"single"'?`,
  );
});
