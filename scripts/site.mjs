import { rm } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { Application, Converter, ReflectionKind } from "typedoc";
import { readArguments, runScript } from "./spec/arguments.mjs";
import { findDeadLinks } from "./site/dead-links.mjs";
import { options } from "./site/options.mjs";
import { groupOf, linkPictures, plainHeadings, titleOf } from "./site/page.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Builds the documents and the reference into a folder of static pages, and checks that every link of a page leads somewhere. */
await runScript(async (argv) => {
  readArguments(argv, { flags: [] });
  const out = resolve(root, "site");
  await rm(out, { recursive: true, force: true });
  const app = await Application.bootstrap({ ...options(root), out });
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, page) => {
    const path = page.project.files.getReflectionPath(page);
    page.name = titleOf(page.content, page.name);
    page.frontmatter.group ??= groupOf(path === undefined ? path : relative(root, path).split(sep).join("/"));
    plainHeadings(page.content);
  });
  const project = await app.convert();
  if (!project) return 1;
  const readme = join(root, "README.md").split(sep).join("/");
  project.readme &&= linkPictures(project.readme, (path) => project.files.register(readme, path));
  // As they are imported.
  for (const entry of project.getChildrenByKind(ReflectionKind.Module))
    entry.name = ["determined-client", entry.name].filter((name) => name !== "index").join("/");
  app.validate(project);
  if (app.logger.hasErrors() || app.logger.hasWarnings()) return 1;
  await app.generateDocs(project, out);
  const { pages, links, dead } = await findDeadLinks(out);
  for (const each of dead) console.error(each);
  console.log(`${pages} pages in site/, ${links} links inside it, ${dead.length} dead`);
  return dead.length || !pages ? 1 : 0;
});
