import type { Handlers } from "../requests/call.js";
import { Message } from "../requests/fields.js";
import { refuse } from "../refusal.js";
import { since } from "../state/release.js";
import type { MasterState, UserRecord } from "../state/records.js";
import { setSettings } from "../state/users/users.js";

/** What web pages remember for a user. */
export const userSettingHandlers: Handlers = {
  GetUserSetting: ({ user }) => ({ settings: user.settings }),
  PostUserSetting: ({ state, user, body }) => {
    setSettings(user, settingsOf(state, body));
    return {};
  },
  ResetUserSetting: ({ user }) => {
    user.settings = [];
    return {};
  },
};

/** The settings of a request; older releases take one at a time. */
function settingsOf(state: MasterState, body: Message<{ settings?: unknown }>): UserRecord["settings"] {
  if (since(state, "0.23.4")) return (body.list("settings") ?? []).map(settingOf);
  const former = body as unknown as Message<{ storagePath: string; setting: { key: string; value: string } }>;
  if (!former.has("setting")) throw refuse("invalid", "must specify setting");
  const setting = former.message("setting");
  return [{ key: setting.text("key"), value: setting.text("value"), storagePath: former.text("storagePath") }];
}

function settingOf(value: unknown): UserRecord["settings"][number] {
  const setting = new Message<UserRecord["settings"][number]>(value as never);
  return { key: setting.text("key"), storagePath: setting.text("storagePath"), value: setting.text("value") };
}
