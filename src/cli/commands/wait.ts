import { ExperimentPausedError, WaitTimeoutError } from "../../errors/index.js";
import { Determined } from "../../facade/determined.js";
import type { WaitProgress } from "../../facade/experiments/wait-options.js";
import { bareState, formatElapsed, formatPercent } from "../cells.js";
import { defineCommand } from "../command.js";
import { flagsOf } from "../common-flags.js";
import { messageOf } from "../shell-words.js";
import type { Output } from "../output.js";
import { progressLine } from "../progress-bar.js";

/** Exit codes of the states that an experiment ends in. */
const codes: Readonly<Record<string, number>> = { COMPLETED: 0, ERROR: 3, CANCELED: 4, DELETED: 7, DELETE_FAILED: 7 };
const pausedCode = 5;
const timeoutCode = 6;

export const wait = defineCommand({
  about:
    "Waits until an experiment has ended and prints the state it ended in. Outages of the master of up to 15 minutes are survived. " +
    "Ctrl-C ends the waiting, not the experiment.",
  arguments: { ID: { type: "integer", least: 1, about: "the id of the experiment" } },
  flags: {
    "max-wait": {
      type: "duration",
      value: "time",
      about: "give up after this time, such as 90m or 12h; without it never",
    },
    interval: {
      type: "duration",
      value: "time",
      about: "time between two polls; without it 5 s at first, later up to 60 s",
    },
    "while-paused": { type: "boolean", about: "go on waiting while the experiment is paused" },
  },
  optionsFrom: { interval: "interval", maxWait: "max-wait" },
  connects: true,
  json: 'One object: what the class Experiment holds, such as "id", "name", "state", "progress".',
  exitCodes: {
    0: "it ended in COMPLETED",
    3: "it ended in ERROR",
    4: "it ended in CANCELED",
    [pausedCode]: "it is paused",
    [timeoutCode]: "it had not ended after --max-wait",
    7: "it was deleted, or its deletion failed",
  },
  examples: {
    "wait 42 && determined-client top 42": "the best checkpoints once it has completed",
    "wait 42 --max-wait 12h": "for a nightly job",
  },
  async run({ client, arguments: { ID }, flags, output, signal }) {
    const experiment = new Determined(client).experiment(ID);
    try {
      const state = bareState(
        await experiment.wait({
          signal,
          interval: flags.interval,
          maxWait: flags["max-wait"],
          onPaused: flags["while-paused"] ? "wait" : "throw",
          onProgress: showProgress(output),
        }),
      );
      await output.result(experiment.toJSON(), state);
      if (state === "ERROR" && !output.json) await explain(ID, experiment, flagsOf(client), output, signal);
      return codes[state] ?? 1;
    } catch (error) {
      const { name } = error as Error;
      if (ExperimentPausedError.isInstance(error)) {
        const next = `det experiment activate ${ID}, or wait on with --while-paused.`;
        await output.error({ name, message: `Experiment ${ID} is paused, so it would not end.`, next });
        return pausedCode;
      }
      if (WaitTimeoutError.isInstance(error)) {
        const last = error.states.at(-1)?.state;
        const known = last === undefined ? "no poll was answered" : `it is ${bareState(last)} and goes on`;
        const message = `Experiment ${ID} has not ended after ${flags["max-wait"]}; ${known}.`;
        await output.error({ name, message, next: `determined-client wait ${ID}${flagsOf(client)} waits again.` });
        return timeoutCode;
      }
      throw error;
    }
  },
});

/** A bar on a terminal; elsewhere a note for each change of the state. */
function showProgress(output: Output): (progress: WaitProgress) => void {
  let last: string | undefined;
  return ({ state, progress, elapsed, experiment }) => {
    const words = bareState(state);
    const percent = progress === undefined ? "" : ` ${formatPercent(progress).padStart(4)}`;
    const right = `${words}${percent}  ${formatElapsed(elapsed)}`;
    output.bar((columns) =>
      progressLine({ left: `${experiment.id} ${experiment.name}`, part: progress, right }, columns),
    );
    const isNews = words !== last && !(words in codes) && words !== "PAUSED";
    if (isNews && !output.hasBar && !output.json) void output.note(`Experiment ${experiment.id} is ${words}.`);
    last = words;
  };
}

/** Says which trials failed and how their logs end. That this cannot be found out does not hide the failure. */
async function explain(
  id: number,
  experiment: ReturnType<Determined["experiment"]>,
  flags: string,
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  try {
    const { trials } = await experiment.explainFailure({ lines: 5, signal });
    for (const { trialId, restarts, lastLines } of trials.slice(0, 3)) {
      const restarted = restarts === 1 ? "1 restart" : `${restarts} restarts`;
      await output.note(`Trial ${trialId} failed after ${restarted}.${lastLines.length > 0 ? " Its log ends:" : ""}`);
      for (const line of lastLines) await output.note(`  ${line}`);
    }
    if (trials.length > 0) await output.note(`Next: determined-client logs --trial ${trials[0]!.trialId}${flags}`);
  } catch (error) {
    signal.throwIfAborted();
    await output.warn(`Why experiment ${id} failed could not be found out: ${messageOf(error)}`);
  }
}
