import { resolve } from "node:path";

/**
 * The options of typedoc.
 * @param {string} root
 * @returns {import("typedoc").TypeDocOptions}
 */
export function options(root) {
  const at = (...parts) => resolve(root, ...parts);
  return {
    tsconfig: at("scripts/site/tsconfig.json"),
    entryPoints: ["index.ts", "api/index.ts", "operations.ts", "testing.ts", "msw.ts"].map((file) => at("src", file)),
    name: "determined-client",
    readme: at("README.md"),
    projectDocuments: ["docs/*.md", "docs/cookbook/*.md", "docs/decisions/*.md", "examples/**/README.md"].map((each) => at(each)),
    exclude: [at("generated/**")],
    excludeInternal: true,
    excludePrivate: true,
    excludeProtected: true,
    excludeExternals: true,
    disableSources: true,
    groupOrder: ["Documents", "Cookbook", "Examples", "*", "Decisions"],
    highlightLanguages: ["ts", "tsx", "js", "json", "yaml", "html", "css", "sh", "python"],
    navigation: { includeGroups: true },
    searchInComments: true,
    searchInDocuments: true,
    validation: { notExported: false, invalidLink: true, invalidPath: true, rewrittenLink: true, notDocumented: false },
    githubPages: false,
    skipErrorChecking: true,
  };
}
