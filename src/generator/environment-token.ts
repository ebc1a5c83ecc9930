import process from "node:process";

/** The token of `DET_USER_TOKEN`, unless another user is named: with `DET_USER` the session reads it itself. */
export function environmentToken(user: string | undefined): string | undefined {
  return user || process.env["DET_USER"] ? undefined : process.env["DET_USER_TOKEN"]?.trim() || undefined;
}
