import process from "node:process";
import { onReaderGone } from "./terminal.js";

/** Why a command was ended from outside, with the exit code that shells expect then. */
export class Interruption extends Error {
  override readonly name = "AbortError";
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/**
 * Aborted by the first Ctrl-C or SIGTERM, so that what is under way can tidy up, and when the reader of the output is gone.
 * A second signal ends the process at once.
 */
export function interruptionSignal(): AbortSignal {
  const controller = new AbortController();
  const end = (exitCode: number, message: string): void => {
    if (controller.signal.aborted && exitCode !== 0) process.exit(exitCode);
    controller.abort(new Interruption(exitCode, message));
  };
  process.on("SIGINT", () => end(130, "Interrupted."));
  process.on("SIGTERM", () => end(143, "Terminated."));
  onReaderGone(() => end(0, "Nobody reads the output."));
  return controller.signal;
}
