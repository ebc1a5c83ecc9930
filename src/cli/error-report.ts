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
}

/** Whether the call itself is wrong, so that the exit code is 2. */
export const isWrongUse = (error: unknown): boolean =>
  error instanceof WrongUse || InvalidArgumentError.isInstance(error);

/** Says what failed, why, and what to do. */
export function reportError(error: unknown, call: FailedCall): ErrorReport {
  const message = messageOf(error);
  return {
    name: error instanceof Error ? error.name : "Error",
    message,
    cause: causeOf(error, message),
    next: nextStep(error, call),
    status: (error as { status?: number } | null)?.status,
  };
}

/** The words of what was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The first words of the chain of causes that the message does not hold. */
function causeOf(error: unknown, message: string): string | undefined {
  let at = (error as { cause?: unknown } | null)?.cause;
  for (let depth = 0; at !== undefined && at !== null && depth < 8; depth += 1) {
    const words = messageOf(at) || (at as { code?: string }).code;
    if (words && !message.includes(words.replace(/\.$/, ""))) return words;
    at = (at as { cause?: unknown }).cause;
  }
  return undefined;
}

function nextStep(error: unknown, { command, masterFlags }: FailedCall): string | undefined {
  const run = (call: string): string => `determined-client ${call}${masterFlags}`;
  if (error instanceof WrongUse) return command === undefined ? "determined-client help" : `determined-client help ${command}`; // prettier-ignore
  if (AuthenticationError.isInstance(error)) return `${run("login")}, or find out more with ${run("doctor")}`;
  if (isOfTheWay(error)) return `${run("doctor")} checks what stands between this machine and the master.`;
  if (NotFoundError.isInstance(error)) return `${run("experiments")} lists those that you may see.`;
  if (ForbiddenError.isInstance(error)) return `${run("whoami")} prints who you are there.`;
  return undefined;
}

const isOfTheWay = (error: unknown): boolean =>
  MasterUnreachableError.isInstance(error) ||
  TlsError.isInstance(error) ||
  UnexpectedAnswerError.isInstance(error) ||
  MalformedResponseError.isInstance(error) ||
  RequestTimeoutError.isInstance(error);
