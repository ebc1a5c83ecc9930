import { spawn, spawnSync } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, readlink, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { DeterminedError } from "../../../src/errors/index.js";
import { createAuthStore } from "../../../src/platform/node/auth-store.js";
import { withFileLock } from "../../../src/platform/node/file-lock.js";

const master = "https://m:443";
const other = "http://other:8080";
let folder: string;
let file: string;
const content = async (): Promise<unknown> => JSON.parse(await readFile(file, "utf8"));
const mode = async (place: string): Promise<number> => (await stat(place)).mode & 0o777;
const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => error,
  );

beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), "auth-")), "config", "determined");
  file = path.join(folder, "auth.json");
});

test("a store that is only read makes nothing", async () => {
  expect(await createAuthStore(folder).get(master)).toBeUndefined();
  await createAuthStore(folder).delete(master, "a");
  expect(await failure(stat(path.dirname(folder)))).toBeDefined();
});

test("a login is found again by user, per master, by any store of the directory", async () => {
  const store = createAuthStore(folder);
  await store.set(master, { user: "a", token: "1" });
  await store.set(master, { user: "b", token: "2" });
  await store.set(other, { user: "a", token: "3" });
  const again = createAuthStore(folder);
  expect([await again.get(master, "a"), await again.get(master, "b"), await again.get(other, "a")]).toEqual([
    { user: "a", token: "1" },
    { user: "b", token: "2" },
    { user: "a", token: "3" },
  ]);
  expect([await again.get(master, "c"), await again.get(master)]).toEqual([undefined, undefined]);
});

test("only active: true makes a user the active one", async () => {
  const store = createAuthStore(folder);
  await store.set(master, { user: "a", token: "1", active: true });
  await store.set(master, { user: "b", token: "2" });
  expect(await store.get(master)).toEqual({ user: "a", token: "1" });
});

test("after its logout the active user stays the active one, without a token", async () => {
  const store = createAuthStore(folder);
  await store.set(master, { user: "a", token: "1", active: true });
  await store.delete(master);
  expect(await store.get(master)).toEqual({ user: "a", token: "" });
  expect(await store.get(master, "a")).toBeUndefined();
});

test("a user is made inactive only if it is the active one", async () => {
  const store = createAuthStore(folder);
  await store.set(master, { user: "a", token: "1", active: true });
  await store.deactivate(master, "b");
  expect((await store.get(master))?.user).toBe("a");
  await store.deactivate(master, "a");
  expect(await store.get(master)).toBeUndefined();
  expect(await store.users(master)).toEqual(["a"]);
});

test("the file and its directory are private, and no temporary file stays", async () => {
  await createAuthStore(folder).set(master, { user: "a", token: "1" });
  expect([await mode(folder), await mode(file)]).toEqual([0o700, 0o600]);
  expect((await readdir(folder)).sort()).toEqual(["auth.json", "auth.json.lock"]);
});

test("a file that others could read becomes private at the next write", async () => {
  await mkdir(folder, { recursive: true });
  await writeFile(file, '{"version": 1, "masters": {"https://m": {"tokens": {"a": "1"}}}}');
  await chmod(file, 0o644);
  await createAuthStore(folder).set(master, { user: "b", token: "2" });
  expect(await mode(file)).toBe(0o600);
  expect(await content()).toEqual({ version: 2, masters: { [master]: { tokens: { a: "1", b: "2" } } } });
});

test("reading an older version does not change the file", async () => {
  await mkdir(folder, { recursive: true });
  const text = '{"active_user": "a", "tokens": {"a": "1"}}';
  await writeFile(file, text);
  expect(await createAuthStore(folder).get(master)).toEqual({ user: "a", token: "1" });
  expect(await readFile(file, "utf8")).toBe(text);
});

test("a newer version is neither changed nor deleted, and logins last as long as the program", async () => {
  await mkdir(folder, { recursive: true });
  const text = '{"version": 9, "secrets": {}}';
  await writeFile(file, text);
  const warnings: string[] = [];
  const store = createAuthStore(folder, (message) => warnings.push(message));
  await store.set(master, { user: "a", token: "1" });
  expect(await store.get(master, "a")).toEqual({ user: "a", token: "1" });
  await store.delete(master, "a");
  expect(await store.get(master, "a")).toBeUndefined();
  expect(await readFile(file, "utf8")).toBe(text);
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).toMatch(/^The login of a lasts only as long as this program: .*newer version/);
});

