import { expect, test } from "vitest";
import { defineCommand } from "../../../src/cli/command.js";
import { clientOptions, flagsOf } from "../../../src/cli/common-flags.js";
import { commands } from "../../../src/cli/commands.js";
import { parseArguments, splitCommand } from "../../../src/cli/parse-arguments.js";
import { unknownCommand } from "../../../src/cli/suggest.js";

const command = defineCommand({
  about: "",
  arguments: {
    ID: { type: "integer", least: 1, about: "the id" },
    DIR: { type: "string", about: "a directory", optional: true },
  },
  flags: {
    follow: { type: "boolean", short: "f", about: "" },
    limit: { type: "integer", value: "number", short: "n", default: 30, most: 100, about: "" },
    speed: { type: "number", value: "factor", above: 0, about: "" },
    wait: { type: "duration", value: "time", about: "" },
    level: { type: "string", value: "level", choices: ["START", "STOP", "WARNING"], about: "" },
    state: {
      type: "string",
      value: "state",
      choices: ["RUNNING", "ERROR"],
      prefix: "STATE_",
      multiple: true,
      about: "",
    },
  },
  connects: true,
  json: "",
  run: () => Promise.resolve(0),
});
const parse = (...args: string[]) => parseArguments(command, args);

test("what is given is checked and typed, what is not has its default", () => {
  const args = ["-f", "-n", "5", "7", "--speed=2.5", "--wait", "1h30m", "--state", "running", "--state", "STATE_ERROR"];
  expect(parse(...args)).toEqual({
    arguments: { ID: 7, DIR: undefined },
    flags: {
      level: undefined,
      follow: true,
      limit: 5,
      speed: 2.5,
      wait: "1h30m",
      state: ["RUNNING", "ERROR"],
      master: undefined,
      user: undefined,
      cert: undefined,
      "cert-name": undefined,
      noverify: false,
      json: false,
      help: false,
    },
    spellings: { follow: "-f", limit: "-n", speed: "--speed", wait: "--wait", state: "--state" },
  });
  expect(parse("7", "--", "--dir").arguments).toEqual({ ID: 7, DIR: "--dir" });
  expect(parse("7", "--level", "warn", "--state", "STATE_er").flags).toMatchObject({
    level: "WARNING",
    state: ["ERROR"],
  });
  expect(parse("7").flags).toMatchObject({ follow: false, limit: 30, state: [] });
});

test.each([
  [[], "ID is missing: the id."],
  [["0"], 'ID is an integer from 1, not "0".'],
  [["1.5"], 'ID is an integer from 1, not "1.5".'],
  [["4e8a8dd3-6a4d-415a-94f2-dd2e1bb34385"], "A UUID names a checkpoint."],
  [["7", "out", "more"], 'It takes ID and DIR only, but got "more" too.'],
  [["7", "--limt", "3"], "There is no flag --limt. Did you mean --limit?"],
  [["7", "--folow"], "Did you mean --follow?"],
  [["7", "--lmiit", "3"], "Did you mean --limit?"],
  [["7", "--sta"], "Did you mean --state?"],
  [["7", "--quite-another"], "There is no flag --quite-another. It takes --follow, --limit,"],
  [["7", "-x"], "There is no flag -x. It takes"],
  [["7", "--limit"], "--limit needs a value: --limit <number>."],
  [["7", "--limit", "--follow"], "--limit needs a value"],
  [["7", "--limit", "-5"], '--limit is an integer from 0 to 100, not "-5".'],
  [["7", "--limit", "101"], "--limit is an integer from 0 to 100"],
  [["7", "--limit", ""], '--limit is an integer from 0 to 100, not "".'],
  [["7", "--follow=no"], '--follow takes no value, but got "no".'],
  [["7", "--speed", "0"], '--speed is a number above 0, not "0".'],
  [["7", "--speed", "fast"], "--speed is a number above 0"],
  [["7", "--wait", "90"], "--wait is a time with a unit, such as 30s, 10m or 1h30m"],
  [["7", "--state", "RUNING"], '--state is one of RUNNING, ERROR, not "RUNING". Did you mean RUNNING?'],
  [["7", "--state", "er,running"], "For several, repeat the flag: --state er --state running."],
  [["7", "--level", "S"], "Did you mean START or STOP?"],
  [["7", "--level", ""], '--level is one of START, STOP, WARNING, not "".'],
  [["7", "--level", "START,STOP"], '--level is one of START, STOP, WARNING, not "START,STOP".'],
  [["7", "-n", "x"], '-n is an integer from 0 to 100, not "x".'],
  [["7", "--__proto__", "x"], "There is no flag --__proto__."],
])("%j is refused with what is wrong", (args, words) => {
  expect(() => parse(...args)).toThrow(words);
});

