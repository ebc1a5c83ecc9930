import { expect, test } from "vitest";
// @ts-expect-error a script without types
import * as script from "../../../scripts/doc-examples/find-examples.mjs";

const { findExamples, freeNames } = script as {
  findExamples(this: void, text: string): { owner: string; code: string }[];
  freeNames(this: void, code: string, among: ReadonlySet<string>): string[];
};

const declarations = `
/**
 * A thing.
 *
 * @example
 * const thing = new Thing({ user: "a@b" });
 *   if (thing) // indented
 */
declare class Thing {
  /** Says it. @example thing.say("x"); */
  say(): void;
  /**
   * @example
   * \`\`\`ts
   * await thing.go();
   * \`\`\`
   * @throws never
   */
  go(): Promise<void>;
  stay(): void;
}
/** @example quiet(); */
declare const quiet: () => void;
`;

test("examples come as they are written, with what they belong to", () => {
  expect(findExamples(declarations)).toEqual([
    { owner: "Thing", code: 'const thing = new Thing({ user: "a@b" });\n  if (thing) // indented' },
    { owner: "Thing.say", code: 'thing.say("x");' },
    { owner: "Thing.go", code: "await thing.go();" },
    { owner: "quiet", code: "quiet();" },
  ]);
});

test("only names that an example neither declares nor imports are imported for it", () => {
  const among = new Set(["login", "Determined", "wait", "unwrap", "model"]);
  const code =
    'import { unwrap } from "x";\nconst { model } = a.wait(unwrap);\nawait login(new Determined({ model }));';
  expect(freeNames(code, among)).toEqual(["login", "Determined"]);
});
