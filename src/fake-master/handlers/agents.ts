import { agentAnswer } from "../answers/agents.js";
import type { Handlers } from "../requests/call.js";
import { notFound } from "../state/not-found.js";
import { pageStrictly } from "../state/page.js";

/** Agents. */
export const agentHandlers: Handlers = {
  GetAgents: ({ state, query }) => {
    const page = pageStrictly(state.slots === 0 ? [] : [agentAnswer(state)], {
      offset: query.integer("offset"),
      limit: query.integer("limit"),
    });
    return { agents: page.rows, pagination: page.pagination };
  },
  GetAgent: ({ state, path }) => {
    if (path.text("agentId") !== "agent-1" || state.slots === 0) throw notFound(state, "agent", path.text("agentId"));
    return { agent: agentAnswer(state) };
  },
};
