/** The gRPC codes that the master answers with: number, name, HTTP status. */
export const CODES = {
  canceled: [1, "Canceled", 408],
  unknown: [2, "Unknown", 500],
  invalid: [3, "InvalidArgument", 400],
  notFound: [5, "NotFound", 404],
  exists: [6, "AlreadyExists", 409],
  denied: [7, "PermissionDenied", 403],
  exhausted: [8, "ResourceExhausted", 429],
  precondition: [9, "FailedPrecondition", 400],
  unimplemented: [12, "Unimplemented", 501],
  internal: [13, "Internal", 500],
  unavailable: [14, "Unavailable", 503],
  unauthenticated: [16, "Unauthenticated", 401],
} as const;

/** Name of a gRPC code, as {@link CODES} spells it. */
export type CodeName = keyof typeof CODES;

/** The master's "no": thrown by rules and handlers, turned into the right error body where the request came in. */
export class Refusal extends Error {
  readonly code: CodeName;
  /** Some plain routes answer a status that no code has. */
  readonly status: number;

  constructor(code: CodeName, message: string, status?: number) {
    super(message);
    this.code = code;
    this.status = status ?? CODES[code][2];
  }
}

/** Makes the master's "no". */
export function refuse(code: CodeName, message: string): Refusal {
  return new Refusal(code, message);
}

/** An error as bulk actions write it down for each object. */
export function toGoText(error: unknown): string {
  if (!(error instanceof Refusal)) return error instanceof Error ? error.message : String(error);
  return error.code === "internal"
    ? error.message
    : `rpc error: code = ${CODES[error.code][1]} desc = ${error.message}`;
}
