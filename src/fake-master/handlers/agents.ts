import { agentAnswer, slotAnswers } from "../answers/agents.js";
import type { Handlers } from "../requests/call.js";
import { refuse } from "../refusal.js";
import { hasAgent, setEnabled } from "../state/agents/agent.js";
import { notFound } from "../state/not-found.js";
import { pageStrictly } from "../state/page.js";
import type { MasterState, UserRecord } from "../state/records.js";
import { refuseUnprivileged } from "../state/users/privileges.js";

/** The agent and its slots. */
export const agentHandlers: Handlers = {
  GetAgents: ({ state, query }) => {
    const without = { slots: query.flag("excludeSlots"), containers: query.flag("excludeContainers") };
    const page = pageStrictly(hasAgent(state) ? [agentAnswer(state, without)] : [], {
      offset: query.integer("offset"),
      limit: query.integer("limit"),
    });
    return { agents: page.rows, pagination: page.pagination };
  },
  GetAgent: ({ state, path }) => {
    checkAgent(state, path.text("agentId"));
    return { agent: agentAnswer(state) };
  },
  GetSlots: ({ state, path }) => {
    checkAgent(state, path.text("agentId"));
    // Sorted as strings: "10" comes before "2".
    return { slots: slotAnswers(state).sort((one, other) => ((one.id ?? "") < (other.id ?? "") ? -1 : 1)) };
  },
  GetSlot: ({ state, path }) => {
    checkAgent(state, path.text("agentId"));
    return { slot: slotAnswers(state)[slotOf(state, path.text("slotId"))] ?? null };
  },
  EnableAgent: ({ state, now, user, path }) => switchAgent(state, now, user, path.text("agentId"), true, false),
  DisableAgent: ({ state, now, user, path, body }) =>
    switchAgent(state, now, user, path.text("agentId"), false, body.flag("drain")),
  EnableSlot: ({ state, now, user, path }) =>
    switchSlot(state, now, user, path.text("agentId"), path.text("slotId"), { enabled: true, drain: false }),
  DisableSlot: ({ state, now, user, path, body }) =>
    switchSlot(state, now, user, path.text("agentId"), path.text("slotId"), { enabled: false, drain: body.flag("drain") }),
}; // prettier-ignore

function switchAgent(
  state: MasterState,
  now: number,
  user: UserRecord,
  id: string,
  enabled: boolean,
  drain: boolean,
): { agent: ReturnType<typeof agentAnswer> } {
  refuseUnprivileged(user);
  checkAgent(state, id);
  setEnabled(state, now, undefined, { enabled, drain });
  return { agent: agentAnswer(state) };
}

/** Lets a slot take work or no longer; drained, it ends what it has. */
export function switchSlot(
  state: MasterState,
  now: number,
  user: UserRecord,
  id: string,
  slotId: string,
  to: { enabled: boolean; drain: boolean },
): { slot: ReturnType<typeof slotAnswers>[number] | null } {
  refuseUnprivileged(user);
  checkAgent(state, id);
  const slot = slotOf(state, slotId);
  setEnabled(state, now, slot, to);
  return { slot: slotAnswers(state)[slot] ?? null };
}

function checkAgent(state: MasterState, id: string): void {
  if (id !== "agent-1" || !hasAgent(state)) throw notFound(state, "agent", id);
}

function slotOf(state: MasterState, id: string): number {
  if (!/^[+-]?\d+$/.test(id)) throw refuse("internal", `strconv.Atoi: parsing "${id}": invalid syntax`);
  if (Number(id) < 0 || Number(id) >= state.slots) throw refuse("internal", `slot '${id}' not found`);
  return Number(id);
}
