import type { LaunchedTask } from "../../../src/index.js";
import { drain, type Helper, type Stage } from "./stage.js";

const small = { resources: { slots: 0 } };
const asleep = { entrypoint: ["sleep", "600"], ...small };

/** Each kind: its collection, how one is started, and how that is written. */
const kinds = [
  {
    one: "notebook",
    of: ({ determined }: Stage) => determined.notebooks,
    start: ({ determined }: Stage): Promise<LaunchedTask> => determined.notebooks.start({ config: small }),
    options: "{ config }",
  },
  {
    one: "shell",
    of: ({ determined }: Stage) => determined.shells,
    start: ({ determined }: Stage): Promise<LaunchedTask> => determined.shells.start({ config: small }),
    options: "{ config }",
  },
  {
    one: "command",
    of: ({ determined }: Stage) => determined.commands,
    start: ({ determined }: Stage): Promise<LaunchedTask> => determined.commands.start({ config: asleep }),
    options: "{ config }",
  },
  {
    one: "tensorboard",
    of: ({ determined }: Stage) => determined.tensorboards,
    start: ({ determined, experiments }: Stage): Promise<LaunchedTask> =>
      determined.tensorboards.start({ experiments }),
    options: "{ experiments }",
  },
] as const;

function helpersOf({ one, of, start, options }: (typeof kinds)[number]): Helper[] {
  const ready = async (stage: Stage): Promise<LaunchedTask> => stage.run((await start(stage)).waitUntilReady());
  const over = async (stage: Stage): Promise<LaunchedTask> => {
    const task = await start(stage);
    await task.kill();
    return stage.run(task.wait());
  };
  const started = (call: (task: LaunchedTask) => PromiseLike<unknown>): Helper["call"] => {
    return (_, task) => call(task as LaunchedTask);
  };
  return [
    {
      of: one === "tensorboard" ? "Tensorboards.start" : "StartableTasks.start",
      name: `\`${one}s.start(${options})\``,
      call: start,
    },
    { of: "TaskCollection.list", name: `\`${one}s.list()\``, call: (stage) => of(stage).list() },
    {
      of: "TaskCollection.list",
      name: `\`${one}s.list({ users: ["ada"], workspaceId: 1 })\``,
      since: "0.19.11",
      call: (stage) => of(stage).list({ users: ["ada"], workspaceId: 1 }),
    },
    {
      of: "TaskCollection.get",
      name: `\`${one}s.get(id)\``,
      before: start,
      call: (stage, task) => of(stage).get((task as LaunchedTask).id),
    },
    {
      of: "LaunchedTask.waitUntilReady",
      name: `\`${one}.waitUntilReady()\`, which is ready`,
      before: ready,
      call: started((task) => task.waitUntilReady()),
    },
    { of: "LaunchedTask.reload", name: `\`${one}.reload()\``, before: start, call: started((task) => task.reload()) },
    {
      of: "LaunchedTask.setPriority",
      name: `\`${one}.setPriority(30)\``,
      before: start,
      call: started((task) => task.setPriority(30)),
    },
    { of: "LaunchedTask.kill", name: `\`${one}.kill()\``, before: start, call: started((task) => task.kill()) },
    {
      of: "LaunchedTask.wait",
      name: `\`${one}.wait()\`, which has ended`,
      before: over,
      call: started((task) => task.wait()),
    },
  ];
}

/** Notebooks, shells, commands, TensorBoards, and the logs of any task. */
export const taskHelpers: readonly Helper[] = [
  ...kinds.flatMap(helpersOf),
  {
    of: "StartableTasks.start",
    name: "`notebooks.start({ config, workspaceId: 1 })`",
    since: "0.19.11",
    call: ({ determined }) => determined.notebooks.start({ config: small, workspaceId: 1 }),
  },
  {
    of: "Notebooks.preview",
    name: "`notebooks.preview({ config })`",
    call: ({ determined }) => determined.notebooks.preview({ config: small }),
  },
  {
    of: "Tensorboards.start",
    name: "`tensorboards.start({ filters })`",
    since: "0.21.2",
    call: ({ determined }) => determined.tensorboards.start({ filters: { states: ["COMPLETED"] } }),
  },
  ...(["logs", "iterLogs", "logEntries"] as const).map((method): Helper => ({
    of: `Task.${method}`,
    name: `\`task.${method}()\``,
    before: kinds[0].start,
    call: ({ determined }, task) => drain(determined.task((task as LaunchedTask).id)[method]()),
  })),
];