test.each(["not json", "[]", '{"version":2,"masters":{"https://m:443":{"tokens":{"a":7}}}}'])(
  "a corrupt file (%s) is a clear error and stays",
  async (text) => {
    await mkdir(folder, { recursive: true });
    await writeFile(file, text);
    const store = createAuthStore(folder);
    const calls = [
      () => store.get(master, "a"),
      () => store.set(master, { user: "a", token: "hunter2" }),
      () => store.delete(master, "a"),
    ];
    for (const call of calls) {
      const error = await failure(call());
      expect(DeterminedError.isInstance(error)).toBe(true);
      expect((error as Error).message).toMatch(/auth\.json is not a store of logins: .* move it away and log in again/);
      expect((error as Error).message).not.toContain("hunter2");
    }
    expect(await readFile(file, "utf8")).toBe(text);
  },
);

test("where nothing can be written a login lasts as long as the program, with a warning", async () => {
  await writeFile(path.join(path.dirname(path.dirname(folder)), "config"), "a file where the directory should be");
  const warnings: string[] = [];
  const store = createAuthStore(folder, (message) => warnings.push(message));
  await store.set(master, { user: "a", token: "1", active: true });
  expect(await store.get(master)).toEqual({ user: "a", token: "1" });
  expect(warnings).toHaveLength(1);
  expect(warnings[0]).not.toContain('"1"');
});

test("a logout that cannot be written holds for the program", async () => {
  await createAuthStore(folder).set(master, { user: "a", token: "1" });
  await mkdir(path.join(folder, "x"));
  // A directory in place of the lock file stands for a directory that may only be read.
  await import("node:fs/promises").then((fs) => fs.rm(path.join(folder, "auth.json.lock")));
  await symlink("/proc/version/x", path.join(folder, "auth.json.lock"));
  const store = createAuthStore(folder);
  await store.delete(master, "a");
  expect(await store.get(master, "a")).toBeUndefined();
  expect(await content()).toMatchObject({ masters: { [master]: { tokens: { a: "1" } } } });
});

test("a link in place of the file is kept", async () => {
  await mkdir(folder, { recursive: true });
  const real = path.join(path.dirname(folder), "real.json");
  await writeFile(real, '{"version":2,"masters":{}}');
  await symlink(real, file);
  await createAuthStore(folder).set(master, { user: "a", token: "1" });
  expect(await readlink(file)).toBe(real);
  expect(await readFile(real, "utf8")).toContain('"a": "1"');
});

test("users with the names of object members are users", async () => {
  const store = createAuthStore(folder);
  for (const user of ["__proto__", "constructor", "toString"]) {
    expect(await store.get(master, user)).toBeUndefined();
    await store.set(master, { user, token: `token of ${user}` });
    expect(await createAuthStore(folder).get(master, user)).toEqual({ user, token: `token of ${user}` });
  }
});

test("50 writers of one process lose nothing", async () => {
  const store = createAuthStore(folder);
  await Promise.all(
    Array.from({ length: 50 }, (_, index) => store.set(master, { user: `u${index}`, token: `${index}` })),
  );
  const { masters } = (await content()) as { masters: Record<string, { tokens: object }> };
  expect(Object.keys(masters[master]?.tokens ?? {})).toHaveLength(50);
});

test("a lock is let go when the work fails, and other work goes on", async () => {
  await mkdir(folder, { recursive: true });
  const lock = path.join(folder, "x.lock");
  await expect(withFileLock(lock, () => Promise.reject(new Error("failed")))).rejects.toThrow("failed");
  expect(await withFileLock(lock, () => Promise.resolve(7))).toBe(7);
});

const python = process.env.DETERMINED_PYTHON ?? "python3";
const hasFilelock = spawnSync(python, ["-c", "import filelock"]).status === 0;
const skipped = hasFilelock ? "" : " (skipped: no python3 with the package filelock; set DETERMINED_PYTHON)";

