import { refuse } from "../../refusal.js";
import { nextId } from "../chance.js";
import { userOf } from "../lookup.js";
import type { GroupRecord, MasterState } from "../records.js";

/** The group with this id, or the refusal. */
export function groupOf(state: MasterState, id: number): GroupRecord {
  const found = state.groups[id];
  if (found === undefined) throw refuse("notFound", "cannot get a personal group: not found");
  return found;
}

/** Makes a group. */
export function createGroup(state: MasterState, name: string, userIds: readonly number[]): GroupRecord {
  checkName(state, name, undefined);
  for (const id of userIds) userOf(state, id);
  const id = nextId(state, "group");
  return (state.groups[id] = { id, name, userIds: [...new Set(userIds)] });
}

/** Renames a group, and changes who is in it. */
export function updateGroup(
  state: MasterState,
  group: GroupRecord,
  change: { name: string; add: readonly number[]; remove: readonly number[] },
): void {
  if (change.name !== "") checkName(state, change.name, group);
  for (const id of change.add) userOf(state, id);
  if (change.name !== "") group.name = change.name;
  group.userIds = [...new Set([...group.userIds, ...change.add])].filter((id) => !change.remove.includes(id));
}

function checkName(state: MasterState, name: string, self: GroupRecord | undefined): void {
  if (name.endsWith("DeterminedPersonalGroup")) throw refuse("invalid", "group name cannot contain 'DeterminedPersonalGroup'");
  if (Object.values(state.groups).some((one) => one !== self && one.name === name))
    throw refuse("exists", "group already exists: row already exists");
} // prettier-ignore
