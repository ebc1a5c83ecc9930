import { Determined } from "../facade/determined.js";
import { connectionHelp, readCall } from "./client-options.js";
import { printLine } from "./terminal.js";

const help = `Usage: determined-client whoami [options]

Tells as whom a program that runs here would act, by the same rules: DET_USER with DET_PASS, the active user, …

${connectionHelp}`;

/** `determined-client whoami`: the user as whom a program would act here. */
export async function whoamiCommand(args: readonly string[]): Promise<number> {
  const call = readCall("whoami", help, args);
  if (typeof call === "number") return call;
  const determined = new Determined(call.client);
  const { username, userId, admin } = await determined.whoami();
  printLine(`${username} (id ${userId}${admin ? ", administrator" : ""}) at ${determined.master}`);
  return 0;
}
