import type { Mistake } from "../mistake.js";

const uuid = "4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385";

export const givenArguments: readonly Mistake[] = [
  [
    "an id from the address bar, a string",
    "Pass the number 7",
    ({ determined }) => determined.getExperiment("7" as never),
  ],
  [
    "an id that is NaN",
    "must be a positive integer, got NaN",
    ({ determined }) => determined.getExperiment(Number("x")),
  ],
  ["id 0", "must be a positive integer, got 0", ({ determined }) => determined.getTrial(0)],
  ["no id at all", "got undefined", ({ determined }) => determined.getExperiment(undefined as never)],
  ["a UUID where an id belongs", "A UUID names a checkpoint", ({ determined }) => determined.getTrial(uuid as never)],
  ["a checkpoint by a name", "must be a UUID such as", ({ determined }) => determined.getCheckpoint("best")],
  [
    "a checkpoint by a number",
    "A number names an experiment or a trial",
    ({ determined }) => determined.getCheckpoint(7 as never),
  ],
  [
    "a UUID with a line feed behind it",
    "without what is around it",
    ({ determined }) => determined.getCheckpoint(`${uuid}\n`),
  ],
  [
    "a UUID without hyphens",
    "Write it with its hyphens",
    ({ determined }) => determined.checkpoint(uuid.replaceAll("-", "")),
  ],
  ["a model without a name", 'must be a non-empty string, got ""', ({ determined }) => determined.getModel("")],
  ["a model with a blank name", "It is blank", ({ determined }) => determined.createModel("  ")],
  ["a model called ..", "lead to another address", ({ determined }) => determined.model("..").delete()],
  [
    "a model with a slash, to delete",
    "in which masters allow no slashes",
    ({ determined }) => determined.model("a/b").delete(),
  ],
  [
    "half an emoji in a name",
    "cut in the middle of a character",
    ({ determined }) => determined.createModel("fraud \ud83d"),
  ],
  [
    "a version as a string",
    "Pass the number 2",
    ({ determined }) => determined.model("fraud").getVersion("2" as never),
  ],
  [
    "a label where a version's number belongs",
    'got "production". For the version that has this label write getVersion({ label: "production" }).',
    ({ determined }) => determined.model("fraud").getVersion("production" as never),
  ],
  [
    "an experiment in place of its checkpoint",
    "got an Experiment. Pass a checkpoint of it: await experiment.topCheckpoint().",
    ({ determined }) => determined.model("fraud").registerVersion(determined.experiment(7) as never),
  ],
  [
    "a trial in place of its checkpoint",
    "got a Trial. Pass a checkpoint of it: await trial.topCheckpoint().",
    ({ determined }) => determined.model("fraud").registerVersion(determined.trial(7) as never),
  ],
  [
    "a checkpoint by what is not a UUID",
    'got "abc". It is the uuid of a checkpoint, as listCheckpoints() gives it.',
    ({ determined }) => determined.model("fraud").registerVersion("abc"),
  ],
  [
    "labels of which one is a number",
    "labels must be an array of non-empty strings, got 7 as item 1.",
    ({ determined }) => determined.model("fraud").setLabels(["a", 7] as never),
  ],
  [
    "an option with a typo",
    "interval",
    ({ determined }) => determined.experiment(1).wait({ intervall: "5s" } as never),
  ],
  [
    "an option in Python's way of writing",
    "maxWait",
    ({ determined }) => determined.experiment(1).wait({ max_wait: 5 } as never),
  ],
  [
    "a call as in Python, two arguments",
    'Pass one object of options: { config: "config.yaml", modelDir: "model" }.',
    ({ determined }) =>
      (determined.createExperiment as (...rest: unknown[]) => unknown).call(determined, "config.yaml", "model"),
  ],
  [
    "a promise in place of an id",
    "Did you forget await?",
    ({ determined }) => determined.getExperiment(Promise.resolve(1) as never),
  ],
  [
    "a promise in place of the options",
    "Did you forget await?",
    ({ determined }) => determined.experiment(1).wait(Promise.resolve({}) as never),
  ],
  [
    "seconds in place of milliseconds",
    'for seconds write "5s"',
    ({ determined }) => determined.experiment(1).wait({ interval: 5 }),
  ],
  [
    "a duration without a unit",
    "must be a string such as",
    ({ determined }) => determined.experiment(1).wait({ maxWait: "90" as never }),
  ],
  ["a timeout of 0", "timeout", ({ determined }) => determined.getExperiment(1, { timeout: 0 })],
  [
    "an AbortController in place of its signal",
    "AbortSignal",
    ({ determined }) => determined.getExperiment(1, { signal: new AbortController() as never }),
  ],
  [
    "a state that does not exist",
    "COMPLETED",
    ({ determined }) => determined.listExperiments({ states: ["COMPLTED" as never] }),
  ],
  [
    "one state in place of an array",
    "array",
    ({ determined }) => determined.listExperiments({ states: "RUNNING" as never }),
  ],
  [
    "one label in place of an array",
    "array of strings",
    ({ determined }) => determined.listExperiments({ labels: "nightly" as never }),
  ],
  ["an order in small letters", "ASC", ({ determined }) => determined.listExperiments({ orderBy: "asc" as never })],
  ["a sort value that does not exist", "sortBy", ({ determined }) => determined.listModels({ sortBy: "AGE" as never })],
  ["limit 0", "limit", ({ determined }) => determined.listExperiments({ limit: 0 })],
  [
    "a date without a time zone",
    "timestampAfter",
    ({ determined }) => determined.trial(1).logs({ timestampAfter: "2026-01-05T10:00:00" }).next(),
  ],
  [
    "head and tail together",
    "Only one of follow, head and tail",
    ({ determined }) => determined.trial(1).logs({ head: 1, tail: 1 }).next(),
  ],
  [
    "a log level that does not exist",
    "minLevel",
    ({ determined }) =>
      determined
        .trial(1)
        .logs({ minLevel: "WARN" as never })
        .next(),
  ],
  ["metrics without a group", "group", ({ determined }) => determined.iterTrialsMetrics([1], {} as never).next()],
  [
    "metrics of no trial",
    "at least one trial id",
    ({ determined }) => determined.iterTrialsMetrics([], { group: "training" }).next(),
  ],
  [
    "a checkpoint chosen in two ways",
    "Exactly one of best, latest and uuid",
    ({ determined }) => determined.trial(1).selectCheckpoint({ best: true, latest: true } as never),
  ],
  [
    "waitAll with ids that are strings",
    'must be an array of experiments or their ids, got "2" as item 1. Pass the number 2;',
    ({ determined }) => determined.waitAll([1, "2"] as never),
  ],
  [
    "waitAll with trials",
    "must be an array of experiments or their ids, got a Trial as item 0.",
    ({ determined }) => determined.waitAll([determined.trial(1)] as never),
  ],
  [
    "waitAll with one experiment",
    "must be an array of experiments or their ids, got an Experiment. For one, write [7].",
    ({ determined }) => determined.waitAll(determined.experiment(7) as never),
  ],
  [
    "metadata with a function in it",
    "metadata",
    ({ determined }) => determined.model("fraud").addMetadata({ f: () => 1 }),
  ],
  ["metadata with NaN in it", "metadata", ({ determined }) => determined.model("fraud").addMetadata({ loss: NaN })],
  ["labels with a number in it", "labels", ({ determined }) => determined.model("fraud").setLabels([1] as never)],
  ["retry as a number", "retry", ({ at }) => at("http://localhost", { retry: 3 as never })],
  ["a retry option with a typo", "attempts", ({ at }) => at("http://localhost", { retry: { attempt: 3 } as never })],
  ["a logger without a method", "logger", ({ at }) => at("http://localhost", { logger: { info() {} } as never })],
  ["headers with a line break", "headers", ({ at }) => at("http://localhost", { headers: { "x-team": "a\nb" } })],
  ["a client option with a typo", "password", ({ at }) => at("http://localhost", { passwort: "x" } as never)],
];
