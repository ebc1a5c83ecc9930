import { later } from "../answers/later.js";
import type { components } from "#schema";
import type { Handlers, Wire } from "../requests/call.js";
import { Message } from "../requests/fields.js";
import { refuse } from "../refusal.js";
import { notFound } from "../state/not-found.js";
import { since } from "../state/release.js";
import { workspaceOf } from "../state/lookup.js";
import { pageLoosely } from "../state/page.js";
import type { Json, MasterState, TemplateRecord } from "../state/records.js";
import { ORDER_BY, likePattern, sortRows } from "../state/sort.js";

/** Templates of configurations. */
export const templateHandlers: Handlers = {
  GetTemplates: ({ state, query }) => {
    const name = likePattern(query.text("name"));
    const ids = query.integers("workspaceIds");
    const rows = Object.values(state.templates).filter(
      (template) => name.test(template.name) && (ids.length === 0 || ids.includes(template.workspaceId)),
    );
    const sorted = sortRows(rows, [(row) => row.name], query.choice("orderBy", ORDER_BY) === "ORDER_BY_DESC");
    // In this list alone, any negative limit means no limit.
    const limit = query.integer("limit");
    const page = pageLoosely(sorted, { offset: query.integer("offset"), limit: limit < 0 ? -1 : limit });
    page.pagination.limit = limit;
    return { templates: page.rows.map((row) => templateAnswer(state, row)), pagination: page.pagination };
  },
  GetTemplate: ({ state, path }) => {
    const template = state.templates[path.text("templateName")];
    if (template === undefined) throw notFound(state, "template", path.text("templateName"));
    return { template: templateAnswer(state, template) };
  },
  PostTemplate: ({ state, path, body }) => {
    const name = path.text("template.name");
    const workspaceId = body.integer("workspaceId") || 1;
    if (workspaceOf(state, workspaceId).archived) throw notFound(state, "workspace", workspaceId);
    if (state.templates[name] !== undefined) throw refuse("internal", "row already exists");
    const template = (state.templates[name] = { name, config: body.object("config") ?? {}, workspaceId });
    return { template: templateAnswer(state, template) };
  },
  PutTemplate: ({ state, path, body }) => {
    const name = path.text("template.name");
    const config = body.object("config");
    if (config === undefined) throw refuse("internal", "template config is missing");
    const known = state.templates[name];
    const workspaceId = body.integer("workspaceId") || (known?.workspaceId ?? 1);
    const template = (state.templates[name] = { name, config, workspaceId });
    // The answer to a creation echoes the request.
    const echoed = known === undefined ? body.integer("workspaceId") : workspaceId;
    return { template: templateAnswer(state, { ...template, workspaceId: echoed }) };
  },
  PatchTemplateName: ({ state, body }) => {
    const [oldName, newName] = [body.text("oldName"), body.text("newName")];
    const template = Object.hasOwn(state.templates, oldName) ? state.templates[oldName] : undefined;
    if (template === undefined) throw refuse("internal", "sql: no rows in result set");
    if (Object.hasOwn(state.templates, newName) && newName !== oldName) throw refuse("internal", "row already exists");
    delete state.templates[oldName];
    state.templates[newName] = { ...template, name: newName };
    return { template: templateAnswer(state, { ...template, name: newName }) };
  },
  PatchTemplateConfig: ({ state, path, json }) => {
    const template = state.templates[path.text("templateName")];
    if (template === undefined) throw refuse("internal", "not found");
    template.config = new Message<Record<string, unknown>>(json as Json).raw;
    return { template: templateAnswer(state, template) };
  },
  DeleteTemplate: ({ state, path }) => {
    const name = path.text("templateName");
    if (state.templates[name] === undefined)
      throw since(state, "0.22.2") ? refuse("internal", "not found") : notFound(state, "template", name);
    delete state.templates[name];
    return {};
  },
};

function templateAnswer(
  state: MasterState,
  { name, config, workspaceId }: TemplateRecord,
): Wire<components["schemas"]["v1Template"]> {
  return { name, config, ...later(state, "0.22.2", { workspaceId }) };
}
