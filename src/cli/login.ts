import process from "node:process";
import { Determined } from "../facade/determined.js";
import { createAuthStore } from "../platform/node/auth-store.js";
import { currentConfigDirectory } from "../platform/node/config-directory.js";
import { connectionHelp, readCall, wrongUse } from "./client-options.js";
import { printLine, printProblem } from "./terminal.js";

const help = `Usage: DET_PASS=<password> determined-client login [options]

Logs in and keeps the token where the det command keeps it too, as the active user of the master. Nothing prompts: the
password is DET_PASS, which may be empty, or the first line of standard input.

      --password-stdin    read the password from standard input
${connectionHelp}`;

/** `determined-client login`: logs in and keeps the token as that of the master's active user. */
export async function loginCommand(args: readonly string[]): Promise<number> {
  const call = readCall("login", help, args, ["password-stdin"]);
  if (typeof call === "number") return call;
  const user = call.client.user ?? process.env.DET_USER ?? "determined";
  const password = call.switches.has("password-stdin") ? await firstLine() : process.env.DET_PASS;
  if (password === undefined) {
    return wrongUse("login", `There is no password for ${user}. Set DET_PASS or pass --password-stdin.`, help);
  }
  let problem: string | undefined;
  const directory = currentConfigDirectory();
  const store = createAuthStore(directory, (message) => {
    problem = message;
  });
  const determined = await Determined.login({
    ...call.client,
    user,
    password,
    logger: { debug: () => {}, info: () => {}, warn: say, error: say },
    tokenStore: {
      // Always a new login: an old token would say nothing about the password.
      get: () => Promise.resolve(undefined),
      set: (master, entry) => store.set(master, { ...entry, active: true }),
      delete: () => Promise.resolve(),
    },
  });
  if (problem !== undefined || (await store.get(determined.master))?.user !== user) {
    say(problem ?? `The login of ${user} could not be kept in ${directory}.`);
    return 1;
  }
  printLine(`Logged in at ${determined.master} as ${user}. The token is in ${directory}/auth.json.`);
  return 0;
}

const say = (message: string): void => printProblem("determined-client login", message);

async function firstLine(): Promise<string> {
  let text = "";
  process.stdin.setEncoding("utf8");
  for await (const piece of process.stdin) {
    text += String(piece);
    if (text.includes("\n")) break;
  }
  return (text.split("\n")[0] ?? "").replace(/\r$/, "");
}
