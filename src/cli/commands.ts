import type { Command } from "./command.js";

/** A line of the table: what is known of a command before it is loaded. */
export interface Entry {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The words after `det` that do the same there; who types them here gets this command as advice. */
  readonly det: readonly string[];
  readonly load: () => Promise<Command>;
}

/** Every command of the shell, in the order of the help. */
export const commands: readonly Entry[] = [
  {
    name: "experiments",
    summary: "List experiments",
    det: ["experiment list"],
    load: async () => (await import("./commands/experiments.js")).experiments,
  },
  {
    name: "logs",
    summary: "Print the log of an experiment or a trial, or follow it",
    det: ["experiment logs", "trial logs"],
    load: async () => (await import("./commands/logs.js")).logs,
  },
  {
    name: "wait",
    summary: "Wait until an experiment has ended; the exit code tells how",
    det: ["experiment wait"],
    load: async () => (await import("./commands/wait.js")).wait,
  },
  {
    name: "top",
    summary: "List the best checkpoints of an experiment or a trial",
    det: ["experiment list-checkpoints"],
    load: async () => (await import("./commands/top.js")).top,
  },
  {
    name: "download",
    summary: "Download a checkpoint",
    det: ["checkpoint download"],
    load: async () => (await import("./commands/download.js")).download,
  },
  {
    name: "whoami",
    summary: "Print who is logged in here",
    det: ["user whoami"],
    load: async () => (await import("./commands/whoami.js")).whoami,
  },
  {
    name: "login",
    summary: "Log in and keep the token where the det command keeps it",
    det: ["user login"],
    load: async () => (await import("./commands/login.js")).login,
  },
  {
    name: "logout",
    summary: "End a session and remove its token",
    det: ["user logout"],
    load: async () => (await import("./commands/logout.js")).logout,
  },
  {
    name: "doctor",
    summary: "Find out what stands between this machine and a master, and what to do first",
    det: [],
    load: async () => (await import("./commands/doctor.js")).doctor,
  },
  {
    name: "generate",
    summary: "Write the types of your own master's API, and a client with them",
    det: [],
    load: async () => (await import("./commands/generate.js")).generate,
  },
  {
    name: "spec-diff",
    summary: "Compare the APIs of two releases or masters, and find out what breaks",
    det: [],
    load: async () => (await import("./commands/spec-diff.js")).specDiffCommand,
  },
  {
    name: "fake-master",
    summary: "Run a fake master for tests and demos",
    det: ["deploy local"],
    load: async () => (await import("./commands/fake-master.js")).fakeMaster,
  },
];
