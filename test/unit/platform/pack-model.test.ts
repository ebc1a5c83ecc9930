import { chmod, mkdir, mkdtemp, realpath, symlink, truncate, utimes, writeFile } from "node:fs/promises";
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeEach, expect, test } from "vitest";
import { platform } from "#platform";
import { InvalidArgumentError } from "../../../src/errors/index.js";
import { packModelDefinition, type ModelDefinitionOptions, type ModelFile } from "../../../src/model-context/index.js";

let root: string;
const at = (...parts: string[]): string => path.join(root, ...parts);
const put = async (name: string, text = ""): Promise<void> => {
  await mkdir(path.dirname(at(name)), { recursive: true });
  await writeFile(at(name), text);
};
const pack = async (options: ModelDefinitionOptions): Promise<ModelFile[]> =>
  (await packModelDefinition(options, platform, 0)) ?? [];
const paths = (records: ModelFile[], type: number): string[] =>
  records
    .filter((record) => record.type === type)
    .map((record) => record.path)
    .sort();
const refusal = async (options: ModelDefinitionOptions): Promise<InvalidArgumentError> => {
  const error: unknown = await pack(options).catch((reason: unknown) => reason);
  expect(InvalidArgumentError.isInstance(error)).toBe(true);
  return error as InvalidArgumentError;
};

beforeEach(async () => {
  root = await realpath(await mkdtemp(path.join(tmpdir(), "pack-")));
});

async function vectorTree(): Promise<void> {
  await put("m/.detignore", "*.log\n!keep.log\n/sub/secret\n");
  for (const name of [
    "a.py",
    "x.log",
    "keep.log",
    "terraform",
    "shared_fs/q",
    "sub/shared_fs/q",
    "sub/secret",
    "sub/t.txt",
    "sub/.detignore",
    "sub/b.pyc",
    ".git/HEAD",
    ".hidden",
  ]) {
    await put(`m/${name}`, name);
  }
  await mkdir(at("m/empty"));
}

test("the tree of the test vector gives exactly its directories and files", async () => {
  await vectorTree();
  const records = await pack({ modelDir: at("m") });
  expect(paths(records, 53)).toEqual(["empty", "sub", "sub/shared_fs"]);
  expect(paths(records, 48)).toEqual([".hidden", "a.py", "keep.log", "sub/shared_fs/q", "sub/t.txt"]);
});

test("an include has its own .detignore and none of the model directory's", async () => {
  await vectorTree();
  await put("other/z");
  const records = await pack({ modelDir: at("other"), includes: [at("m/sub")] });
  expect(paths(records, 53)).toEqual(["sub"]);
  expect(paths(records, 48)).toEqual(["sub/secret", "sub/t.txt", "z"]);
});

test("directories come before files, and what is below comes last", async () => {
  await put("m/f");
  await put("m/d/g");
  expect((await pack({ modelDir: at("m") })).map((record) => record.path)).toEqual(["d", "f", "d/g"]);
});

test("a record holds content, mode, whole seconds as text, and no owner", async () => {
  await put("m/run.sh", "hi");
  await chmod(at("m/run.sh"), 0o755);
  await utimes(at("m/run.sh"), 1_700_000_000.9, 1_700_000_000.9);
  expect(await pack({ modelDir: at("m") })).toEqual([
    { path: "run.sh", type: 48, content: "aGk=", mtime: "1700000000", mode: 0o100755, uid: 0, gid: 0 },
  ]);
});

test("a link to a file is its target; a link to a directory is an empty directory", async () => {
  await put("out/big", "x");
  await put("out/dir/inner", "x");
  await mkdir(at("m"));
  await symlink(at("out/big"), at("m/link"));
  await symlink(at("out/dir"), at("m/folder"));
  const records = await pack({ modelDir: at("m") });
  expect(records.map(({ path, type, content }) => [path, type, content])).toEqual([
    ["folder", 53, ""],
    ["link", 48, "eA=="],
  ]);
});

test("what cannot be read refuses the create, each by its name, and nothing is left out silently", async () => {
  await put("m/good");
  await symlink("nowhere", at("m/dangling"));
  await symlink("loop", at("m/loop"));
  await mkdir(at("m/sub"));
  execFileSync("mkfifo", [at("m/sub/fifo")]);
  await symlink("/dev/null", at("m/device"));
  const error = await refusal({ modelDir: at("m") });
  expect(error.argument).toBe("modelDir");
  expect(error.message).toContain(`${at("m/dangling")} (its link leads nowhere)`);
  expect(error.message).toContain(`${at("m/loop")} (its links lead in a circle)`);
  expect(error.message).toContain(`${at("m/sub/fifo")} (it is not a regular file)`);
  expect(error.message).toContain(`${at("m/device")} (it is not a regular file)`);
  expect(error.message).toMatch(/name it in \.detignore to leave it out\.$/);
});

