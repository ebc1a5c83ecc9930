import { afterAll, expect } from "vitest";

const clocks = ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "setImmediate", "queueMicrotask", "Date"];
const replaceable: [name: string, on: object, names: string[]][] = [
  ["globalThis", globalThis, ["fetch", ...clocks]],
  ["Date", Date, ["now"]],
  ["Math", Math, ["random"]],
  ["process", process, ["exit", "exitCode", "emitWarning"]],
  ["process.stdout", process.stdout, ["write"]],
  ["process.stderr", process.stderr, ["write"]],
  ["console", console, ["log", "info", "warn", "error"]],
];
// Not those of "exit", which packages add when they are loaded.
const events = ["warning", "SIGINT", "SIGTERM", "uncaughtException", "unhandledRejection"];

/** What the files of tests in one process share, by name. */
function shared(): Map<string, unknown> {
  return new Map<string, unknown>([
    ...Object.keys(globalThis).map((name) => [`globalThis has ${name}`, true] as const),
    ...replaceable.flatMap(([name, on, names]) =>
      names.map((member) => [`${name}.${member}`, Reflect.get(on, member)] as const),
    ),
    ...Object.entries(process.env).map(([name, value]) => [`process.env.${name}`, value] as const),
    ...events.map((name) => [`listeners of ${name}`, process.listenerCount(name)] as const),
    ["the working directory", process.cwd()],
  ]);
}

// Vitest evaluates this before each file.
const before = shared();

// Which files come after one in its process is chance: what it leaves behind would fail another, on some day.
afterAll(() => {
  const after = shared();
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => before.get(name) !== after.get(name),
  );
  expect(changed, "A file of tests has to undo what it changes in its process.").toEqual([]);
});
