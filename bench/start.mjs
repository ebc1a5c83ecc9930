/** What does importing the package cost? A Node process that imports an entry, against one that does nothing. Needs a build. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { interleave, printRatios } from "./measure.mjs";

const run = promisify(execFile);
const rounds = Number(process.env.BENCH_ROUNDS ?? 15);

const entry = (name) => new URL(`../dist/${name}`, import.meta.url);
const start = (code) => () => run(process.execPath, ["-e", code]).then(() => undefined);
const contenders = {
  "bare node": start(""),
  'import("determined-client")': start(`import(${JSON.stringify(entry("index.js"))})`),
  'import("determined-client/api")': start(`import(${JSON.stringify(entry("api.js"))})`),
  'require("determined-client")': start(`require(${JSON.stringify(entry("index.cjs").pathname)})`),
};
printRatios("Start of a process", await interleave(contenders, { rounds }), ["bare node"]);
