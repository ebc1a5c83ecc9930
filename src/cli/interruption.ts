import process from "node:process";
import { onOutputEnded } from "./terminal.js";

/** Why a command was ended from outside, with the exit code that shells expect then. */
export class Interruption extends Error {
  override readonly name: string = "AbortError";
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Results could not be printed: a failure, whatever the command itself makes of it. */
export class OutputFailure extends Interruption {
  override readonly name = "OutputError";
}

/**
 * Aborted by the first Ctrl-C or SIGTERM, so that what is under way can tidy up, and when the output cannot be written or nobody reads it.
 * A second signal ends the process at once.
 */
export function interruptionSignal(): AbortSignal {
  const controller = new AbortController();
  const end = (exitCode: number, message: string): void => {
    if (controller.signal.aborted) process.exit(exitCode);
    controller.abort(new Interruption(exitCode, message));
  };
  process.on("SIGINT", () => end(130, "Interrupted."));
  process.on("SIGTERM", () => end(143, "Terminated."));
  onOutputEnded((reason) => {
    if (reason === undefined) controller.abort(new Interruption(0, "Nobody reads the output."));
    else controller.abort(new OutputFailure(1, `Standard output could not be written: ${reason}.`));
  });
  return controller.signal;
}
