import type { Platform } from "#platform";
import { InvalidArgumentError } from "../errors/index.js";
import { checkJsonObject, refusal } from "../values/index.js";

/** An experiment's config as callers give it: the name or `file:` URL of a YAML or JSON file, or the config itself. */
export type ConfigInput = string | URL | object;

const argument = "config";
const refuse = (sentence: string, cause?: unknown): InvalidArgumentError =>
  new InvalidArgumentError(`${argument}: ${sentence}`, { argument, cause });

/**
 * Gives the text of an experiment's config as it goes to the master: a file verbatim, once it has been read as YAML
 * without an error and is a mapping; an object as JSON, since the master reads YAML 1.1, where an unquoted `yes` is true. Anything else,
 * a missing file and broken YAML (with file, line and column) reject with InvalidArgumentError.
 */
export async function readExperimentConfig(config: ConfigInput, platform: Pick<Platform, "readText">): Promise<string> {
  if (typeof config === "string" || config instanceof URL) {
    if (typeof config === "string") {
      if (!config) throw refusal(argument, "a file name or an object", config);
      if (/[\r\n]/.test(config)) throw refuse("this looks like YAML text; pass an object or a path");
    }
    const text = await platform.readText(config, argument);
    await checkYaml(text, config instanceof URL ? config.pathname : config);
    return text;
  }
  if (typeof config !== "object") throw refusal(argument, "a file name or an object", config);
  return JSON.stringify(checkJsonObject(config, argument));
}

async function checkYaml(text: string, file: string): Promise<void> {
  const { isMap, isScalar, isSeq, LineCounter, parseDocument } = await import("yaml");
  const lineCounter = new LineCounter();
  // prettyErrors would put the line itself into the message, and configs hold storage keys.
  const { contents, errors } = parseDocument(text, {
    lineCounter,
    merge: true,
    prettyErrors: false,
    logLevel: "silent",
  });
  const error = errors[0];
  if (error) {
    const { line, col } = lineCounter.linePos(error.pos[0]);
    throw refuse(`${file}:${line}:${col}: ${error.message}`, error);
  }
  if (isMap(contents)) return;
  const value = isScalar(contents) ? contents.value : undefined;
  const kinds: Record<string, string> = { number: "a number", boolean: "true or false", string: "a text" };
  const kind = isSeq(contents) ? "a list" : (kinds[typeof value] ?? "nothing");
  throw refuse(`${file} holds ${kind}; a configuration is a mapping of keys to values`);
}
