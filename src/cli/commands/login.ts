import process from "node:process";
import { Determined } from "../../facade/determined.js";
import { createAuthStore } from "../../platform/node/auth-store.js";
import { currentConfigDirectory } from "../../platform/node/config-directory.js";
import { defineCommand } from "../command.js";
import { oneUser } from "../one-user.js";
import { WrongUse } from "../wrong-use.js";

export const login = defineCommand({
  about:
    "Logs in and keeps the token where the det command keeps it too, as the active user of the master. Nothing prompts: the " +
    "password is DET_PASS, or the first line of standard input; DET_PASS= or an empty line is a blank one. The user is NAME, else DET_USER, else determined.",
  arguments: { NAME: { type: "string", about: "the user, as with -u", optional: true } },
  flags: { "password-stdin": { type: "boolean", about: "read the password from standard input" } },
  connects: true,
  json: 'One object: "master", "username" and "file", which holds the token now.',
  examples: {
    "login ada --password-stdin < password.txt": "the password from a file",
    "login ada -m https://det.example.com": "the password from DET_PASS",
  },
  async run({ client, arguments: { NAME }, flags, output, signal }) {
    const user = oneUser(NAME, client.user) ?? (process.env.DET_USER || "determined");
    const password = flags["password-stdin"] ? await firstLine(signal) : process.env.DET_PASS;
    if (password === undefined) {
      throw new WrongUse(
        `There is no password for ${user}. Set DET_PASS or pass --password-stdin; DET_PASS= is a blank password.`,
      );
    }
    let problem: string | undefined;
    const directory = currentConfigDirectory();
    const store = createAuthStore(directory, (message) => {
      problem = message;
    });
    const determined = new Determined({
      ...client,
      user,
      password,
      tokenStore: {
        // Always a new login: an old token would say nothing about the password.
        get: () => Promise.resolve(undefined),
        set: (master, entry) => store.set(master, { ...entry, active: true }),
        delete: () => Promise.resolve(),
      },
    });
    await determined.getSessionUsername({ signal });
    const { master } = determined;
    if (problem !== undefined || (await store.get(master))?.user !== user) {
      throw new Error(problem ?? `The login of ${user} could not be kept in ${directory}.`);
    }
    const file = `${directory}/auth.json`;
    const line = `Logged in at ${master} as ${user}. The token is in ${file}.`;
    await output.result({ master, username: user, file }, line);
    return 0;
  },
});

async function firstLine(signal: AbortSignal): Promise<string> {
  let text = "";
  process.stdin.setEncoding("utf8");
  const stop = (): void => void process.stdin.destroy(signal.reason as Error);
  signal.addEventListener("abort", stop, { once: true });
  for await (const piece of process.stdin) {
    text += String(piece);
    if (text.includes("\n")) break;
  }
  signal.removeEventListener("abort", stop);
  const line = (text.split("\n")[0] ?? "").replace(/\r$/, "");
  // What failed to write a password into a pipe must not log in with a blank one.
  if (line === "" && !text.includes("\n")) {
    throw new WrongUse(
      "Standard input is empty, so there is no password. A blank password is an empty line, or DET_PASS=.",
    );
  }
  return line;
}
