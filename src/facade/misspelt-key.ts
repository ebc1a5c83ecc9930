import { closeNames, isSameName } from "../values/close-names.js";
import { experimentKeys, hyperparameterKeys, taskKeys, type ConfigurationKeys } from "./configuration-keys.js";

/** The slots of a trial, and of a task: who writes the one wants the other. */
const twins: Readonly<Record<string, string>> = { slots: "slots_per_trial", slots_per_trial: "slots" };

/**
 * The sentence that names the keys which the caller may have meant, where the master's words refuse keys of an experiment's
 * configuration; empty where nothing resembles them. Keys that are right in another release or for another searcher stay without.
 */
export const adviseExperimentKeys = (said: string): string => advise(said, experimentKeys());

/** The same for the configuration of a task. */
export const adviseTaskKeys = (said: string): string => advise(said, taskKeys());

function advise(said: string, keys: ConfigurationKeys): string {
  const refused = refusedKeys(said, keys);
  const near = new Map(refused.flatMap(([key, meant]) => (meant === undefined ? [] : [[key, JSON.stringify(meant)]])));
  if (!near.size) return "";
  const isOne = new Set(refused.map(([key]) => key)).size === 1;
  const names = [...near].map(([key, meant]) => (isOne ? meant : `${meant} for ${JSON.stringify(key)}`));
  return `Did you mean ${[...names.slice(0, -2), names.slice(-2).join(" and ")].join(", ")}?`;
}

/** Each refused key with the one that may have been meant. */
function refusedKeys(said: string, keys: ConfigurationKeys): [string, string | undefined][] {
  const placed = said.split("\n").flatMap((line) => {
    const [, place, names] = /<config>(.*?): additionalProperties (".*") not allowed/.exec(line) ?? [];
    const sections = place
      ?.replace(/\[\d+\]/g, "")
      .split(".")
      .slice(1);
    return sections
      ? quotedIn(names!).map((key) => [key, nearestAt(key, sections, keys)] satisfies [string, unknown])
      : [];
  });
  if (placed.length) return placed;
  // The other wording names no place.
  const [, name] = /\bunknown field (".*?")/.exec(said) ?? [];
  return name ? quotedIn(name).map((key) => [key, nearestAnywhere(key, keys)]) : [];
}

const twinOf = (key: string): string | undefined => (Object.hasOwn(twins, key) ? twins[key] : undefined);

const quotedIn = (names: string): string[] => [...names.matchAll(/"([^"\\]*)"/g)].map(([, name]) => name!);

/** A name that resembles the key, else the only one that holds it, as `proxy_port` does `port`. */
function nearestOf(key: string, names: readonly string[]): string | undefined {
  const [close] = closeNames(key, names);
  if (close !== undefined) return close;
  const holders = names.filter((name) => key.length > 3 && name.includes(key));
  return holders.length === 1 ? holders[0] : undefined;
}

/** A key of the section in other letters; else the one place that has it, as the master writes places; else one of the section like it. */
function nearestAt(key: string, sections: readonly string[], keys: ConfigurationKeys): string | undefined {
  const [section, ...inner] = sections;
  const names = Object.keys(section === "hyperparameters" ? hyperparameterKeys : below(keys, sections));
  const twin = twinOf(key);
  if (twin && section === "resources" && !inner.length) return twin;
  if (names.includes(key)) return undefined;
  const close = nearestOf(key, names);
  if (section === "hyperparameters" || (close !== undefined && isSameName(close, key))) return close;
  const [place, ...others] = pathsOf(keys).filter((path) => isSameName(path.at(-1)!, key));
  return place && !others.length ? ["<config>", ...place].join(".") : close;
}

function nearestAnywhere(key: string, keys: ConfigurationKeys): string | undefined {
  const names = [...new Set(pathsOf(keys).map((path) => path.at(-1)!))];
  if (names.includes(key)) return undefined;
  const twin = twinOf(key);
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
