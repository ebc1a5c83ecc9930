import { spawn, type ChildProcess } from "node:child_process";
import type { BundledCommand } from "./bundled-command.js";

/** What a call of the shell left. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A call that may be running. */
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves once stdout and stderr together hold a string. */
  until(text: string): Promise<void>;
}

/** Starts the command with nothing of this process's environment but PATH. */
export function startCommand(
  { script }: BundledCommand,
  args: readonly string[],
  env: Record<string, string>,
  cwd?: string,
): Running {
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env.PATH, ...env },
    ...(cwd && { cwd }),
  });
  let [out, err] = ["", ""];
  const waiting = new Set<() => void>();
  const wake = (): void => waiting.forEach((each) => each());
  child.stdout.setEncoding("utf8").on("data", (piece: string) => ((out += piece), wake()));
  child.stderr.setEncoding("utf8").on("data", (piece: string) => ((err += piece), wake()));
  child.stdin.end();
  const ended = new Promise<Ended>((resolve) => child.on("close", (code) => resolve({ code, out, err })));
  const until = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const look = (): void => void ((out + err).includes(text) && resolve());
      waiting.add(look);
      look();
      void ended.then(() => reject(new Error(`ended without ${text}: ${out}${err}`)));
    });
  return { child, ended, until };
}
