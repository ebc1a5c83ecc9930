import { Determined } from "../facade/determined.js";
import { connectionHelp, readCall } from "./client-options.js";
import { printLine } from "./terminal.js";

const help = `Usage: determined-client whoami [options]

Prints the user that a program here would act as, by the same rules: DET_USER with DET_PASS, the active user, …

${connectionHelp}`;

/** `determined-client whoami`: the user that a program would act as here. */
export async function whoamiCommand(args: readonly string[]): Promise<number> {
  const call = readCall("whoami", help, args);
  if (typeof call === "number") return call;
  const determined = new Determined(call.client);
  const { username, userId, admin } = await determined.whoami();
  printLine(`${username} (id ${userId}${admin ? ", administrator" : ""}) at ${determined.master}`);
  return 0;
}
