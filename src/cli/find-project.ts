import type { Determined } from "../facade/determined.js";
import { WrongUse } from "./wrong-use.js";

/** The id of a project that is given as its id or as `<workspace>/<project>`. */
export async function findProject(determined: Determined, given: string, signal: AbortSignal): Promise<number> {
  if (/^[1-9]\d*$/.test(given)) return Number(given);
  const at = given.indexOf("/");
  const [workspace, project] = [given.slice(0, at), given.slice(at + 1)];
  if (workspace.trim() === "" || project.trim() === "") {
    throw new WrongUse(`--project is the id of a project, or <workspace>/<project>, not ${JSON.stringify(given)}.`);
  }
  return (await (await determined.getWorkspace(workspace, { signal })).getProject(project, { signal })).id;
}
