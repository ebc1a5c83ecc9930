import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { extractBlocks, withOutputs, type Block } from "./blocks.js";
import { packageAlias, packageEntries } from "./package-alias.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cache = join(root, ".cache/docs");
const update = process.env["DOCS_UPDATE"] === "1";
const printed = new Map<string, string>();

const cookbook = (await readdir(join(root, "docs/cookbook"))).filter((name) => name.endsWith(".md"));
const pages = ["README.md", "docs/migration-from-python.md", ...cookbook.sort().map((name) => `docs/cookbook/${name}`)];
const texts = new Map(
  await Promise.all(pages.map(async (page) => [page, await readFile(join(root, page), "utf8")] as const)),
);
const found = pages.flatMap((page) => extractBlocks(page, texts.get(page)!));
/** What needs a framework: test/package builds and runs the same files. */
const packed = found.filter((block) => block.packed !== undefined);
const blocks = found.filter((block) => block.packed === undefined);
const toRun = blocks.filter(({ notRun }) => notRun === undefined);

async function writeBlocks(): Promise<void> {
  await rm(cache, { recursive: true, force: true });
  await mkdir(cache, { recursive: true });
  // The blank lines before the code make its line numbers those of the page.
  const source = ({ code, line }: Block): string => `${"\n".repeat(line - 1)}${code}\nexport {};\n`;
  const start = (name: string): string =>
    `import { perform } from "../../test/docs/stage.js";\nawait perform(() => import("./${name}.js"));\n`;
  await Promise.all(blocks.map((block) => writeFile(join(cache, `${block.name}.ts`), source(block))));
  await Promise.all(toRun.map(({ name }) => writeFile(join(cache, `${name}.run.ts`), start(name))));
}

async function bundle(): Promise<void> {
  await build({
    entryPoints: toRun.map(({ name }) => join(cache, `${name}.run.ts`)),
    outdir: join(cache, "run"),
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
    alias: packageAlias,
    plugins: [
      {
        name: "the stage's clock",
        setup(hooks) {
          const stage = join(root, "test/docs/stage-clock.ts");
          hooks.onResolve({ filter: /\/clock\.js$/ }, ({ importer, resolveDir, path }) =>
            importer !== stage && resolve(resolveDir, path) === join(root, "src/time/clock.js")
              ? { path: stage }
              : undefined,
          );
        },
      },
    ],
  });
}

/** What the type checker says about the blocks, with places in the pages. */
function typeErrors(): string[] {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: object };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const program = ts.createProgram({
    rootNames: blocks.map(({ name }) => join(cache, `${name}.ts`)),
    options: {
      ...options,
      lib: [...(options.lib ?? []), "lib.esnext.disposable.d.ts"],
      isolatedDeclarations: false,
      declaration: false,
      paths: {
        ...options.paths,
        ...Object.fromEntries(Object.entries(packageEntries).map(([entry, path]) => [entry, [path]])),
      },
    },
  });
  return blocks.flatMap(({ name, page }) => {
    const file = program.getSourceFile(join(cache, `${name}.ts`))!;
    const found = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return found.map(({ start, messageText }) => {
      const { line } = file.getLineAndCharacterOfPosition(start ?? 0);
      return `${page}:${line + 1} ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
    });
  });
}

/** Runs a block in a directory of its own; gives what it printed. */
async function run({ name, page, line }: Block): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "determined-client-docs-"));
  try {
    await cp(join(root, "test/docs/stage-files"), directory, { recursive: true });
    const env = { PATH: process.env["PATH"] ?? "", HOME: directory, USERPROFILE: directory, NO_COLOR: "1" };
    const options = { cwd: directory, env, timeout: 60_000 };
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      [join(cache, `run/${name}.run.mjs`)],
      options,
    );
    expect(stderr, `${page}:${line} wrote to stderr`).toBe("");
    return stdout.replaceAll(directory, "/home/ada").trimEnd();
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

beforeAll(async () => {
  await writeBlocks();
  await bundle();
}, 60_000);

afterAll(async () => {
  if (!update) return;
  for (const [page, text] of texts) await writeFile(join(root, page), withOutputs(page, text, printed));
});

test("the configuration that pages show is the one that their code runs with", async () => {
  const file = await readFile(join(root, "test/docs/stage-files/my_config.yaml"), "utf8");
  const shown = [...texts.values()].flatMap((text) =>
    [...text.matchAll(/^```yaml\n(.*?)^```/gms)].map((match) => match[1]),
  );
  expect(shown.length).toBeGreaterThanOrEqual(2);
  expect(shown.filter((text) => text !== file)).toEqual([]);
});

test("every block of code in the pages compiles", { timeout: 60_000 }, () => {
  expect(typeErrors()).toEqual([]);
});

test.each(packed)("$page, line $line shows $packed of the packed tests", async ({ packed: path, code }) => {
  expect(`${code}\n`).toBe(await readFile(join(root, "test/package/projects", path!), "utf8"));
});

describe.concurrent("a page runs as it is written", { timeout: 60_000 }, () => {
  for (const block of toRun) {
    test(`${block.page}, line ${block.line}`, async () => {
      const output = await run(block);
      printed.set(block.name, output);
      if (!update && block.prints !== undefined) expect(output).toBe(block.prints);
    });
  }
});

test("few blocks are not run", () => {
  expect(blocks.length - toRun.length).toBeLessThanOrEqual(6);
});
