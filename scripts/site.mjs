import { readdir, readFile, rm } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { Application, Converter, ReflectionKind } from "typedoc";
import { readArguments, runScript } from "./spec/arguments.mjs";
import { checkInBrowser } from "./site/check-in-browser.mjs";
import { findDeadLinks } from "./site/dead-links.mjs";
import { groupOf, orderCookbook } from "./site/documents.mjs";
import { options } from "./site/options.mjs";
import { linkPictures, plainHeadings, titleOf } from "./site/page.mjs";
import { listThrows } from "./site/throws.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Builds the documents and the reference into a folder of static pages, and checks that every link of a page leads somewhere. */
await runScript(async (argv) => {
  readArguments(argv, { flags: [] });
  const out = resolve(root, "site");
  await rm(out, { recursive: true, force: true });
  const cookbook = join(root, "docs/cookbook");
  const order = orderCookbook(await readFile(join(cookbook, "README.md"), "utf8"), await readdir(cookbook));
  const app = await Application.bootstrap({ ...options(root, order), out });
  app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, page) => {
    const path = page.project.files.getReflectionPath(page);
    page.name = titleOf(page.content, page.name);
    page.frontmatter.group ??= groupOf(path && relative(root, path).split(sep).join("/"));
    plainHeadings(page.content);
  });
  // Modules are called as they are imported.
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const entry of project.getChildrenByKind(ReflectionKind.Module))
      entry.name = ["determined-client", entry.name].filter((name) => name !== "index").join("/");
  });
  const project = await app.convert();
  if (!project) return 1;
  const readme = join(root, "README.md").split(sep).join("/");
  project.readme &&= linkPictures(project.readme, (path) => project.files.register(readme, path));
  const classes = project.getReflectionsByKind(ReflectionKind.Class);
  for (const { comment } of Object.values(project.reflections))
    if (comment) listThrows(comment, (name) => classes.find((each) => each.name === name));
  app.validate(project);
  if (app.logger.hasErrors() || app.logger.hasWarnings()) return 1;
  await app.generateDocs(project, out);
  const { pages, links, dead } = await findDeadLinks(out);
  for (const each of dead) console.error(each);
  console.log(`${pages} pages in site/, ${links} links inside it, ${dead.length} dead`);
  const problems = await checkInBrowser(out, await listTried(out));
  if (!problems) console.log("The pages are not tried in a browser: there is no Chromium. CHROMIUM names one.");
  for (const each of problems ?? []) console.error(each);
  return dead.length || problems?.length || !pages ? 1 : 0;
});

/** The pages that are tried in a browser: the documents, and of the reference one of each kind. */
async function listTried(folder) {
  const documents = await readdir(join(folder, "documents"));
  const reference = [
    "modules/determined-client",
    "classes/determined-client.Experiment",
    "interfaces/determined-client.WaitOptions",
  ];
  return ["index.html", ...documents.map((name) => `documents/${name}`), ...reference.map((name) => `${name}.html`)];
}
