import { NotFoundError } from "../../errors/index.js";
import { Determined } from "../../facade/determined.js";
import type { Experiment } from "../../facade/experiments/experiment.js";
import { ExperimentState } from "../../values/index.js";
import { progressCell, stateCell, timeCell } from "../cells.js";
import { defineCommand } from "../command.js";
import { findProject } from "../find-project.js";
import type { Column } from "../table-layout.js";
import { WrongUse } from "../wrong-use.js";

const states = Object.keys(ExperimentState) as (keyof typeof ExperimentState)[];

export const experiments = defineCommand({
  about:
    "Lists experiments, the newest first. All filters that are given have to be met; without --all, archived experiments are left out.",
  arguments: {},
  flags: {
    state: {
      type: "string",
      value: "state",
      choices: states,
      prefix: "STATE_",
      multiple: true,
      about: "only those in this state; ACTIVE stands for all that are queued, pulling, starting or running",
    },
    mine: { type: "boolean", about: "only those of the user who is logged in" },
    owner: { type: "string", value: "name", multiple: true, about: "only those of this user" },
    project: {
      type: "string",
      value: "project",
      about: "only those of this project: its id, or <workspace>/<project>",
    },
    label: {
      type: "string",
      value: "label",
      multiple: true,
      about: "only those with this label; with several, with all of them",
    },
    name: { type: "string", value: "text", about: "only those whose name contains this, in upper or lower case" },
    all: { type: "boolean", about: "archived ones too" },
    limit: { type: "integer", value: "number", short: "n", default: 30, about: "at most this many; 0: all" },
  },
  connects: true,
  json: 'An object for each experiment: what the class Experiment holds, such as "id", "name", "state", "progress", "startTime".',
  examples: {
    "experiments --mine --state RUNNING": "what of mine is running?",
    "experiments --project vision/digits --limit 0": "all of a project",
    "experiments --state ERROR --json | jq .id": "the ids of those that failed",
  },
  async run({ client, flags, output, signal }) {
    const { mine, owner, limit } = flags;
    if (mine && owner.length > 0) throw new WrongUse("--mine and --owner exclude each other.");
    if (owner.some((name) => name.trim() === ""))
      throw new WrongUse("--owner is the name of a user, which is not blank.");
    const determined = new Determined(client);
    const found = determined.listExperiments({
      orderBy: "DESC",
      states: flags.state.length > 0 ? (flags.state as (keyof typeof ExperimentState)[]) : undefined,
      users: mine ? [await determined.getSessionUsername({ signal })] : owner.length > 0 ? owner : undefined,
      projectId: flags.project === undefined ? undefined : await findProject(determined, flags.project, signal),
      labels: flags.label.length > 0 ? flags.label : undefined,
      name: flags.name,
      archived: flags.all ? undefined : false,
      // One more, to know whether there are more.
      limit: limit === 0 ? undefined : limit + 1,
      signal,
    });
    let hasMore = false;
    async function* shown(): AsyncGenerator<Experiment, void> {
      let count = 0;
      for await (const experiment of found) {
        if (limit > 0 && count === limit) hasMore = true;
        else yield experiment;
        count += 1;
      }
    }
    const count = await output.rows(columns, shown(), (experiment) => experiment.toJSON());
    if (hasMore) await output.note(`There are more than these ${count}; --limit <number> lists more, --limit 0 all.`);
    // An unknown user has no experiments, which would read as if that user had done nothing.
    if (count === 0) for (const name of owner) await findUser(determined, name, signal);
    if (count === 0) await output.note("No experiment meets these filters; --all lists archived ones too.");
    return 0;
  },
});

async function findUser(determined: Determined, name: string, signal: AbortSignal): Promise<void> {
  try {
    await determined.getUserByName(name, { signal });
  } catch (error) {
    if (!NotFoundError.isInstance(error)) throw error;
    const several = name.includes(",") ? " Repeat --owner for several users." : "";
    const message = `There is no user ${JSON.stringify(name)} at ${determined.master}.${several}`;
    throw new NotFoundError(message, { ...error });
  }
}

const columns: readonly Column<Experiment>[] = [
  { title: "ID", cell: ({ id }) => String(id), right: true },
  { title: "NAME", cell: ({ name }) => name, shrinks: true },
  { title: "STATE", cell: ({ state }) => stateCell(state) },
  { title: "PROGRESS", cell: ({ progress }) => progressCell(progress), right: true },
  { title: "STARTED", cell: ({ startTime }) => timeCell(startTime) },
];