test("an empty choice suggests none", () => {
  expect(() => parse("7", "--level", "")).toThrow(/not ""\.$/);
});

test("a command without arguments says that it takes none", () => {
  const none = defineCommand({ ...command, arguments: {}, run: () => Promise.resolve(0) });
  expect(() => parseArguments(none, ["extra"])).toThrow('It takes no arguments, but got "extra".');
});

test("advice repeats the flags that reach the master, quoted for a shell", () => {
  const all = ["-m", "https://m:443", "-u", "o'neil x", "--cert", "ca.pem", "--cert-name", "m", "--noverify"];
  const flags = parse(...all, "7").flags as unknown as Parameters<typeof clientOptions>[0];
  expect(flagsOf(clientOptions(flags))).toBe(
    " -m https://m:443 -u 'o'\\''neil x' --cert ca.pem --cert-name m --noverify",
  );
  expect(flagsOf(clientOptions(parse("7").flags as unknown as typeof flags))).toBe("");
});

test("the flags that name a master may stand before the command", () => {
  expect(splitCommand(["-m", "http://m:80", "--json", "wait", "5"])).toEqual({
    name: "wait",
    rest: ["-m", "http://m:80", "--json", "5"],
  });
  expect(splitCommand(["--master=http://m:80", "wait"]).name).toBe("wait");
  expect(splitCommand(["-v"]).name).toBeUndefined();
});

test.each([
  ["wiat", undefined, "wait"],
  ["experiment", "list", "experiments"],
  ["e", "ls", "experiments"],
  ["exp", "wait", "wait"],
  ["trial", "logs", "logs"],
  ["t", "logs", "logs"],
  ["checkpoint", "download", "download"],
  ["user", "login", "login"],
  ["u", "whoami", "whoami"],
  ["fakemaster", undefined, "fake-master"],
  ["exper", undefined, "experiments"],
  ["hlep", undefined, "help"],
  ["version", undefined, "--version"],
  ["list", undefined, "experiments"],
  ["ls", undefined, "experiments"],
  ["checkpoint", undefined, "top or download"],
  ["checkpoints", "7", "top or download"],
  ["checkpoint", "list", "top or download"],
  ["trials", undefined, "logs"],
])("%s %s: did you mean %s?", (name, next, meant) => {
  expect(unknownCommand(name, next, commands).message).toBe(`There is no command "${name}". Did you mean ${meant}?`);
});

test("what resembles nothing gets the list of commands", () => {
  expect(unknownCommand("frobnicate", undefined, commands).message).toMatch(
    /The commands are experiments, logs, .*fake-master\.$/,
  );
});

test("no two flags of a command have one name or letter, and each has a line of help", async () => {
  const { allFlags, connection, everywhere } = await import("../../../src/cli/common-flags.js");
  for (const entry of commands) {
    const loaded = await entry.load();
    const shared = { ...(loaded.connects && connection), ...everywhere };
    for (const name of Object.keys(loaded.flags)) expect(shared, `${entry.name} --${name}`).not.toHaveProperty(name);
    const flags = Object.values(allFlags(loaded));
    const letters = flags.flatMap(({ short }) => short ?? []);
    expect(new Set(letters).size, entry.name).toBe(letters.length);
    for (const { about } of flags) expect(about).not.toBe("");
    expect(loaded.json, entry.name).not.toBe("");
  }
});
