/** Moves the repository to another release of the API, as far as a machine can, and lists what is left: npm run bump -- --from <place> --release 0.39.0. */
import { spawnSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { format } from "prettier";
import { addToChangelog, namesInDocuments, summaryOf } from "./bump/documents.mjs";
import { extendHistory } from "./bump/extend-history.mjs";
import { linesToCheck } from "./bump/lines-to-check.mjs";
import { undoCommand } from "./bump/undo.mjs";
import { isMain, masterAccess, readArguments, runScript, UsageError, writeArguments } from "./spec/arguments.mjs";
import { importGenerator } from "./spec/generator.mjs";

const usage = `Usage: npm run bump -- --from <place> --release <release>

Makes another release the current one, on a branch of its own: pulls the spec, generates, compiles, runs the contract tests on the fake of
that release, and writes docs/releases/<release>.md, docs/compatibility.md and CHANGELOG.md. Ends with a list of what to look at.
  --from <place>       http://my-master:8080, the address of a spec, or a file
  --release <release>  the release that it is of
  --user <name>        where the master wants a login, with DET_PASS; or DET_USER_TOKEN
  --cert <file>        PEM file of a certificate to trust; --cert-name <name> of its host; --noverify for any
  --here               on the branch that is checked out, without a commit
`;
const root = fileURLToPath(new URL("..", import.meta.url));
const historyFile = `${root}openapi/operations-by-release.tsv`;

/** @param {string[]} argv */
export async function main(argv) {
  const given = readArguments(argv, {
    values: ["from", "release", ...masterAccess.values],
    flags: ["here", ...masterAccess.flags],
    usage,
  });
  if (!given.from || !given.release)
    throw new UsageError("Say which spec and release: --from <place> --release <release>.");
  const generator = await importGenerator();
  const release = generator.checkRelease(given.release);
  const before = await generator.readKnowledge(`${root}openapi`);
  const old = before.current;
  if (generator.compareReleases(release, old) <= 0) {
    throw new UsageError(
      `Release ${release} is not newer than ${old}, which is the current one: npm run spec:pull adds an older one.`,
    );
  }
  if (git("status", "--porcelain").trim())
    throw new UsageError("Commit or stash what is changed first: a bump changes many files.");
  const from = git("rev-parse", "--abbrev-ref", "HEAD").trim();
  const branch = given.here ? from : `bump-${release}`;
  if (!given.here) git("switch", "--create", branch);
  try {
    await pull(given, release, generator, before);
  } catch (error) {
    git("restore", ".");
    git("clean", "-fdq", "openapi", "generated");
    if (!given.here) {
      git("switch", "-q", from);
      git("branch", "-qD", branch);
    }
    throw error;
  }
  const bumped = { from, branch, here: given.here };
  let list;
  try {
    list = await finish(generator, old, release);
    if (!given.here) {
      git("add", "--all");
      git("commit", "--quiet", "--no-verify", "--message", `Release ${release}, as far as npm run bump goes`);
    }
  } catch (error) {
    console.error(
      `The bump ended half-way on the branch ${branch}; ${undoCommand({ ...bumped, committed: false })} takes it back.`,
    );
    throw error;
  }
  console.log(list.text);
  const undo = undoCommand({ ...bumped, committed: !given.here });
  console.log(`\nAll of it is on the branch ${branch}; ${undo} takes it back. The report: docs/releases/${release}.md`);
  return 0;
}

/** The documents, and the list of what is left, which is in the report too. */
async function finish(generator, old, release) {
  const report = await writeDocuments(generator, old, release);
  const problems = checkAll();
  step("what is left to do");
  const list = linesToCheck({ report, problems, old, literals: literalsOf(old) });
  const page = `${root}docs/releases/${release}.md`;
  await writeFile(page, await markdown(`${await readFile(page, "utf8")}\n${list.markdown}\n`));
  return list;
}

/** Spec, history and what is generated of them: all or nothing. */
async function pull(given, release, generator, before) {
  step("the spec");
  run("scripts/spec-pull.mjs", "--from", given.from, "--release", release, ...writeArguments(given, masterAccess));
  const { spec } = await generator.readKnowledge(`${root}openapi`);
  if (!before.history.releases.includes(release)) {
    const { operations } = generator.apiFacts(await spec(release));
    await writeFile(historyFile, extendHistory(await readFile(historyFile, "utf8"), release, operations));
  }
  step("generated/");
  run("scripts/generate.mjs");
}

async function writeDocuments(generator, old, release) {
  step("the report");
  const knowledge = await generator.readKnowledge(`${root}openapi`);
  // With the map of the methods as they were: it says what they use of the old release.
  const report = await generator.specDiff({ before: old, after: release }, () => Promise.resolve(knowledge));
  await mkdir(`${root}docs/releases`, { recursive: true });
  await writeFile(`${root}docs/releases/${release}.md`, await markdown(generator.renderMarkdown(report)));
  await change("CHANGELOG.md", (text) => addToChangelog(text, summaryOf(report)));
  for (const file of ["README.md", "docs/compatibility.md", "docs/generate.md"]) {
    await change(file, (text) => namesInDocuments(text, old, release, knowledge.releases));
  }
  return report;
}

/** What compiles and passes, and what does not: problems do not end the bump, they are its result. */
function checkAll() {
  step("the map of the facade");
  const map = attempt("scripts/facade-map.mjs");
  step("types");
  const types = attempt("node_modules/typescript7/bin/tsc", "-p", ".", "--pretty", "false");
  step("the contract tests on the fake of that release");
  const vitest = ["node_modules/vitest/vitest.mjs", "run", "--project", "main"];
  const contract = attempt(
    ...vitest,
    "test/contract",
    "--exclude",
    "**/compatibility/**",
    "--exclude",
    "**/requests/**",
    "--reporter=dot",
  );
  step("the tables of docs/");
  const tables = attempt("scripts/compatibility.mjs");
  attempt(...vitest, "test/docs/command-line.test.ts", "-u", "--reporter=dot");
  return { map, types, contract, tables };
}

/** Lines that name the release before. */
function literalsOf(old) {
  const places = ["src", "scripts", "test", "docs", "examples", "README.md"];
  // History, and what other commands write.
  const others = [
    "docs/api",
    "docs/compatibility.md",
    "docs/decisions",
    "docs/parity.md",
    "docs/releases",
    "docs/requests.md",
  ];
  const not = [...others, "test/recordings", "scripts/parity"].map((place) => `:!${place}`);
  return git("grep", "-nF", old, "--", ...places, ...not)
    .trim()
    .split("\n")
    .filter(Boolean);
}

function step(name) {
  console.log(`==> ${name}`);
}

function run(...command) {
  const { status, output } = attempt(...command);
  if (status !== 0) throw new UsageError(output);
  console.log(output);
}

function attempt(...command) {
  const env = { ...process.env, CONTRACT_NEWEST_ONLY: "1", NO_COLOR: "1", FORCE_COLOR: "0" };
  const options = { cwd: root, env, encoding: "utf8", maxBuffer: 2 ** 28 };
  const { status, stdout, stderr } = spawnSync(process.execPath, command, options);
  return { status, output: `${stdout}${stderr}`.trim() };
}

function git(...command) {
  const { status, stdout, stderr } = spawnSync("git", command, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 28 });
  // git grep says 1 for nothing found.
  if (status !== 0 && !(command[0] === "grep" && status === 1))
    throw new UsageError(`git ${command[0]}: ${stderr.trim()}`);
  return stdout;
}

async function change(file, edit) {
  const text = await readFile(`${root}${file}`, "utf8");
  await writeFile(`${root}${file}`, await markdown(edit(text)));
}

function markdown(text) {
  return format(text, { parser: "markdown", printWidth: 120 });
}

if (isMain(import.meta.url)) await runScript(main);
