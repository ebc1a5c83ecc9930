import type { Platform } from "#platform";
import { InvalidArgumentError } from "../errors/index.js";
import { checkJsonObject, refusal } from "../values/index.js";
import { jsonConfig, type ConfigText } from "./config-text.js";

/** An experiment's config as callers give it: the name or `file:` URL of a YAML or JSON file, or the config itself. */
export type ConfigInput = string | URL | object;

/**
 * Returns the text of an experiment's config as it goes to the master: that of a file, which only some platforms can read, or
 * an object as JSON. Anything else rejects with InvalidArgumentError, which names the argument.
 */
export async function readExperimentConfig(
  config: ConfigInput,
  platform: Pick<Platform, "readConfigFile">,
  argument: string = "config",
): Promise<ConfigText> {
  if (config instanceof URL) return platform.readConfigFile(config, argument);
  if (config && typeof config === "object") return jsonConfig(checkJsonObject(config, argument));
  if (typeof config !== "string" || !config) throw refusal(argument, "a file name or an object", config);
  if (/[\r\n]/.test(config)) {
    throw new InvalidArgumentError(`The argument ${argument} looks like YAML text. Pass an object or a path.`, {
      argument,
    });
  }
  return platform.readConfigFile(config, argument);
}
