import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { inspect } from "node:util";
import { gunzipSync } from "node:zlib";
import { unpackTar } from "modern-tar";
import { expect, onTestFinished } from "vitest";
import { unwrap } from "../../src/api/unwrap.js";
import {
  AmbiguousCreateError,
  BadRequestError,
  Command,
  InvalidArgumentError,
  NotFoundError,
  Notebook,
  Shell,
  Task,
  TaskEndedError,
  Tensorboard,
  UnsupportedByMasterError,
  WaitTimeoutError,
  type Determined,
  type LaunchedTask,
} from "../../src/index.js";
import { contract, contractOnFake, contractOnWire, isBefore } from "./master.js";
import { unique } from "./unique.js";

const small = { resources: { slots: 0 } };

/** Each kind: how one is started, its class, and its collection. */
const kinds = {
  notebook: {
    Class: Notebook,
    of: (determined: Determined) => determined.notebooks,
    start: (determined: Determined, description: string) =>
      determined.notebooks.start({ config: { description, ...small } }),
  },
  shell: {
    Class: Shell,
    of: (determined: Determined) => determined.shells,
    start: (determined: Determined, description: string) =>
      determined.shells.start({ config: { description, ...small } }),
  },
  command: {
    Class: Command,
    of: (determined: Determined) => determined.commands,
    start: (determined: Determined, description: string) =>
      determined.commands.start({ config: { description, entrypoint: ["sleep", "600"], ...small } }),
  },
  tensorboard: {
    Class: Tensorboard,
    of: (determined: Determined) => determined.tensorboards,
    start: async (determined: Determined, description: string) => {
      const experiment = await determined.createExperiment({ config: seed, activate: false });
      return determined.tensorboards.start({ experiments: [experiment], config: { description } });
    },
  },
};

const seed = {
  name: "shown",
  entrypoint: "python3 -c pass",
  searcher: { name: "single", metric: "loss", max_length: { batches: 1 } },
  resources: { slots_per_trial: 0 },
} as const;

/** The files that a task was started with, by path. */
async function contextOf({ api }: Determined, taskId: string): Promise<Record<string, string>> {
  const params = { path: { taskId } };
  const { b64Tgz } = unwrap(await api.GET("/api/v1/tasks/{taskId}/context_directory", { params }));
  const entries = b64Tgz ? await unpackTar(gunzipSync(Buffer.from(b64Tgz, "base64"))) : [];
  return Object.fromEntries(entries.map(({ header, data }) => [header.name, Buffer.from(data ?? []).toString()]));
}

for (const [kind, { Class, of, start }] of Object.entries(kinds)) {
  contract(`a ${kind} is started, found, waited for, killed, and over`, async ({ determined, run, login, release }) => {
    const description = unique(kind);
    const task: LaunchedTask = await start(determined, description);
    expect(task).toBeInstanceOf(Class);
    expect(task).toBeInstanceOf(Task);
    expect(task).toMatchObject({ description, username: login.user, exitStatus: "", config: { description } });
    expect(task.startTime).toBeInstanceOf(Date);
    expect(task.workspaceId).toBe(isBefore(release, "0.19.11") ? undefined : 1);
    expect(await run(task.waitUntilReady({ interval: "500ms" }))).toBe(task);
    expect(task.state).toBe("STATE_RUNNING");
    const listed = await of(determined).list({ users: [login.user], sortBy: "START_TIME", orderBy: "DESC" });
    const row = listed.find(({ id }) => id === task.id)!;
    expect(row).toBeInstanceOf(Class);
    expect(row).toMatchObject({ description, state: "STATE_RUNNING", config: undefined });
    const read = await of(determined).get(task.id);
    expect(read).toBeInstanceOf(Class);
    expect(read.config).toEqual(task.config);
    await task.setPriority(30);
    await task.kill();
    expect(await run(task.wait({ interval: "200ms" }))).toBe(task);
    expect(task).toMatchObject({ state: "STATE_TERMINATED", exitStatus: "allocation exited successfully" });
    await task.kill();
    expect((await read.reload()).state).toBe("STATE_TERMINATED");
    const gone = "22dd23cb-a911-475d-a89e-a6bdd58c833d";
    await expect(of(determined).get(gone)).rejects.toThrow(NotFoundError);
  });
}

