import { resolve } from "node:path";
import { documents, groups } from "./documents.mjs";
import { tables } from "./tables.mjs";

/**
 * The options of typedoc.
 * @param {string} root
 * @param {string[]} cookbook its pages in their order
 * @returns {import("typedoc").TypeDocOptions}
 */
export function options(root, cookbook) {
  const at = (...parts) => resolve(root, ...parts);
  return {
    tsconfig: at("scripts/site/tsconfig.json"),
    entryPoints: ["index.ts", "api/index.ts", "operations.ts", "testing.ts", "msw.ts"].map((file) => at("src", file)),
    name: "determined-client",
    readme: at("README.md"),
    projectDocuments: [...cookbook, ...documents].map((each) => at(each)),
    exclude: [at("generated/**")],
    excludeInternal: true,
    excludePrivate: true,
    excludeProtected: true,
    excludeExternals: true,
    disableSources: true,
    groupOrder: groups,
    favicon: at("scripts/site/favicon.svg"),
    customCss: at("scripts/site/site.css"),
    // The first heading of a document is its title.
    headings: { readme: false, document: false },
    locales: { en: { kind_plural_module: "API reference" } },
    visibilityFilters: { inherited: true },
    markdownItLoader: ({ renderer }) => Object.assign(renderer.rules, tables),
    highlightLanguages: ["ts", "tsx", "js", "json", "yaml", "html", "css", "sh", "python"],
    navigation: { includeGroups: true },
    searchInComments: true,
    searchInDocuments: true,
    // Who searches for words wants a task. A name is still found: the search prefers what begins with the query.
    searchGroupBoosts: { Cookbook: 40, Guides: 20, Examples: 5, Classes: 4 },
    validation: { notExported: false, invalidLink: true, invalidPath: true, rewrittenLink: true, notDocumented: false },
    githubPages: false,
    skipErrorChecking: true,
  };
}