test.skipIf(!hasFilelock)(
  `writers of this package and of Python's filelock together lose nothing${skipped}`,
  async () => {
    await mkdir(folder, { recursive: true });
    const script = `
import filelock, json, os, sys
file, name = sys.argv[1], sys.argv[2]
for i in range(10):
    with filelock.FileLock(file + ".lock"):
        data = json.load(open(file)) if os.path.exists(file) else {"version": 2, "masters": {}}
        data["masters"].setdefault("${master}", {"tokens": {}})["tokens"][f"{name}-{i}"] = "x"
        with open(file + ".temp", "w") as f:
            json.dump(data, f)
        os.replace(file + ".temp", file)
`;
    const runs = Array.from({ length: 3 }, (_, index) => {
      const child = spawn(python, ["-c", script, file, `python${index}`], { stdio: "inherit" });
      return new Promise((resolve) => child.on("close", resolve));
    });
    const store = createAuthStore(folder);
    await Promise.all(
      Array.from({ length: 30 }, (_, index) => store.set(master, { user: `node-${index}`, token: "x" })),
    );
    expect(await Promise.all(runs)).toEqual([0, 0, 0]);
    const { masters } = (await content()) as { masters: Record<string, { tokens: object }> };
    expect(Object.keys(masters[master]?.tokens ?? {})).toHaveLength(60);
  },
);

test.skipIf(!hasFilelock)(`a lock that Python holds is waited for${skipped}`, async () => {
  await mkdir(folder, { recursive: true });
  const lock = path.join(folder, "x.lock");
  const script = `
import filelock, sys
with filelock.FileLock(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.read()
`;
  const child = spawn(python, ["-c", script, lock], { stdio: ["pipe", "pipe", "inherit"] });
  await new Promise((resolve) => child.stdout.once("data", resolve));
  const order: string[] = [];
  const work = withFileLock(lock, () => Promise.resolve(order.push("worked")));
  const { ino } = await stat(lock);
  await expect.poll(() => readFile("/proc/locks", "utf8")).toMatch(new RegExp(`-> FLOCK .*:${ino} `));
  order.push("released");
  child.stdin.end();
  await work;
  expect(order).toEqual(["released", "worked"]);
});

const hasDetermined = spawnSync(python, ["-c", "import determined"]).status === 0;
const absent = hasDetermined ? "" : " (skipped: no python3 with the package determined; set DETERMINED_PYTHON)";

test.skipIf(!hasDetermined)(`the Python package and this one read each other's logins${absent}`, async () => {
  const script = `
import sys, pathlib
from determined.common.api import authentication
store = authentication.TokenStore("${master}", pathlib.Path(sys.argv[1]))
if sys.argv[2] == "set":
    store.set_token("pat", "from python"); store.set_active("pat")
else:
    print(store.get_active_user(), store.get_token("pat"), store.get_token("tess"))
`;
  await mkdir(folder, { recursive: true });
  const run = (what: string): string => {
    const done = spawnSync(python, ["-c", script, file, what], { encoding: "utf8" });
    expect(done.stderr).toBe("");
    return done.stdout.trim();
  };
  run("set");
  const store = createAuthStore(folder);
  expect(await store.get(master)).toEqual({ user: "pat", token: "from python" });
  await store.set(master, { user: "tess", token: "from here", active: true });
  expect(run("get")).toBe("tess from python from here");
});

test("a directory in the place of the file is named, and stays", async () => {
  await mkdir(file, { recursive: true });
  for (const call of [
    createAuthStore(folder).get(master),
    createAuthStore(folder).set(master, { user: "a", token: "1" }),
  ]) {
    const error = await failure(call);
    expect(DeterminedError.isInstance(error)).toBe(true);
    expect((error as Error).message).toContain(
      `${file} is not a store of logins: it is a directory. It was left as it is`,
    );
  }
  expect((await stat(file)).isDirectory()).toBe(true);
});

test("what a killed process left of a write goes with the next one; what a living one writes stays", async () => {
  const store = createAuthStore(folder);
  await store.set(master, { user: "a", token: "1" });
  const dead = spawnSync(process.execPath, ["-e", ""]).pid;
  await writeFile(`${file}.${dead}-1.temp`, "a token");
  await writeFile(`${file}.${process.ppid}-1.temp`, "a token");
  await writeFile(`${file}.mine.temp`, "no business of ours");
  await store.set(master, { user: "b", token: "2" });
  expect((await readdir(folder)).sort()).toEqual(
    ["auth.json", `auth.json.${process.ppid}-1.temp`, "auth.json.lock", "auth.json.mine.temp"].sort(),
  );
});
