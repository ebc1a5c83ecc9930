import { toBase64 } from "../base64.js";
import { refuse } from "../refusal.js";
import type { Handlers } from "../requests/call.js";
import { isObject } from "../state/json.js";
import { notFound } from "../state/not-found.js";
import type { Json, MasterState, TemplateRecord } from "../state/records.js";

/** Templates by the plain routes of older releases, whose answers hold the configuration in base64. */
export const formerTemplateHandlers: Handlers = {
  "get-plain-templates": ({ state }) => Response.json(Object.values(state.templates).map(templateAnswer)),
  "get-plain-template": ({ state, path }) => Response.json(templateAnswer(templateOf(state, path.text("template_name")))),
  "put-plain-template": ({ state, path, json }) => {
    const name = path.text("template_name");
    const config = json as Json | undefined;
    if (!isObject(config)) throw refuse("invalid", "template configuration is not an object");
    state.templates[name] = { name, config, workspaceId: 1 };
    return Response.json(null);
  },
  "delete-plain-template": ({ state, path }) => {
    const { name } = templateOf(state, path.text("template_name"));
    delete state.templates[name];
    return new Response(null, { status: 204 });
  },
}; // prettier-ignore

function templateOf(state: MasterState, name: string): TemplateRecord {
  const template = Object.hasOwn(state.templates, name) ? state.templates[name] : undefined;
  if (template === undefined) throw notFound(state, "template", name);
  return template;
}

function templateAnswer({ name, config }: TemplateRecord): { name: string; config: string } {
  return { name, config: toBase64(new TextEncoder().encode(JSON.stringify(config))) };
}
