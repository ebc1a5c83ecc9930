import { refusal } from "../values/refuse.js";
import { checkWellFormed } from "../values/well-formed.js";

/**
 * Puts parameters into the template of a path. Refuses what would lead to another route: what is missing or empty; "."
 * and "..", which every client and proxy resolves away, encoded or not; and, where the call may change something, a slash,
 * since masters decode it before they look for the route.
 *
 * @throws InvalidArgumentError that names the parameter.
 */
export function fillPath(method: string, template: string, parameters: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = parameters[name];
    const text = /^(?:string|number|bigint|boolean)$/.test(typeof value) ? String(value) : "";
    if (!text) throw refusal(name, "a non-empty string or a number", value);
    checkWellFormed(text, name);
    const refuse = (why: string): never => {
      throw refusal(name, "a string that an address can carry", value, ` ${why}; use the id, if there is one.`);
    };
    if (/(?:^|[/\\])\.{1,2}(?![^/\\])/.test(text)) refuse('"." and ".." lead to another address');
    if (text.includes("/") && !/^(?:GET|HEAD)$/.test(method)) refuse("A master takes the slash for a longer path");
    return encodeURIComponent(text);
  });
}

/**
 * Checks the parameters of a query, which are encoded later.
 *
 * @throws InvalidArgumentError that names the parameter.
 */
export function checkQuery(query: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(query)) {
    for (const each of [value].flat()) if (typeof each === "string") checkWellFormed(each, name);
  }
}
