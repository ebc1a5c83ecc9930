import type { ServiceKind } from "./records.js";

/** What differs from kind to kind. */
export interface KindFacts {
  /** As descriptions begin that the master makes up. */
  title: string;
  taskType: string;
  jobType: string;
  entrypoint: string[];
  slots: number;
  /** Milliseconds from the start of the container until the service answers; none for what never answers. */
  readyAfter?: number;
  /** Port that the master forwards to, and whether as plain TCP. */
  port?: { number: number; tcp: boolean };
}

/** The facts of each kind. */
export const KINDS: Readonly<Record<ServiceKind, KindFacts>> = {
  command: {
    title: "Command",
    taskType: "TASK_TYPE_COMMAND",
    jobType: "TYPE_COMMAND",
    entrypoint: ["/run/determined/command-entrypoint.sh"],
    slots: 1,
  },
  shell: {
    title: "Shell",
    taskType: "TASK_TYPE_SHELL",
    jobType: "TYPE_SHELL",
    entrypoint: ["/run/determined/ssh/shell-entrypoint.sh", "-f", "/run/determined/ssh/sshd_config", "-p", "3210", "-D", "-e"],
    slots: 1,
    readyAfter: 4_000,
    port: { number: 3210, tcp: true },
  },
  notebook: {
    title: "JupyterLab",
    taskType: "TASK_TYPE_NOTEBOOK",
    jobType: "TYPE_NOTEBOOK",
    entrypoint: ["/run/determined/jupyter/notebook-entrypoint.sh"],
    slots: 1,
    readyAfter: 9_000,
    port: { number: 2888, tcp: false },
  },
  tensorboard: {
    title: "TensorBoard",
    taskType: "TASK_TYPE_TENSORBOARD",
    jobType: "TYPE_TENSORBOARD",
    entrypoint: ["/run/determined/tensorboard/tensorboard-entrypoint.sh", "/run/determined/tensorboard/storage_config.json"],
    slots: 0,
    readyAfter: 17_000,
    port: { number: 2600, tcp: false },
  },
}; // prettier-ignore