contract("a command ends with its exit code, and its log is that of its task", async ({ determined, run }) => {
  const entrypoint = ["bash", "-c", "echo hello from a command; exit 3"];
  const command = await determined.commands.start({ config: { entrypoint, ...small } });
  await run(command.waitUntilReady({ interval: "500ms" }));
  expect((await run(command.wait({ interval: "500ms" }))).exitStatus).toContain("non-zero exit code: 3");
  const lines: string[] = [];
  await run(
    (async () => {
      for await (const line of command.logs()) lines.push(line);
    })(),
  );
  expect(lines.join("\n")).toContain("hello from a command");
});

contract("the address of a notebook holds the token that lets in, that of a TensorBoard none", async (master) => {
  const { determined, run, url } = master;
  const experiment = await determined.createExperiment({ config: seed, activate: false });
  const notebook = await determined.notebooks.start({ config: small });
  expect(notebook.url).toMatch(new RegExp(`^${url}/proxy/${notebook.id}/\\?token=.`));
  const shown = JSON.stringify(notebook) + inspect(notebook) + inspect({ notebook });
  expect(shown).not.toContain(new URL(notebook.url!).searchParams.get("token"));
  expect(shown).toContain(`/proxy/${notebook.id}/"`);
  const tensorboard = await determined.tensorboard.start({ experiments: [experiment.id] });
  expect(tensorboard.url).toBe(`${url}/proxy/${tensorboard.id}/`);
  expect(tensorboard).toMatchObject({ experimentIds: [experiment.id], trialIds: [] });
  await run(Promise.all([notebook.kill(), tensorboard.kill()]));
});

contract("a shell says where its SSH server listens once it runs, and its key only to who asks", async (master) => {
  const { determined, run } = master;
  const shell = await determined.shells.start({ config: small });
  await run(shell.waitUntilReady());
  expect(shell.addresses).toMatchObject([{ containerPort: 3210, hostPort: 3210 }]);
  expect(shell.privateKey).toMatch(/PRIVATE/);
  expect(shell.agentUser).toBe("root");
  expect(JSON.stringify(shell) + inspect(shell)).not.toContain(shell.privateKey);
  await shell.kill();
});

contract("what a master refuses is an error of that start", async ({ determined }) => {
  await expect(determined.commands.start({ config: { ...small, nonsense: 1 } })).rejects.toThrow(BadRequestError);
  await expect(determined.commands.start({ config: { resources: { slots: 1_000_000 } } })).rejects.toThrow(
    BadRequestError,
  );
  await expect(determined.shells.start({ config: small, template: unique("none") })).rejects.toThrow(NotFoundError);
  await expect(determined.tensorboards.start({ experiments: [999_999] })).rejects.toThrow(NotFoundError);
});

contract(
  "a task finds the files of its context, packed as a model definition is",
  async ({ determined }) => {
    const folder = await mkdtemp(path.join(tmpdir(), "context-"));
    onTestFinished(() => rm(folder, { recursive: true }));
    await mkdir(path.join(folder, "here/node_modules"), { recursive: true });
    for (const name of ["here/a.py", "here/b.pyc", "here/node_modules/c.js", "shared.py"])
      await writeFile(path.join(folder, name), name);
    await writeFile(path.join(folder, "here/.detignore"), "*.pyc\n");
    const config = { entrypoint: ["true"], ...small };
    const given = {
      contextDir: path.join(folder, "here"),
      includes: [path.join(folder, "shared.py")],
      contextFiles: { "made/up.py": "print(1)" },
    };
    const command = await determined.commands.start({ config, ...given });
    const tensorboard = await determined.tensorboards.start({
      trials: [],
      experiments: [await determined.createExperiment({ config: seed, activate: false })],
      contextFiles: { "x.py": new Uint8Array([1]) },
    });
    expect(await contextOf(determined, command.id)).toEqual({
      "a.py": "here/a.py",
      "shared.py": "shared.py",
      made: "",
      "made/up.py": "print(1)",
    });
    expect(await contextOf(determined, tensorboard.id)).toEqual({ "x.py": "\u0001" });
    const bare = await determined.shells.start({ config: small });
    expect(await contextOf(determined, bare.id)).toEqual({});
    await Promise.all([command, tensorboard, bare].map((task) => task.kill()));
  },
  { since: "0.27.1" },
);

