/** Reads the Swagger 2.0 spec that a master serves (address or file) and writes it, as bare facts, into openapi/. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { isMain, masterAccess, readArguments, runScript, UsageError } from "./spec/arguments.mjs";
import { importGenerator } from "./spec/generator.mjs";

const usage = `Usage: npm run spec:pull -- --from <address of a master | file> [options]

Reads the spec of a release into openapi/.
  --from <place>       http://my-master:8080, the address of a spec, or a file
  --release <release>  needed where the place does not say it: a file may be of several
  --out <folder>       default: openapi
  --user <name>        where the master wants a login, with DET_PASS; or DET_USER_TOKEN
  --cert <file>        PEM file of a certificate to trust; --cert-name <name> of its host; --noverify for any
`;
const require = createRequire(import.meta.url);

/** @param {string[]} argv */
export async function main(argv) {
  const values = ["from", "release", "out", ...masterAccess.values];
  const given = readArguments(argv, { values, flags: masterAccess.flags, usage });
  if (!given.from) throw new UsageError("Say where the spec is: --from <address of a master | file>.");
  const out = given.out ?? "openapi";
  const generator = await importGenerator();
  const history = (await generator.readKnowledge("openapi")).history;
  const { from, release: said, user, cert: certPath, "cert-name": certName, noverify } = given;
  const login = { user, password: generator.passwordOf(user, process.env), token: generator.environmentToken(user) };
  const question = { from, release: said, ...login, certPath, certName, noverify, wordsOf: generator.messageOf };
  const { document, release, fitting, text } = await generator.readSpec(question, {
    history,
    releases: [],
    spec: refuseRelease,
  });
  if (!release) throw new UsageError(whichRelease(fitting, history.releases.at(-1)));

  const sources = await addSource(generator, out, release, text);
  const name = `${release}.json`;
  await generator.writeFiles(
    out,
    { [name]: generator.stableJson(document), "SOURCE.json": `${JSON.stringify(sources, null, 2)}\n` },
    { overwrite: true },
  );
  const next =
    sources.current === release
      ? "Next: npm run generate"
      : `The types stay those of ${sources.current}, the newest. Those of ${release}, elsewhere: npm run generate -- --release ${release} --out <folder>`;
  console.log(`Wrote ${join(out, name)}: ${Object.keys(document.paths).length} paths. ${next}`);
}

function refuseRelease(release) {
  throw new UsageError(
    `--from ${release} names a release: a spec is pulled from a master of that release, or from a file.`,
  );
}

function whichRelease(fitting, newest) {
  const example = fitting.at(-1) ?? newest;
  const why = fitting.length > 1 ? `this one fits ${fitting.join(", ")}` : "it always says 0.1";
  return `A file does not tell its release (${why}): add --release ${example}.`;
}

/** Keeps the hash of what was served, what makes types of it, and which release the types come from: the newest. */
async function addSource(generator, out, release, text) {
  const known = existsSync(join(out, "SOURCE.json")) ? await generator.readSources(out) : { releases: {} };
  const releases = {
    ...known.releases,
    [release]: {
      sha256: createHash("sha256").update(text).digest("hex"),
      generator: `openapi-typescript ${require("openapi-typescript/package.json").version}`,
    },
  };
  return generator.sortKeys({ current: Object.keys(releases).sort(generator.compareReleases).at(-1), releases });
}

if (isMain(import.meta.url)) await runScript(main);
