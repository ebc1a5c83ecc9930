// What a page of an app does; each line of the result is compared in run.mjs.
import { Determined } from "determined-client";

const lines = [];
const say = (...words) => lines.push(words.join(" "));

async function work() {
  const determined = new Determined({ master: MASTER, user: "determined", password: "" });
  say("user", (await determined.whoami()).username);
  const experiment = await determined.createExperiment({
    config: { name: "page", entrypoint: "python3 train.py", searcher: { name: "single", metric: "loss" } },
    modelFiles: { "train.py": "print(1)" },
  });
  const trial = await experiment.awaitFirstTrial();
  let count = 0;
  for await (const line of trial.logs({ follow: true })) if (line) count++;
  say("followed", count > 10);
  say("ended", await experiment.wait({ interval: "100ms" }));
  const checkpoint = await experiment.topCheckpoint();
  const names = [];
  for await (const { name } of checkpoint.files()) names.push(name);
  say("files", names.length === Object.keys(checkpoint.resources).filter((name) => !name.endsWith("/")).length);
  say("download", await checkpoint.download().catch(({ name }) => name));
  say("code", (await experiment.code()).type);
  const model = await determined.createModel("page");
  say("version", (await model.registerVersion(checkpoint)).modelVersion);
}

await work().catch((error) => say(error.stack));
await fetch("/result", { method: "POST", body: lines.join("\n") });