test("a socket refuses the create", async () => {
  const server = createServer().listen((await put("m/a"), at("m/socket")));
  await once(server, "listening");
  expect((await refusal({ includes: [at("m")] })).message).toMatch(
    /^Cannot read .*m\/socket \(.* \(argument includes\)\./,
  );
  server.close();
});

test("of many unreadable files five are named", async () => {
  await mkdir(at("m"));
  for (let index = 0; index < 8; index += 1) await symlink("nowhere", at(`m/${index}`));
  expect((await refusal({ modelDir: at("m") })).message).toMatch(/(, .*){4} and 3 more \(argument modelDir\)\./);
});

test("what is ignored need not be readable", async () => {
  await put("m/.detignore", "dangling\nfifo\n");
  await put("m/good");
  await symlink("nowhere", at("m/dangling"));
  execFileSync("mkfifo", [at("m/fifo")]);
  expect((await pack({ modelDir: at("m") })).map((record) => record.path)).toEqual(["good"]);
});

test.skipIf(process.platform !== "linux")("a file that cannot be read to its end refuses the create", async () => {
  await mkdir(at("m"));
  await symlink("/proc/self/mem", at("m/memory"));
  expect((await refusal({ modelDir: at("m") })).message).toMatch(/m\/memory \(.*EIO/);
});

test.skipIf(process.platform !== "linux")("a file whose name is not UTF-8 refuses the create", async () => {
  await mkdir(at("m"));
  await writeFile(Buffer.concat([Buffer.from(at("m/x")), Buffer.from([0xe9])]), "x");
  expect((await refusal({ modelDir: at("m") })).message).toMatch(/\(its name is not UTF-8\)/);
});

test.skipIf(process.platform !== "linux")("files that know no size are sent with their content", async () => {
  await mkdir(at("m"));
  await symlink("/proc/version", at("m/kernel.txt"));
  await put("m/empty");
  const [empty, kernel] = (await pack({ modelDir: at("m") })).sort((a, b) => a.path.localeCompare(b.path));
  expect(Buffer.from(kernel?.content ?? "", "base64").toString()).toMatch(/^Linux version/);
  expect(empty?.content).toBe("");
});

test("a link to a directory is reported, since its content is not sent", async () => {
  await put("out/inner");
  await mkdir(at("m"));
  await symlink(at("out"), at("m/data"));
  const warnings: string[] = [];
  await pack({ modelDir: at("m"), warn: (message) => warnings.push(message) });
  expect(warnings).toEqual([`${at("m/data")} is a link to a directory, of which only an empty directory is sent.`]);
});

test.each([
  ["UTF-16", Buffer.from("\ufeff*.key\r\n", "utf16le"), "it is UTF-16 text (argument modelDir). Save it as UTF-8."],
  ["UTF-16 without a mark", Buffer.from("*.key\r\n", "utf16le"), "it is not UTF-8 text, since it holds zero bytes"],
  ["Latin-1", Buffer.from("caf\xe9.key\n", "latin1"), "it is not UTF-8 text (argument modelDir). Save it as UTF-8."],
])("a .detignore in %s refuses the create by its path", async (_, bytes, words) => {
  await put("m/secret.key");
  await writeFile(at("m/.detignore"), bytes);
  for (const options of [{ modelDir: at("m") }, { includes: [at("m")] }]) {
    const [argument = ""] = Object.keys(options);
    const expected = `Cannot read ${at("m/.detignore")}: ${words}`.replace("modelDir", argument);
    expect((await refusal(options)).message).toContain(expected);
  }
});

test("a byte order mark and composed accents do not keep a rule from its file", async () => {
  await put("m/.detignore", "\ufeff*.key\ncaf\u00e9\n");
  for (const name of ["secret.key", "cafe\u0301", "train.py"]) await put(`m/${name}`);
  expect((await pack({ modelDir: at("m") })).map((record) => record.path)).toEqual(["train.py"]);
});

test("a .detignore that leads nowhere, or is a directory, refuses the create", async () => {
  await put("m/secret.key");
  await symlink("nowhere", at("m/.detignore"));
  expect((await refusal({ modelDir: at("m") })).message).toMatch(
    /^Cannot read .*\.detignore: there is no such file \(argument modelDir\)\.$/,
  );
  await put("n/.detignore/x");
  expect((await refusal({ modelDir: at("n") })).message).toMatch(
    /^Cannot read .*\.detignore: it is not a regular file \(argument modelDir\)\.$/,
  );
});

test("a rule that can match nothing refuses the create by its line", async () => {
  await put("m/.detignore", "*.log\nsecret[0.key\n");
  expect((await refusal({ modelDir: at("m") })).message).toBe(
    `In ${at("m/.detignore")}:2: a [ is never closed; write \\[ for the character.`,
  );
});

test("the root may be a link, a file: URL or a path, and gets no record of its own", async () => {
  await put("m/a");
  await symlink(at("m"), at("link"));
  for (const modelDir of [at("link"), pathToFileURL(at("m")), pathToFileURL(at("m")).href]) {
    expect((await pack({ modelDir })).map((record) => record.path)).toEqual(["a"]);
  }
});

test("a root that does not exist is named", async () => {
  const error = await refusal({ modelDir: at("missing") });
  expect(error.argument).toBe("modelDir");
  expect(error.message).toContain(`${at("missing")} does not exist`);
});

test("a root that is a file is refused", async () => {
  await put("file");
  expect((await refusal({ modelDir: at("file") })).message).toMatch(/is a file\. Pass its directory/);
});

test.each([[7], [null], [""], [{}]])("%j is not a modelDir", async (modelDir) => {
  expect((await refusal({ modelDir: modelDir as string })).argument).toBe("modelDir");
});

test("includes work without a model directory", async () => {
  await put("lib/x.py");
  await put("one.py");
  const records = await pack({ includes: [at("lib"), pathToFileURL(at("one.py"))] });
  expect(records.map((record) => record.path)).toEqual(["lib", "lib/x.py", "one.py"]);
});

test("a file that is included by name is never filtered", async () => {
  await put("x.pyc", "1");
  expect((await pack({ includes: [at("x.pyc")] })).map((record) => record.path)).toEqual(["x.pyc"]);
});

test("an include is named after what its link points to", async () => {
  await put("real/x");
  await symlink(at("real"), at("alias"));
  expect((await pack({ includes: [at("alias")] })).map((record) => record.path)).toEqual(["real", "real/x"]);
});

test("includes that are a string, missing or without a name are refused", async () => {
  expect((await refusal({ includes: "lib" })).argument).toBe("includes");
  expect((await refusal({ includes: [at("missing")] })).argument).toBe("includes");
  expect((await refusal({ includes: ["/"] })).message).toMatch(/does not have a name/);
});

test("an include that is also at the top of the model directory is refused by name", async () => {
  await put("m/lib");
  await put("n/lib");
  expect((await refusal({ modelDir: at("m"), includes: [at("n/lib")] })).message).toContain("twice: lib");
});

test("a file beyond the limit ends the walk before it is read", async () => {
  await put("m/huge");
  await truncate(at("m/huge"), 20 * 2 ** 30);
  expect((await refusal({ modelDir: at("m") })).message).toMatch(/too large: with huge it holds 21474836\d+ bytes/);
});

test("several files together may be too large", async () => {
  for (const name of ["a", "b", "c"]) {
    await put(`m/${name}`);
    await truncate(at(`m/${name}`), 40 * 2 ** 20);
  }
  expect((await refusal({ modelDir: at("m") })).message).toMatch(/too large/);
});

test("progress counts files, not directories", async () => {
  await put("m/d/a", "12");
  await put("m/b", "345");
  const seen: unknown[] = [];
  await pack({ modelDir: at("m"), modelFiles: { c: "x" }, onProgress: (progress) => seen.push(progress) });
  expect(seen).toEqual([
    { phase: "pack", files: 1, bytes: 3 },
    { phase: "pack", files: 2, bytes: 5 },
    { phase: "pack", files: 3, bytes: 6 },
  ]);
});

test("an abort ends the walk with its reason", async () => {
  await put("m/a");
  const reason = new Error("enough");
  await expect(pack({ modelDir: at("m"), signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
});

test("a file that is being appended to is read as far as it was when opened", async () => {
  await put("m/a", "abc");
  const records = await pack({
    modelDir: at("m"),
    onProgress: () => void writeFile(at("m/a"), "abcdef", { flag: "a" }),
  });
  expect(records[0]?.content).toBe("YWJj");
});
