import type { Handlers } from "../requests/call.js";
import { uuid } from "../state/chance.js";
import { refuseUnprivileged } from "../state/users/privileges.js";

/** Clients of single sign-on. */
export const oauthClientHandlers: Handlers = {
  "get-oauth2-clients": ({ state }) => Response.json(state.oauthClients),
  "post-oauth2-client": ({ state, body, user }) => {
    refuseUnprivileged(user);
    const client = { id: uuid(state), name: body.text("name"), domain: body.text("domain") };
    state.oauthClients.push(client);
    return Response.json({ id: client.id, secret: uuid(state) });
  },
  "delete-oauth2-client": ({ state, path, user }) => {
    refuseUnprivileged(user);
    state.oauthClients = state.oauthClients.filter(({ id }) => id !== path.text("id"));
    return new Response(null, { status: 200 });
  },
};
