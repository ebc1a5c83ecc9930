import { cpSync, existsSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { installOnce } from "../install-once.mjs";

/** What each group of projects is built or tested with. None of it is in the lock: users bring it. */
const packages = {
  jest: {
    jest: "30.5.2",
    "ts-jest": "29.4.15",
    "babel-jest": "30.5.2",
    "@babel/preset-typescript": "7.29.7",
    "@babel/plugin-transform-modules-commonjs": "7.29.14",
    "@types/node": "20.19.9",
    typescript: "5.9.3",
  },
  next: {
    next: "16.4.6",
    react: "19.3.1",
    "react-dom": "19.3.1",
    "openapi-react-query": "0.5.4",
    "@tanstack/react-query": "5.108.4",
    "openapi-fetch": "0.17.0",
    "@types/node": "20.19.9",
    "@types/react": "19.3.1",
    typescript: "5.9.3",
  },
};

/**
 * Installs a framework into a folder outside the repository, once, and puts the packed package and the projects beside it:
 * `projects` says into which folders. `DETERMINED_FRAMEWORKS_CACHE` says where all is. Gives the folder; throws when the
 * registry does not have the framework.
 */
export function installFramework(framework, projects, { consumer, installed }) {
  const folder = join(
    process.env.DETERMINED_FRAMEWORKS_CACHE ?? join(tmpdir(), "determined-client-frameworks"),
    framework,
  );
  installOnce(folder, packages[framework]);
  const place = join(folder, "node_modules/determined-client");
  rmSync(place, { recursive: true, force: true });
  cpSync(installed, place, { recursive: true });
  for (const name of dependenciesOf("determined-client", consumer)) {
    // Nested, so that nothing meets a version that the framework wants for itself.
    cpSync(join(consumer, "node_modules", name), join(place, "node_modules", name), { recursive: true });
  }
  for (const [project, to] of Object.entries(projects)) {
    cpSync(new URL(`./projects/${project}`, import.meta.url), join(folder, to), { recursive: true });
  }
  return folder;
}

/** The packages that a package needs, and those that they need. */
function dependenciesOf(name, consumer, found = new Set()) {
  const { dependencies = {} } = JSON.parse(readFileSync(join(consumer, "node_modules", name, "package.json"), "utf8"));
  for (const each of Object.keys(dependencies)) {
    if (found.has(each) || !existsSync(join(consumer, "node_modules", each))) continue;
    found.add(each);
    dependenciesOf(each, consumer, found);
  }
  return found;
}
