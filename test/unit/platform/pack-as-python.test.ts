import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { platform } from "#platform";
import { packModelDefinition } from "../../../src/model-context/index.js";

const python = process.env.DETERMINED_PYTHON ?? "python3";
const works = spawnSync(python, ["-c", "import determined"]).status === 0;
const title = works ? "" : " (skipped: no python with the package determined; set DETERMINED_PYTHON)";

const script = `
import sys, json, pathlib, io, contextlib
from determined.common import context
with contextlib.redirect_stdout(io.StringIO()):
    files = context.read_v1_context(pathlib.Path(sys.argv[1]), [pathlib.Path(p) for p in sys.argv[2:]])
print(json.dumps([f.to_json() for f in files]))
`;

test.skipIf(!works)(
  `a tree with every oddity gives the records of the Python packer, in its order${title}`,
  async () => {
    const root = await mkdtemp(path.join(tmpdir(), "pack-python-"));
    const put = async (name: string, text: string): Promise<void> => {
      await mkdir(path.dirname(path.join(root, name)), { recursive: true });
      await writeFile(path.join(root, name), text);
    };
    const rules = "*.log\n!keep.log\n/sub/secret\nlogs*/\n!logs1/\n*.tmp\n!tmp/\n [x]\n**/deep/**/leaf\n\\#c\nq?z\n";
    await put("m/.detignore", rules);
    const names = [
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
      "logs1/a.log",
      "logs2/b",
      "tmp/c.tmp",
      "x",
      " x",
      "deep/1/2/leaf",
      "deep/leaf",
      "#c",
      "qéz",
      "sp ace",
      "ünï/ço",
      "z$py.class",
      "a\nb",
    ];
    for (const name of names) await put(`m/${name}`, name.repeat(3));
    for (let index = 0; index < 200; index += 1) await put(`m/many/${index % 7}/${index}.txt`, "x".repeat(index));
    await mkdir(path.join(root, "m/empty"));
    await put("out/real/inner", "x");
    await symlink(path.join(root, "out/real"), path.join(root, "m/folder-link"));
    await symlink(path.join(root, "out/real/inner"), path.join(root, "m/file-link"));
    await put("inc/.detignore", "secret\n");
    await put("inc/secret", "x");
    await put("inc/code.py", "x");
    await put("single.pyc", "x");
    const includes = [path.join(root, "inc"), path.join(root, "single.pyc")];
    const modelDir = path.join(root, "m");
    const theirs: unknown = JSON.parse(
      execFileSync(python, ["-c", script, modelDir, ...includes], { encoding: "utf8" }),
    );
    const ours = await packModelDefinition({ modelDir, includes }, platform, 0);
    expect(ours).toEqual(theirs);
    expect(ours?.length).toBeGreaterThan(220);
  },
);
