import { homedir } from "node:os";
import path from "node:path";

/** Where a process runs, as far as the configuration directory depends on it. */
export interface Surroundings {
  /** `process.platform`. */
  readonly system: string;
  readonly home: string;
  readonly environment: (name: string) => string | undefined;
}

/** The directory in which the `det` command and this package keep logins and certificates; found by the same rules. */
export function configDirectory({ system, home, environment }: Surroundings): string {
  const exact = environment("DET_DEBUG_CONFIG_PATH");
  if (exact) return exact;
  const xdg = environment("XDG_CONFIG_HOME");
  if (system === "linux" && xdg !== undefined) return path.join(xdg, "determined");
  if (system === "darwin") return path.join(home, "Library", "Application Support", "determined");
  const local = environment("LOCALAPPDATA");
  if (system === "win32" && local !== undefined) return path.join(local, "determined");
  return path.join(home, ".config", "determined");
}

/** The directory of this process, by the environment of this moment. */
export const currentConfigDirectory = (): string =>
  configDirectory({ system: process.platform, home: homedir(), environment: (name) => process.env[name] });
