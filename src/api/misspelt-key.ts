import { closeNames, isSameName } from "../values/close-names.js";
import { experimentKeys, hyperparameterKeys, taskKeys, type ConfigurationKeys } from "../values/configuration-keys.js";

/** Routes that take the configuration of an experiment, and those that take one of a task. */
const EXPERIMENTS = /^\/api\/v1\/(?:experiments|preview-hp-search)\b/;
const TASKS = /^\/api\/v1\/(?:notebooks|shells|commands|tensorboards)$/;

/** The slots of a trial, and of a task: who writes the one wants the other. */
const TWINS: ReadonlyMap<string, string> = new Map([
  ["slots", "slots_per_trial"],
  ["slots_per_trial", "slots"],
]);

/**
 * The sentence that names the keys which the caller may have meant, where the master's words refuse keys of a configuration;
 * empty where nothing resembles them. Keys that are right in another release or for another searcher stay without.
 *
 * @param path Template of the request's path.
 */
export function misspeltKeyHint(said: string, path: string): string {
  const refused = refusedKeys(said, path);
  const near = new Map(refused.flatMap(([key, meant]) => (meant === undefined ? [] : [[key, JSON.stringify(meant)]])));
  if (!near.size) return "";
  const isOne = new Set(refused.map(([key]) => key)).size === 1;
  const names = [...near].map(([key, meant]) => (isOne ? meant : `${meant} for ${JSON.stringify(key)}`));
  return ` Did you mean ${[...names.slice(0, -2), names.slice(-2).join(" and ")].join(", ")}?`;
}

/** Each refused key with the one that may have been meant. */
function refusedKeys(said: string, path: string): [string, string | undefined][] {
  const placed = said.split("\n").flatMap((line) => {
    const [, place, names] = /<config>(.*?): additionalProperties (".*") not allowed/.exec(line) ?? [];
    const sections = place
      ?.replace(/\[\d+\]/g, "")
      .split(".")
      .slice(1);
    return sections ? quotedIn(names!).map((key) => [key, nearestAt(key, sections)] satisfies [string, unknown]) : [];
  });
  if (placed.length) return placed;
  // The other wording names no place.
  const keys = EXPERIMENTS.test(path) ? experimentKeys : TASKS.test(path) ? taskKeys : undefined;
  const [, name] = /\bunknown field (".*?")/.exec(said) ?? [];
  return keys && name ? quotedIn(name).map((key) => [key, nearestAnywhere(key, keys)]) : [];
}

const quotedIn = (names: string): string[] => [...names.matchAll(/"([^"\\]*)"/g)].map(([, name]) => name!);

/** A name that resembles the key, else the only one that holds it, as `proxy_port` does `port`. */
function nearestOf(key: string, names: readonly string[]): string | undefined {
  const [close] = closeNames(key, names);
  if (close !== undefined) return close;
  const holders = names.filter((name) => key.length > 3 && name.includes(key));
  return holders.length === 1 ? holders[0] : undefined;
}

/** A key of the section in other letters; else the one place that has it, as the master writes places; else one of the section like it. */
function nearestAt(key: string, sections: readonly string[]): string | undefined {
  const [section, ...inner] = sections;
  const names = Object.keys(section === "hyperparameters" ? hyperparameterKeys : below(experimentKeys, sections));
  const twin = TWINS.get(key);
  if (twin && section === "resources" && !inner.length) return twin;
  if (names.includes(key)) return undefined;
  const close = nearestOf(key, names);
  if (section === "hyperparameters" || (close !== undefined && isSameName(close, key))) return close;
  const [place, ...others] = pathsOf(experimentKeys).filter((path) => isSameName(path.at(-1)!, key));
  return place && !others.length ? ["<config>", ...place].join(".") : close;
}

function nearestAnywhere(key: string, keys: ConfigurationKeys): string | undefined {
  const names = [...new Set(pathsOf(keys).map((path) => path.at(-1)!))];
  if (names.includes(key)) return undefined;
  const twin = TWINS.get(key);
  return twin && names.includes(twin) ? twin : nearestOf(key, names);
}

/** The keys of a section within others. */
function below(keys: ConfigurationKeys, sections: readonly string[]): ConfigurationKeys {
  return sections.reduce<ConfigurationKeys>((outer, name) => {
    const inner = Object.hasOwn(outer, name) && outer[name];
    return inner && inner !== true ? inner : {};
  }, keys);
}

/** All keys, each with those above it. */
function pathsOf(keys: ConfigurationKeys): string[][] {
  return Object.entries(keys).flatMap(([key, inner]) => [
    [key],
    ...(inner === true ? [] : pathsOf(inner).map((path) => [key, ...path])),
  ]);
}
