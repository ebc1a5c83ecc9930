import type { Handlers } from "../requests/call.js";
import { refuse } from "../refusal.js";
import { uuid } from "../state/chance.js";

/** Clients of single sign-on. */
export const oauthClientHandlers: Handlers = {
  "get-oauth2-clients": ({ state }) => Response.json(state.oauthClients),
  "post-oauth2-client": ({ state, body, user }) => {
    if (!user.admin) throw refuse("denied", "user does not have permission");
    const client = { id: uuid(state), name: body.text("name"), domain: body.text("domain") };
    state.oauthClients.push(client);
    return Response.json({ id: client.id, secret: uuid(state) });
  },
  "delete-oauth2-client": ({ state, path, user }) => {
    if (!user.admin) throw refuse("denied", "user does not have permission");
    state.oauthClients = state.oauthClients.filter(({ id }) => id !== path.text("id"));
    return new Response(null, { status: 200 });
  },
};
