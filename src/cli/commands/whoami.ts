import { AuthenticationError } from "../../errors/index.js";
import { Determined } from "../../facade/determined.js";
import { createAuthStore } from "../../platform/node/auth-store.js";
import { currentConfigDirectory } from "../../platform/node/config-directory.js";
import { isToken } from "../../values/check-basics.js";
import { defineCommand } from "../command.js";
import { currentIdentity } from "../identity.js";

export const whoami = defineCommand({
  about:
    "Prints who is logged in here: the user whose token is kept, or is in DET_USER_TOKEN. The master is asked whether the " +
    "token is still good. This command never logs in and changes nothing that is kept: without a login it fails, and names " +
    "the user that a program would log in as.",
  arguments: {},
  flags: {},
  connects: true,
  json: 'One object: the user\'s "username", "userId", "admin" and so on, and "master".',
  examples: { whoami: "who am I?", "whoami -m https://det.example.com": "and there?" },
  async run({ client, output, signal }) {
    const determined = new Determined({ ...client, tokenStore: false });
    const { master } = determined;
    const store = createAuthStore(currentConfigDirectory());
    const { user, password, environmentToken } = await currentIdentity(store, master, client);
    const kept = (await store.get(master, user))?.token.trim();
    const tokens = [kept, environmentToken].filter(isToken);
    for (const token of tokens) {
      try {
        // Without the password, with which a client would replace a token that is refused.
        const asked = new Determined({ ...client, password: undefined, token, tokenStore: false });
        const me = await asked.whoami({ signal });
        const line = `${me.username} (id ${me.userId}${me.admin ? ", administrator" : ""}) at ${master}`;
        await output.result({ ...me.toJSON(), master }, line);
        return 0;
      } catch (error) {
        if (!AuthenticationError.isInstance(error)) throw error;
      }
    }
    // Needs no login; a master that is away, or none, matters more than that nobody is logged in.
    if (tokens.length === 0) await determined.getMasterInfo({ signal });
    const found =
      tokens.length > 0 ? `The login of ${user} at ${master} is no longer good` : `Nobody is logged in at ${master}`;
    const how = password === undefined ? "whose password is not known" : password ? "with the password of DET_PASS" : "with an empty password"; // prettier-ignore
    throw new AuthenticationError(`${found}. A program would log in as ${user}, ${how}.`, {
      status: 401,
      method: "GET",
      path: "/api/v1/me",
      attempts: tokens.length,
      elapsed: 0,
    });
  },
});
