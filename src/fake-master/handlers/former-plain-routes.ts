import { plainAgents, plainTasks } from "../answers/former-plain-routes.js";
import { simulateSearch } from "../state/experiments/search-preview.js";
import { readSearch } from "../configuration/preview.js";
import type { Handlers } from "../requests/call.js";
import { Refusal, refuse } from "../refusal.js";
import { hasAgent } from "../state/agents/agent.js";
import { masterConfiguration } from "../state/cluster/master-configuration.js";
import { isObject } from "../state/json.js";
import { notFound } from "../state/not-found.js";
import type { Json, JsonObject } from "../state/records.js";

/** The plain routes that the command line of the oldest releases asks. */
export const formerPlainHandlers: Handlers = {
  "get-plain-agents": ({ state }) => Response.json(hasAgent(state) ? plainAgents(state) : {}),
  "get-plain-tasks": ({ state }) => Response.json(plainTasks(state)),
  "get-plain-config": ({ state, user }) => {
    if (!user.admin) throw new Refusal("denied", "user not admin");
    return Response.json(masterConfiguration(state));
  },
  "get-plain-templates": ({ state }) =>
    Response.json(Object.values(state.templates).map(({ name, config }) => ({ name, config }))),
  "get-plain-template": ({ state, path }) => {
    const name = path.text("template_name");
    const template = Object.hasOwn(state.templates, name) ? state.templates[name] : undefined;
    if (template === undefined) throw notFound(state, "template", name);
    return Response.json({ name, config: template.config });
  },
  "put-plain-template": ({ state, path, json }) => {
    const name = path.text("template_name");
    const config = json as Json | undefined;
    if (!isObject(config)) throw refuse("invalid", "template configuration is not an object");
    state.templates[name] = { name, config, workspaceId: 1 };
    return Response.json(null);
  },
  "delete-plain-template": ({ state, path }) => {
    const name = path.text("template_name");
    if (!Object.hasOwn(state.templates, name)) throw notFound(state, "template", name);
    delete state.templates[name];
    return new Response(null, { status: 204 });
  },
  "post-plain-searcher-preview": ({ state, json }) => {
    const { searcher, hyperparameters } = readSearch((json ?? {}) as JsonObject, state.release);
    return Response.json({ results: simulateSearch(searcher, hyperparameters) });
  },
};
