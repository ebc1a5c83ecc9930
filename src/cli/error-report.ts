import {
  AuthenticationError,
  ForbiddenError,
  InvalidArgumentError,
  MalformedResponseError,
  MasterUnreachableError,
  NotFoundError,
  RequestTimeoutError,
  TlsError,
  UnexpectedAnswerError,
} from "../errors/index.js";
import { messageOf, type TypedNames } from "./shell-words.js";
import { WrongUse } from "./wrong-use.js";

/** What is said of an error. */
export interface ErrorReport {
  readonly name: string;
  readonly message: string;
  /** What lies behind it, where the message does not say it. */
  readonly cause?: string | undefined;
  /** What to do next: mostly another command. */
  readonly next?: string | undefined;
  /** HTTP status, where the master or a proxy refused. */
  readonly status?: number | undefined;
}

/** What the call was, for the advice. */
export interface FailedCall {
  readonly command?: string | undefined;
  /** The flags that name the same master, such as `-m http://host:8080`. */
  readonly masterFlags: string;
  /** What was typed where the library has arguments. */
  readonly names?: TypedNames | undefined;
}

/** An error whose next step only the command knows. */
export class Advised extends Error {
  readonly next: string;

  constructor(error: unknown, next: string) {
    super(messageOf(error), { cause: error });
    this.next = next;
  }
}

/** Whether the call itself is wrong, so that the exit code is 2. */
export const isWrongUse = (error: unknown): boolean =>
  error instanceof WrongUse || InvalidArgumentError.isInstance(error);

/** Says what failed, why, and what to do. */
export function reportError(error: unknown, call: FailedCall): ErrorReport {
  if (error instanceof Advised) return { ...reportError(error.cause, call), next: error.next };
  const message = messageOf(error, call.names);
  return {
    name: error instanceof Error ? error.name : "Error",
    message,
    cause: causeOf(error, message),
    next: nextStep(error, call),
    status: (error as { status?: number } | null)?.status,
  };
}

/** The words at the root of the chain of causes, unless the message holds them. */
function causeOf(error: unknown, message: string): string | undefined {
  let root: unknown = error;
  for (let depth = 0; causeIn(root) && depth < 8; depth += 1) root = causeIn(root);
  const { code } = (root ?? {}) as { code?: string };
  const words = messageOf(root) || code;
  return root === error || !words || message.includes(words.replace(/\.$/, "")) ? undefined : words;
}

const causeIn = (error: unknown): unknown => (error as { cause?: unknown } | null | undefined)?.cause;

function nextStep(error: unknown, { command, masterFlags }: FailedCall): string | undefined {
  const run = (call: string): string => `determined-client ${call}${masterFlags}`;
  if (error instanceof WrongUse) return `determined-client help${command === undefined ? "" : ` ${command}`}`;
  if (command === "login" && AuthenticationError.isInstance(error)) return refusedLogin;
  if (command === "login" && ForbiddenError.isInstance(error)) return inactiveAccount;
  if (AuthenticationError.isInstance(error)) return `${run("login")} logs in; ${run("doctor")} finds out more.`;
  if (isOfTheWay(error)) return `${run("doctor")} checks what stands between this machine and the master.`;
  if (ForbiddenError.isInstance(error)) return `${run("whoami")} prints who you are there.`;
  if (!NotFoundError.isInstance(error)) return undefined;
  if (error.path.includes("/trials/"))
    return `${run("logs <experiment>")} takes the id of an experiment and names its trials.`;
  if (error.path.includes("/checkpoints/")) return `${run("top <experiment>")} lists the checkpoints of an experiment.`;
  return error.path.includes("/experiments/") ? `${run("experiments")} lists those that you may see.` : undefined;
}

// Not to call login again, which has just failed.
const refusedLogin =
  "Correct the name of the user or the password; an administrator sets a new one with det user change-password <name>.";
const inactiveAccount = "An administrator makes an account active with det user activate <name>.";

const isOfTheWay = (error: unknown): boolean =>
  MasterUnreachableError.isInstance(error) ||
  TlsError.isInstance(error) ||
  UnexpectedAnswerError.isInstance(error) ||
  MalformedResponseError.isInstance(error) ||
  RequestTimeoutError.isInstance(error);
