import { masterKey } from "./master-key.js";

/** What `auth.json` keeps of one master. */
export interface MasterLogins {
  /** The user whom `det user login` named last. */
  active_user?: string;
  /** User to token. */
  tokens: Record<string, string>;
}

/** The content of `auth.json`: canonical master address to logins. */
export type AuthFile = Record<string, MasterLogins>;

/** The version that is written. */
const currentVersion = 2;

/** What the content of `auth.json` turned out to be. */
export type ReadAuthFile =
  | { readonly kind: "good"; readonly masters: AuthFile }
  | { readonly kind: "newer"; readonly version: number }
  | { readonly kind: "corrupt"; readonly reason: string };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const corrupt = (reason: string): ReadAuthFile => ({ kind: "corrupt", reason });

/**
 * Reads the content of `auth.json`, versions 0 (one master, which is taken to be `master`), 1 (addresses in any spelling, which
 * are merged) and 2. A newer version is told apart from a corrupt file, since it must stay as it is.
 */
export function readAuthFile(text: string, master: string): ReadAuthFile {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return corrupt("it is not JSON");
  }
  if (!isObject(content)) return corrupt("it is not a JSON object");
  const { version = 0 } = content;
  if (typeof version !== "number") return corrupt("its version is not a number");
  if (version > currentVersion) return { kind: "newer", version };
  const masters = version < 1 ? { [master]: content } : (content.masters ?? {});
  if (!isObject(masters)) return corrupt("masters is not an object");
  const read: AuthFile = {};
  for (const [address, entry] of Object.entries(masters)) {
    const key = version < currentVersion ? masterKey(address) : address;
    if (!isLogins(entry)) return corrupt(`the entry of ${key ?? "a master"} is not as it should be`);
    if (key === undefined) continue;
    const known = read[key];
    const active = known?.active_user ?? entry.active_user;
    read[key] = {
      ...(active !== undefined && { active_user: active }),
      tokens: { ...known?.tokens, ...entry.tokens },
    };
  }
  return { kind: "good", masters: read };
}

function isLogins(entry: unknown): entry is { active_user?: string; tokens?: Record<string, string> } {
  if (!isObject(entry)) return false;
  const { active_user: active, tokens = {} } = entry;
  const texts = isObject(tokens) && Object.values(tokens).every((token) => typeof token === "string");
  return texts && (active === undefined || typeof active === "string");
}

/** The text of a store, in the form that the Python package writes: version 2, sorted keys, indented by four spaces. */
export function writeAuthFile(masters: AuthFile): string {
  return JSON.stringify(sorted({ version: currentVersion, masters }), null, 4);
}

function sorted(value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}
