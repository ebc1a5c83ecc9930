import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
// @ts-expect-error a script without declarations
import { findUndocumented as untypedFind } from "../../scripts/surface/doc-comments.mjs";
// @ts-expect-error a script without declarations
import { createModules as untypedModules } from "../../scripts/surface/modules.mjs";
// @ts-expect-error a script without declarations
import { findMissingPromises as untypedPromises } from "../../scripts/surface/promises.mjs";
// @ts-expect-error a script without declarations
import { renderSurface as untypedRender } from "../../scripts/surface/render.mjs";

const findUndocumented = untypedFind as (
  modules: object,
  entry: string,
  options: { answersPython: boolean },
) => { what: string }[];
const createModules = untypedModules as () => { exportsOf(path: string): Map<string, object> };
const renderSurface = untypedRender as (modules: object, entry: { name: string; path: string }) => Promise<string>;

const findMissingPromises = untypedPromises as (
  declarations: object[],
  options: { throws: boolean },
) => { line: number; what: string }[];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "determined-client-surface-"));
  await writeFile(join(folder, "index.ts"), 'export { Box, Box as Crate, type Size } from "./box.js";\n');
  await writeFile(
    join(folder, "box.ts"),
    `interface Base { id: number }
/** Told. */
export interface Size extends Base { width: number }
/** Keeps things. */
export class Box {
  /** How large. */
  readonly size: Size | undefined;
  #secret = 1;
  /** @internal */
  hidden(): void {}
  open(): number { return this.#secret; }
}
`,
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a member without a doc comment, and a class that names nothing of Python, are found", () => {
  const found = findUndocumented(createModules(), join(folder, "index.ts"), { answersPython: true });
  expect(found.map(({ what }) => what)).toEqual([
    "Box.open has no doc comment.",
    'Box does not say what it is in Python ("Python: …").',
    "Crate.open has no doc comment.",
    'Crate does not say what it is in Python ("Python: …").',
  ]);
});

test("the surface shows each export once, without bodies and internals, and what it leans on", async () => {
  const text = await renderSurface(createModules(), { name: "boxes", path: join(folder, "index.ts") });
  expect(text).toContain(
    "class Box {\n  #private;\n  readonly size: Size | undefined;\n  open(): number;\n}\n\nexport { Box as Crate };",
  );
  expect(text).not.toContain("hidden");
  expect(text.split("## Not exported")[1]).toContain("interface Base {\n  id: number;\n}");
});

test("a method that sends names its errors, an option its default, a length its unit", async () => {
  const file = join(folder, "senders.ts");
  await writeFile(
    file,
    `/** Options. */
export interface SendOptions {
  /** How often; default 3. */
  times?: number;
  /** How often. */
  quietly?: boolean;
  /**
   * How loud.
   *
   * @default 5
   */
  loud?: number;
  /** How long to wait. */
  delay?: number;
  /** Milliseconds to wait. */
  timeout?: number;
}
export const sendOptions = { quietly: { check, default: false }, loud: { check, default: 5 } } satisfies OptionTable<SendOptions>;
export class Sender {
  /** Sends. */
  send(): Promise<void> { return send(); }
  /** @throws NotFoundError when it is gone. */
  sendAgain(): Promise<void> { return send(); }
  /** The same as {@link Sender.send}. */
  post(): Listing<void> { return send(); }
  /** Sends nothing. */
  name(): string { return ""; }
  /** @internal */
  hidden(): Promise<void> { return send(); }
}
`,
  );
  const declarations = [...createModules().exportsOf(file).values()];
  const found = findMissingPromises(declarations, { throws: true });
  expect(found.map(({ line, what }) => `${line} ${what}`).sort()).toEqual([
    "14 SendOptions.delay does not name its unit.",
    "21 Sender.send has no @throws.",
    "4 SendOptions.times has a default, but no @default.",
    "6 SendOptions.quietly has a default, but no @default.",
  ]);
  expect(findMissingPromises(declarations, { throws: false })).toHaveLength(3);
});