contractOnWire("files go with the start of each kind, and none are sent where none are given", async (master) => {
  const { determined, wire } = master;
  const contextFiles = { "a.py": "1" };
  const experiment = await determined.createExperiment({ config: seed, activate: false });
  const { notebooks, shells, commands, tensorboards } = determined;
  const tasks: LaunchedTask[] = [
    await notebooks.start({ config: small, contextFiles }),
    await shells.start({ config: small, contextFiles }),
    await commands.start({ config: small, contextFiles }),
    await tensorboards.start({ experiments: [experiment], contextFiles }),
    await shells.start({ config: small }),
  ];
  const sent = wire.requests().filter(({ operation }) => operation?.startsWith("Launch"));
  expect(sent.map(({ body }) => (body as { files?: { path: string; content: string }[] }).files)).toMatchObject([
    ...["", "", "", ""].map(() => [{ path: "a.py", content: "MQ==" }]),
    undefined,
  ]);
  await Promise.all(tasks.map((task) => task.kill()));
});

contract("a preview completes the configuration of a notebook and starts nothing", async ({ determined }) => {
  const description = unique("preview");
  const config = await determined.notebooks.preview({ config: { description, idle_timeout: "30m", ...small } });
  expect(config).toMatchObject({ description, resources: { slots: 0, resource_pool: "default" } });
  expect(Object.keys(config)).toContain("environment");
  expect((await determined.notebooks.list()).filter((each) => each.description === description)).toEqual([]);
  await expect(determined.notebooks.preview({ config: { nonsense: 1 } })).rejects.toThrow(BadRequestError);
  await expect(determined.notebooks.preview({ config: { idleTimeout: "5m" } })).rejects.toThrow(
    'Did you mean "idle_timeout"?',
  );
});

contract(
  "a TensorBoard shows the experiments that filters choose",
  async ({ determined }) => {
    const label = unique("sweep");
    const of = (name: string) =>
      determined.createExperiment({ config: { ...seed, name, labels: [label] }, activate: false });
    const [one, two, three] = [await of("one"), await of("two"), await of("three")];
    await determined.createExperiment({ config: seed, activate: false });
    const filters = { labels: [label], states: ["PAUSED"], except: [two], archived: false, projectId: 1 } as const;
    const tensorboard = await determined.tensorboards.start({ filters });
    expect([...tensorboard.experimentIds].sort()).toEqual([one.id, three.id].sort());
    const named = await determined.tensorboards.start({ filters: { labels: [label], name: "TWO" } });
    expect(named.experimentIds).toEqual([two.id]);
    await Promise.all([tensorboard.kill(), named.kill()]);
  },
  { since: "0.21.2" },
);

contractOnWire(
  "a master without filters of TensorBoards is not asked for them",
  async ({ determined, wire }) => {
    await expect(determined.tensorboards.start({ filters: { name: "x" } })).rejects.toThrow(UnsupportedByMasterError);
    expect(wire.requests({ operation: "LaunchTensorboard" })).toEqual([]);
  },
  { before: "0.21.2" },
);

contract(
  "tasks are put into a workspace, and listed by it",
  async ({ determined }) => {
    const workspace = await determined.createWorkspace(unique("ws"));
    const command = await determined.commands.start({ config: small, workspaceId: workspace.id });
    expect(command.workspaceId).toBe(workspace.id);
    expect((await determined.commands.list({ workspaceId: workspace.id })).map(({ id }) => id)).toEqual([command.id]);
    await expect(determined.commands.list({ workspaceId: 999_999 })).rejects.toThrow(NotFoundError);
    await command.kill();
  },
  { since: "0.20.0" },
);

contractOnWire(
  "a master without workspaces of tasks is not asked for them",
  async (master) => {
    const { determined, wire } = master;
    const workspaceId = 1;
    await expect(determined.commands.start({ config: small, workspaceId })).rejects.toThrow(UnsupportedByMasterError);
    await expect(determined.notebooks.list({ workspaceId })).rejects.toThrow(
      "notebooks.list by workspace needs a master of release 0.19.11 or newer",
    );
    expect(wire.requests({ operation: "LaunchCommand" })).toEqual([]);
    expect(wire.requests({ operation: "GetNotebooks" })).toEqual([]);
  },
  { before: "0.19.11" },
);

