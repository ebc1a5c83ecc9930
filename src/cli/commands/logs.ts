import type { Logger } from "../../api/index.js";
import { Determined } from "../../facade/determined.js";
import type { LogEntry } from "../../facade/trials/log-entry.js";
import type { LogOptions } from "../../facade/trials/log-options.js";
import { wasReopened } from "../../facade/trials/logs.js";
import { LogLevel } from "../../values/index.js";
import { bareState } from "../cells.js";
import { flagsOf } from "../common-flags.js";
import { defineCommand, type Call } from "../command.js";
import type { Output } from "../output.js";
import { tailAndFollow } from "../tail-and-follow.js";
import { WrongUse } from "../wrong-use.js";

const levels = Object.keys(LogLevel);

export const logs = defineCommand({
  about:
    "Prints the log of an experiment's first trial, as det experiment logs does, or with --trial that of a trial. The lines are those that " +
    "det prints: time, container, rank, level, text. A connection that breaks is opened again; no line is lost or repeated.",
  arguments: { ID: { type: "integer", least: 1, about: "the id of the experiment, or with --trial of the trial" } },
  flags: {
    trial: { type: "boolean", about: "ID is that of a trial" },
    follow: {
      type: "boolean",
      short: "f",
      about: "go on until the trial has ended; waits for a trial that does not exist yet",
    },
    tail: {
      type: "integer",
      value: "number",
      short: "n",
      about: "only this many of the last lines; with -f, begin with them",
    },
    head: { type: "integer", value: "number", about: "only this many of the first lines" },
    level: {
      type: "string",
      value: "level",
      choices: levels,
      prefix: "LOG_LEVEL_",
      about: "only lines of this level and above; lines without a level, as most that a program prints, are left out",
    },
    search: { type: "string", value: "text", about: "only lines that contain this, in upper or lower case" },
  },
  connects: true,
  json: 'An object for each line: "trialId", "id", "timestamp", "level", "log" (the text), "message" (the line that is printed otherwise) and so on.',
  examples: {
    "logs -f 42": "watch experiment 42",
    "logs 42 --tail 100 --level ERROR": "what went wrong?",
    "logs --trial 107 --json | jq -r .log": "the mere text of a trial",
  },
  async run({ client, arguments: { ID }, flags, output, signal }) {
    const { follow, tail, head, level, search } = flags;
    if (head !== undefined && (follow || tail !== undefined)) {
      throw new WrongUse(`--head and ${follow ? "--follow" : "--tail"} exclude each other.`);
    }
    const determined = new Determined(client);
    const trialId = flags.trial ? ID : await firstTrial(determined, ID, follow, flagsOf(client), output, signal);
    if (trialId === undefined) return 0;
    const isTailFollowed = follow && tail !== undefined;
    const reader = isTailFollowed ? determined.withOptions({ logger: withoutReopening(output.logger) }) : determined;
    const trial = reader.trial(trialId);
    const filters: LogOptions = { minLevel: level as keyof typeof LogLevel | undefined, searchText: search, signal };
    const lines = isTailFollowed
      ? tailAndFollow((options) => trial.logEntries({ ...filters, ...options }), tail)
      : trial.logEntries({ ...filters, follow, head, tail });
    let count = 0;
    for await (const entry of lines) {
      await output.result(toObject(trialId, entry), toLine(entry));
      count += 1;
    }
    if (count === 0 && tail !== 0 && head !== 0) await output.note(emptyLog(trialId, level ?? search));
    return 0;
  },
});

/** The first trial of an experiment; undefined when there is none to read the log of. */
async function firstTrial(
  determined: Determined,
  id: number,
  follow: boolean,
  flags: string,
  output: Call["output"],
  signal: AbortSignal,
): Promise<number | undefined> {
  const experiment = await determined.getExperiment(id, { signal });
  const first = await experiment.listTrials({ limit: 1, signal }).first();
  if (first === undefined) return awaitTrial(experiment, follow, output, signal);
  const others = (experiment.trialIds ?? []).filter((each) => each !== first.id);
  if (others.length > 0) {
    const some = `${others.slice(0, 5).join(", ")}${others.length > 5 ? ", …" : ""}`;
    await output.note(
      `Experiment ${id} has ${others.length + 1} trials; this is the log of the first, ${first.id}. Others are ${some}: determined-client logs --trial ${others[0]}${flags}`,
    );
  }
  return first.id;
}

async function awaitTrial(
  experiment: Awaited<ReturnType<Determined["getExperiment"]>>,
  follow: boolean,
  output: Output,
  signal: AbortSignal,
): Promise<number | undefined> {
  const { id, state } = experiment;
  if (!follow) {
    await output.note(`Experiment ${id} is ${bareState(state)} and has no trial, so there is no log; -f waits for it.`);
    return undefined;
  }
  await output.note(`Experiment ${id} is ${bareState(state)} and has no trial yet; waiting for the first.`);
  return (await experiment.awaitFirstTrial({ signal })).id;
}

const emptyLog = (trialId: number, filter: string | undefined): string =>
  `The log of trial ${trialId} has no line${filter === undefined ? "" : " that meets these filters"}.`;

/** That a log is followed from a place in it is what was asked for, so no warning says so. */
function withoutReopening(logger: Logger): Logger {
  const warn: Logger["warn"] = (message) => {
    if (!message.includes(wasReopened)) logger.warn(message);
  };
  return { ...logger, warn };
}

function toObject(trialId: number, entry: LogEntry): object {
  const { cursor: _, ...line } = entry;
  return { trialId, ...line };
}

/** Colours of a program are left out; what moves the cursor stays, visibly. */
const toLine = ({ message }: LogEntry): string => message.replace(/\r?\n$/, "").replace(/\x1b\[[\d;:]*m/g, "");
