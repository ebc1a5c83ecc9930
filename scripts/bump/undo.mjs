/**
 * The command that takes a bump back. It begins with everything committed, so that what is new or changed is its own.
 * @param {{ from: string, branch: string, here?: boolean, committed: boolean }} state
 */
export function undoCommand({ from, branch, here, committed }) {
  const files = committed ? [] : ["git reset --hard", "git clean -fd openapi generated docs/releases"];
  return [...files, ...(here ? [] : [`git switch ${from}`, `git branch -D ${branch}`])].join(" && ");
}
