/** Reads the Swagger 2.0 spec that a master serves (address or file) and writes it, as bare facts, into openapi/. */
import { createHash } from "node:crypto";
import { readFile, writeFile, mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { isMain, readArguments, runScript, UsageError } from "./spec/arguments.mjs";
import { normaliseSpec } from "./spec/normalise.mjs";
import { checkRelease, compareReleases } from "./spec/release.mjs";
import { sortKeys, stableJson } from "./spec/stable-json.mjs";

const require = createRequire(import.meta.url);

/** @param {string[]} argv */
export async function main(argv) {
  const given = readArguments(argv, { values: ["from", "release", "out"] });
  if (!given.from) throw new UsageError("Say where the spec is: --from <address of a master | file>.");
  const out = String(given.out ?? "openapi");
  const source = /^https?:\/\//i.test(given.from) ? await readMaster(given.from) : await readSpecFile(given.from);
  const named = given.release ?? source.release;
  if (!named) throw new UsageError("A file does not tell its release (it always says 0.1): add --release 0.38.1.");
  const release = checkRelease(named);

  const document = await normaliseSpec(parseSpec(source.text, String(given.from)), release);
  await mkdir(out, { recursive: true });
  await writeFile(join(out, `${release}.json`), stableJson(document));
  await writeSource(out, release, source.text);
  console.log(
    `Wrote ${join(out, `${release}.json`)}: ${Object.keys(document.paths).length} paths. Next: npm run generate`,
  );
}

async function readMaster(address) {
  const master = address.replace(/\/+$/, "");
  const answer = JSON.parse(await fetchText(`${master}/api/v1/master`));
  return { text: await fetchText(`${master}/api/v1/api.swagger.json`), release: answer.version };
}

async function fetchText(address) {
  if (/\/\/[^/]*@/.test(address)) {
    throw new UsageError("Leave user and password out of the address: a master serves its spec without sign-in.");
  }
  let response;
  try {
    response = await fetch(address, { signal: AbortSignal.timeout(60_000) });
  } catch (error) {
    throw new UsageError(`No answer from ${address}: ${error.cause?.message ?? error.message}. Is the master up?`);
  }
  if (!response.ok) throw new UsageError(`${address} answered ${response.status}. Is this the address of a master?`);
  return await response.text();
}

async function readSpecFile(path) {
  try {
    return { text: await readFile(path, "utf8"), release: undefined };
  } catch (error) {
    throw new UsageError(`Cannot read ${path}: ${error.message}`);
  }
}

function parseSpec(text, from) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`The spec from ${from} is not JSON: ${error.message}`);
  }
}

/** Keeps what was served (its hash), with what it was converted, and which release the types come from: the newest. */
async function writeSource(out, release, text) {
  const path = join(out, "SOURCE.json");
  const source = JSON.parse(await readFile(path, "utf8").catch(() => '{"releases":{}}'));
  source.releases[release] = {
    sha256: createHash("sha256").update(text).digest("hex"),
    converter: `swagger2openapi ${require("swagger2openapi/package.json").version}`,
    generator: `openapi-typescript ${require("openapi-typescript/package.json").version}`,
  };
  source.current = Object.keys(source.releases).sort(compareReleases).at(-1);
  await writeFile(path, `${JSON.stringify(sortKeys(source), null, 2)}\n`);
}

if (isMain(import.meta.url)) await runScript(main);
