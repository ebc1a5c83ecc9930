import { userAnswer } from "../answers/users.js";
import type { Handlers } from "../requests/call.js";
import { gatewayAnswer } from "../requests/respond.js";
import { endLogin, logIn } from "../state/users/sessions.js";
import { hashedPassword } from "../password.js";
import { refuse, Refusal } from "../refusal.js";
import { userNamed } from "../state/lookup.js";

/** Logging in and out. */
export const sessionHandlers: Handlers = {
  Login: async ({ state, now, body }) => {
    const hashed = body.flag("isHashed") ? body.text("password") : await hashedPassword(body.text("password"));
    const { user, session } = logIn(state, now, body.text("username"), hashed);
    const cookie = `auth=${session.token}; Path=/; Expires=${new Date(session.expiry).toUTCString()}`;
    return gatewayAnswer({ token: session.token, user: userAnswer(state, user) }, { "set-cookie": cookie });
  },
  Logout: ({ state, token }) => {
    endLogin(state, token);
    return gatewayAnswer({}, { "set-cookie": "auth=; Expires=Thu, 01 Jan 1970 00:00:00 GMT" });
  },
  // The login of old clients: the password comes hashed, and every refusal is a 403.
  "post-login": ({ state, now, body }) => {
    const username = body.text("username");
    try {
      const { session } = logIn(state, now, username, body.text("password"));
      return Response.json(
        { token: session.token },
        { headers: { "content-type": "application/json; charset=UTF-8" } },
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw refuse("denied", userNamed(state, username) === undefined ? "user not found" : error.message);
    }
  },
  CurrentUser: ({ state, user }) => ({ user: userAnswer(state, user) }),
  GetMe: ({ state, user }) => ({ user: userAnswer(state, user) }),
};
