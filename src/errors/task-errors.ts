import { DeterminedError } from "./determined-error.js";

/**
 * A notebook, shell or TensorBoard ended before it was ready. Its log says why: `determined.task(error.taskId).logs()`.
 *
 * @example
 * if (TaskEndedError.isInstance(error)) console.error(error.taskId, error.exitStatus);
 */
export class TaskEndedError extends DeterminedError {
  /** The task. */
  declare readonly taskId: string;
  /** How it ended, in the words of the master. */
  declare readonly exitStatus: string;
  constructor(message: string, details: { taskId: string; exitStatus: string; cause?: unknown }) {
    super(message, details);
  }
  override get name(): "TaskEndedError" {
    return "TaskEndedError";
  }
}
