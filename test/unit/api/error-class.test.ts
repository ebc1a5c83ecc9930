import { expect, test } from "vitest";
import { errorClass } from "../../../src/api/error-class.js";

const nameOf = (status: number, said: string): string => errorClass(status, said).prototype.name;

/** The words of real masters, where 0.19.10 and 0.38.1 answer with different statuses. */
test.each([
  ["ConflictError", 400, "user already exists"],
  ["ConflictError", 500, "code=400, message=user already exists"],
  ["ConflictError", 400, "can not change display name to ada found a similar username or display name"],
  [
    "ConflictError",
    500,
    'error setting active status of "idle": ERROR: duplicate key value violates unique constraint "users_username_key" (SQLSTATE 23505)',
  ],
  [
    "ConflictError",
    500,
    'error creating workspace team-b in database: ERROR: duplicate key value violates unique constraint "workspaces_name_key" (SQLSTATE 23505)',
  ],
  [
    "ConflictError",
    500,
    'error creating project p1 in database: error running query: insert_project: ERROR: duplicate key value violates unique constraint "projects_name_key" (SQLSTATE 23505)',
  ],
  ["ConflictError", 500, "error updating project cards: row already exists"],
  ["ConflictError", 409, "avoid names equal to other models (case-insensitive)"],
  ["BadRequestError", 500, "cannot archive experiment 5 in non terminate state PAUSED"],
  ["BadRequestError", 400, "Experiment is not in terminal state."],
  ["BadRequestError", 500, "cannot delete experiment in PAUSED state"],
  ["BadRequestError", 400, "cannot delete experiment in STATE_PAUSED state"],
  ["BadRequestError", 400, "invalid experiment: invalid experiment configuration: config is invalid or incomplete: x"],
  ["BadRequestError", 500, "invalid experiment configuration: version 0 experiment config is invalid: x"],
  ["BadRequestError", 500, "invalid resource configuration: slots requested exceeds cluster capacity"],
  ["BadRequestError", 500, "managed experiments require entrypoint"],
  ["BadRequestError", 500, "workspace and project must both be included in config if one is provided"],
  ["BadRequestError", 500, "failed to create experiment: no checkpoint found for source trial 5"],
  ["NotFoundError", 400, 'invalid experiment: TemplateByName("nosuch"): not found'],
  ["NotFoundError", 404, "template 'nosuch' not found"],
  ["ForbiddenError", 500, 'model "x" does not exist or not deletable by this user: not found'],
  ["ForbiddenError", 403, "non-admin users may not delete other users' models access denied"],
])("it is a %s: %i %s", (name, status, said) => expect(nameOf(status, said)).toBe(name));

test.each([
  ["ServerError", 500, "ERROR: something of the database (SQLSTATE 22P02)"],
  ["ServerError", 503, "duplicate key value"],
  ["ServerError", 502, "invalid experiment configuration"],
  ["NotFoundError", 404, "duplicate key value"],
  ["BadRequestError", 400, "Display name or username value has minimum length."],
  ["ServerError", 500, "a web page, not a master's answer: Internal Server Error"],
])("other words change nothing: %s for %i %s", (name, status, said) => expect(nameOf(status, said)).toBe(name));
