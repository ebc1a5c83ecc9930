import {
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConflictError,
  ForbiddenError,
  NotFoundError,
  RateLimitedError,
  ServerError,
} from "../errors/index.js";

/**
 * What masters say with one status in one release and with another in the next: 400 or 500, where only the words tell what
 * is meant. Each has the class that most releases lead to.
 */
const MEANINGS: readonly (readonly [RegExp, typeof ApiError])[] = [
  // A name that is taken: users 400 before 0.27.1, workspaces 500 before 0.21.1, projects 500 before 0.34.0.
  [/duplicate key value|\b(?:user|row) already exists|similar username or display name/i, ConflictError],
  // A state that does not allow it: archive 500 before 0.21.1, delete 500 before 0.22.2.
  [/^cannot (?:archive|unarchive|delete) experiment\b.*\bstate\b/i, BadRequestError],
  // Someone else's, or built in: models 500 before it was 403, workspaces and projects still.
  [/\bnot deletable by this user\b/, ForbiddenError],
  // A template that is not there: 400 before it was 404.
  [/\bTemplateByName\(.*\): not found/, NotFoundError],
  // A configuration that is refused: 500 since 0.23.1.
  [/^(?:invalid experiment|invalid resource configuration|managed experiments require)\b/, BadRequestError],
  [/^workspace and project must both be included in config/, BadRequestError],
  [/\brefusing to save invalid experiment config\b/, BadRequestError],
  [/^failed to create experiment: (?:no checkpoint found|invalid source checkpoint)/, BadRequestError],
];

/** The class of the error for an unsuccessful status and for what the master said with it. */
export function errorClass(status: number, said: string): typeof ApiError {
  if (status === 400 || status === 500) {
    const meaning = MEANINGS.find(([words]) => words.test(said));
    if (meaning) return meaning[1];
  }
  switch (status) {
    case 400:
      return BadRequestError;
    case 401:
      return AuthenticationError;
    case 403:
      return ForbiddenError;
    case 404:
      return NotFoundError;
    case 409:
      return ConflictError;
    case 429:
      return RateLimitedError;
    default:
      return status < 500 ? ApiError : ServerError;
  }
}
