import type { Call, Handlers } from "../requests/call.js";
import { refuse } from "../refusal.js";
import { uuid } from "../state/chance.js";
import { since } from "../state/release.js";
import { refuseUnprivileged } from "../state/users/privileges.js";

/** Clients of single sign-on, which masters of the enterprise edition have. */
export const oauthClientHandlers: Handlers = {
  "get-oauth2-clients": (call) => {
    refuseOpenSource(call);
    return Response.json(call.state.oauthClients);
  },
  "post-oauth2-client": (call) => {
    refuseOpenSource(call);
    const { state, body, user } = call;
    refuseUnprivileged(user);
    const client = { id: uuid(state), name: body.text("name"), domain: body.text("domain") };
    state.oauthClients.push(client);
    return Response.json({ id: client.id, secret: uuid(state) });
  },
  "delete-oauth2-client": (call) => {
    refuseOpenSource(call);
    const { state, path, user } = call;
    refuseUnprivileged(user);
    state.oauthClients = state.oauthClients.filter(({ id }) => id !== path.text("id"));
    return new Response(null, { status: 200 });
  },
};

/** Other masters have no such route. */
function refuseOpenSource({ state, request }: Pick<Call<"get-oauth2-clients">, "state" | "request">): void {
  if (state.lacksOauthClients !== true) return;
  const { pathname } = new URL(request.url);
  throw refuse("notFound", since(state, "0.23.1") ? `api not found: ${request.method} ${pathname}` : "Not Found");
}