contractOnWire(
  "what is wrong is refused before a request",
  async ({ determined, wire }) => {
    const { tensorboards, notebooks } = determined;
    await expect(tensorboards.start({} as never)).rejects.toThrow(
      "A TensorBoard shows at least one experiment or trial",
    );
    await expect(tensorboards.start({ experiments: [], trials: [] })).rejects.toThrow(InvalidArgumentError);
    await expect(tensorboards.start({ experiments: ["7" as never] })).rejects.toThrow("experiments[0]");
    await expect(tensorboards.start({ trials: 7 as never })).rejects.toThrow(
      "an array of trials or their ids, got 7. For one, write [7].",
    );
    await expect(notebooks.start({ config: { idle_timeout: NaN as never } })).rejects.toThrow("config.idle_timeout");
    await expect(notebooks.start({ configs: {} } as never)).rejects.toThrow(
      'notebooks.start() has no option "configs". Did you mean "config"?',
    );
    await expect(notebooks.start({ contextDir: "/no/such/place" })).rejects.toThrow(
      "/no/such/place does not exist (argument contextDir).",
    );
    await expect(notebooks.start({ contextFiles: { "../x": "" } })).rejects.toThrow(
      "The argument contextFiles has the path",
    );
    const big = new Blob([new Uint8Array(101 * 2 ** 20)]);
    await expect(notebooks.start({ contextFiles: { big } })).rejects.toThrow(
      "The context is too large: with big it holds",
    );
    await expect(notebooks.preview({ contextDir: "." } as never)).rejects.toThrow(
      'notebooks.preview() has no option "contextDir".',
    );
    await expect(tensorboards.start({ experiments: [7], filters: {} } as never)).rejects.toThrow(
      "The option filters takes the place of experiments: give one of the two.",
    );
    await expect(tensorboards.start({ filters: { label: ["x"] } as never })).rejects.toThrow(
      'filters has no option "label". Did you mean "labels"?',
    );
    await expect(tensorboards.start({ filters: { states: ["COMPLTED" as never] } })).rejects.toThrow("filters.states");
    await expect(notebooks.get("")).rejects.toThrow("id must be a UUID");
    await expect(notebooks.get("x")).rejects.toThrow("id must be a UUID");
    await expect(notebooks.list({ sortBy: "NAME" as never })).rejects.toThrow(InvalidArgumentError);
    expect(wire.requests()).toEqual([]);
  },
  { anywhere: true },
);

contractOnWire(
  "a lost answer of a start is ambiguous, and the task is found in the list",
  async (master) => {
    const { determined, wire } = master;
    const description = unique("lost");
    wire.faults.drop({ operation: "LaunchNotebook", when: "after" });
    const error: unknown = await determined.notebooks
      .start({ config: { description, ...small } })
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(AmbiguousCreateError);
    expect(error).toMatchObject({
      operation: "notebooks.start",
      message: expect.stringContaining("Look for it with notebooks.list() before you start another."),
    });
    const found = (await determined.notebooks.list()).filter((each) => each.description === description);
    expect(found).toHaveLength(1);
    await found[0]!.kill();
  },
  { ends: true },
);

contractOnFake(
  "a wait until ready ends with the task, after maxWait, and survives an outage",
  "slots that are taken",
  async (master) => {
    const { determined, run, fake } = master;
    fake.experiments.add({ runsFor: "1h" });
    const notebook = await determined.notebooks.start();
    const impatient = notebook.waitUntilReady({ maxWait: 90_000 });
    const error: unknown = await run(impatient.catch((thrown: unknown) => thrown));
    expect(error).toBeInstanceOf(WaitTimeoutError);
    expect(error).toMatchObject({
      taskId: notebook.id,
      message: `Gave up waiting for notebook ${notebook.id} to be ready after 90 s; the last state seen is STATE_QUEUED. It goes on: wait again with a longer maxWait, or stop it with kill(). The number 90000 is milliseconds; seconds are "90000s".`,
    });
    const patient = notebook.waitUntilReady();
    await fake.clock.advance("5m");
    fake.faults.fail({ status: 503, times: 20 });
    expect((await run(patient)).state).toBe("STATE_RUNNING");

    const other = await determined.notebooks.start();
    const ended = run(other.waitUntilReady().catch((thrown: unknown) => thrown));
    await other.kill();
    expect(await ended).toMatchObject({ name: "TaskEndedError", taskId: other.id });
    expect(await ended).toBeInstanceOf(TaskEndedError);
    expect(String(await ended)).toContain(`The notebook ${other.id} ended before it was ready. The master says: `);
  },
  { ends: true, slots: 1 },
);
