import { mkdtemp, readFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { platform } from "#platform";
import packageFile from "../../../package.json" with { type: "json" };
import { UnsupportedRuntimeError } from "../../../src/errors/index.js";
import { expandHome } from "../../../src/platform/node/files.js";
import { platform as web } from "../../../src/platform/web/index.js";
import { version } from "../../../src/platform/version.js";

test("the version is that of package.json, and the user agent says it", () => {
  expect(version).toBe(packageFile.version);
  expect(platform.userAgent).toBe(`determined-client/${packageFile.version}`);
});

test("a file is saved into a directory that is made, under its plain name", async () => {
  const root = await mkdtemp(path.join(tmpdir(), "files-"));
  const directory = path.join(root, "new/deep");
  for (const name of ["code.tgz", "../../code.tgz", "..\\..\\code.tgz"]) {
    const file = await platform.saveFile({ directory, name, read: async () => new Uint8Array([1, 2]) });
    expect(file).toBe(path.join(directory, "code.tgz"));
    expect([...(await readFile(file))]).toEqual([1, 2]);
  }
});

test("a leading ~ is the home directory", () => {
  expect([expandHome("~"), expandHome("~/x"), expandHome("~x"), expandHome("x/~")]).toEqual([
    homedir(),
    path.join(homedir(), "x"),
    "~x",
    "x/~",
  ]);
});

test("a text file is written with its directory", async () => {
  const file = path.join(await mkdtemp(path.join(tmpdir(), "files-")), "new/metadata.json");
  await platform.writeTextFile(file, async () => "{}");
  expect(await readFile(file, "utf8")).toBe("{}");
});

test("the environment is read at the time of the question, and the empty string is kept", () => {
  expect(platform.environment("DETERMINED_CLIENT_NO_SUCH_VARIABLE")).toBeUndefined();
  expect(platform.environment("PATH")).toBe(process.env.PATH);
});

const notCalled = (): never => {
  throw new Error("What cannot be saved must not be read.");
};
test.each([
  ["readConfigFile", () => web.readConfigFile("x", "config"), /Pass the config as an object/],
  ["packModel", () => web.packModel({ modelDir: "." }), /Pass modelFiles/],
  ["downloadCheckpoint", () => web.downloadCheckpoint({} as never), /stream\(\) or files\(\)/],
  ["loadCheckpoint", () => web.loadCheckpoint("x"), /stream\(\) or files\(\)/],
  ["saveFile", () => web.saveFile({ directory: undefined, name: "x", read: notCalled }), /code\(\)/],
  ["writeTextFile", () => web.writeTextFile("x", notCalled), /metadata/],
])("%s on the web rejects and says what to use instead", async (_, call, words) => {
  const error: unknown = await call().catch((reason: unknown) => reason);
  expect(UnsupportedRuntimeError.isInstance(error)).toBe(true);
  expect((error as Error).message).toMatch(words);
});
