import { mkdtemp, mkdir, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { platform } from "#platform";
import { platform as web } from "../../../src/platform/web/index.js";
import { InvalidArgumentError, UnsupportedRuntimeError } from "../../../src/errors/index.js";
import { readExperimentConfig } from "../../../src/model-context/index.js";

let folder: string;
const file = (name: string): string => path.join(folder, name);
const write = async (name: string, text: string | Uint8Array): Promise<string> => {
  await writeFile(file(name), text);
  return file(name);
};
const read = async (config: unknown): Promise<string> => (await readExperimentConfig(config as object, platform)).text;
const failure = async (config: unknown): Promise<InvalidArgumentError> => {
  const error: unknown = await read(config).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(InvalidArgumentError.isInstance(error)).toBe(true);
  expect((error as InvalidArgumentError).argument).toBe("config");
  return error as InvalidArgumentError;
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "config-"));
});

test("a file is sent verbatim, comments and anchors kept", async () => {
  const text = "# mine\nname: &a x\nbase: &b {k: 1}\nmore:\n  <<: *b\n  yes: on\n";
  expect(await read(await write("good.yaml", text))).toBe(text);
});

test("a file: URL is read, as URL and as text", async () => {
  await write("u r l.yaml", "name: x\n");
  expect(await read(pathToFileURL(file("u r l.yaml")))).toBe("name: x\n");
  expect(await read(pathToFileURL(file("u r l.yaml")).href)).toBe("name: x\n");
});

test.each([
  ["", "nothing"],
  ["# only a comment\n", "nothing"],
  ["null\n", "nothing"],
  ["5\n", "a number"],
  ["just words\n", "a string"],
  ["- a\n- b\n", "a list"],
  ["true\n", "true or false"],
])("a file that holds %j is refused as %s", async (text, kind) => {
  const name = await write("five.yaml", text);
  expect((await failure(name)).message).toBe(
    `The config ${name} holds ${kind}, but must be a mapping of keys to values.`,
  );
});

test("an object goes as JSON, so that the master's YAML 1.1 cannot turn yes into true", async () => {
  expect(await read({ name: "yes", hyperparameters: { on: undefined, list: [1] } })).toBe(
    '{"name":"yes","hyperparameters":{"list":[1]}}',
  );
});

test("a missing file is named", async () => {
  expect((await failure(file("missing.yaml"))).message).toBe(
    `Cannot read ${file("missing.yaml")}: there is no such file (argument config).`,
  );
});

test("a directory is named as one", async () => {
  await mkdir(file("folder"));
  expect((await failure(file("folder"))).message).toMatch(
    /^Cannot read .*folder: it is a directory \(argument config\)\.$/,
  );
});

test("broken YAML is refused with file, line and column", async () => {
  const broken = await write("broken.yaml", "name: x\nsearcher:\n  metric: [a, b\nmore: 1\n");
  const { message } = await failure(broken);
  expect(message).toMatch(/^In .*broken\.yaml:\d+:\d+: /);
  expect(message).toContain(`${broken}:4:1: `);
});

test("a key that stands twice is refused with its line", async () => {
  const { message } = await failure(await write("twice.yaml", "name: x\nbatch: 1\nname: y\n"));
  expect(message).toMatch(/twice\.yaml:3:1: .*unique/i);
});

test("a message about broken YAML holds nothing of the file", async () => {
  const { message } = await failure(await write("secret.yaml", "secret_key: hunter2\nsecret_key: hunter3\n"));
  expect(message).not.toContain("hunter");
});

test.each([
  ["Latin-1", Buffer.from("name: caf\xe9\n", "latin1"), /not UTF-8 text \(argument config\)\. Save it as UTF-8\.$/],
  [
    "UTF-16 with a mark",
    Buffer.from("\ufeffname: x\n", "utf16le"),
    /UTF-16 text \(argument config\)\. Save it as UTF-8\.$/,
  ],
  ["UTF-16 without one", Buffer.from("name: x\n", "utf16le"), /zero bytes \(argument config\)\. Save it as UTF-8\.$/],
  [
    "big-endian UTF-16",
    Buffer.from("\ufeffname: x\n", "utf16le").swap16(),
    /UTF-16 text \(argument config\)\. Save it as UTF-8\.$/,
  ],
])("a file in %s is refused", async (_, bytes, words) => {
  expect((await failure(await write("bytes.yaml", bytes))).message).toMatch(words);
});

test("a byte order mark is not part of the text", async () => {
  expect(await read(await write("mark.yaml", "\ufeffname: x\n"))).toBe("name: x\n");
});

test("a string with a line break looks like YAML text", async () => {
  expect((await failure("name: x\nentrypoint: y")).message).toBe(
    "The argument config looks like YAML text. Pass an object or a path.",
  );
});

test.each([[7], [null], [undefined], [[1]], [true], [""], [() => 1], [new Map()], [new Date(0)], [7n]])(
  "%s is not a config",
  async (config) => {
    await failure(config);
  },
);

test("an object that JSON cannot hold is refused", async () => {
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  await failure(cycle);
  await failure({ big: 1n });
  await failure({ run: () => 1 });
  await failure({ rate: Number.NaN });
});

test("other URLs are refused", async () => {
  expect((await failure(new URL("https://user:hunter2@host/x.yaml"))).message).not.toContain("hunter2");
});

test("the web build says to pass an object instead of a file", async () => {
  const error: unknown = await readExperimentConfig("x.yaml", web).catch((reason: unknown) => reason);
  expect(UnsupportedRuntimeError.isInstance(error)).toBe(true);
  expect((error as Error).message).toMatch(/Pass the config as an object/);
});
