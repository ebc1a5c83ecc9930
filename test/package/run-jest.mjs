import { cpSync } from "node:fs";
import { join } from "node:path";
import { check, node, notRun } from "./check.mjs";
import { installFramework } from "./frameworks.mjs";

const projects = ["jest", "ts-jest", "babel-jest"];

/** Jest in its default mode, which loads CommonJS: without a transform, through ts-jest, through babel-jest. */
export async function checkJest(packed) {
  let folder;
  try {
    folder = installFramework("jest", Object.fromEntries(projects.map((name) => [name, name])), packed);
  } catch (error) {
    notRun(`Jest is not here: ${error.message.split("\n")[0]}`);
    return;
  }
  // The same test: ts-jest checks its types, Babel only takes them out.
  cpSync(join(folder, "ts-jest/best.test.ts"), join(folder, "babel-jest/best.test.ts"));
  for (const project of projects) {
    await check(`${project}: tests on the fake master pass, CommonJS`, () => {
      const jest = ["../node_modules/jest/bin/jest.js", "--ci", "--testTimeout", "60000", "--forceExit=false"];
      const said = node(join(folder, project), ...jest);
      if (/did not exit|open handle/.test(said)) throw new Error(said);
    });
  }
}
