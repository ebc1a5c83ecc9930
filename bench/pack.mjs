/**
 * How fast is a model directory packed? A tree of 3,000 files with every oddity, by this package and by the Python
 * SDK's own packer, whose records must be equal; and, as the floor, the bare system calls and base64 in Node for the
 * files that are packed. `BENCH_ROUNDS` changes how long it takes; `--profile` packs without rivals.
 */
import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { chmod, mkdir, mkdtemp, realpath, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { importSource, interleave, report } from "./measure.mjs";
import { findPython, startPython } from "./rival.mjs";

const rounds = Number(process.env.BENCH_ROUNDS ?? 30);
const program = `
import contextlib, io, json, pathlib, sys, time
from determined.common import context
for line in sys.stdin:
    with contextlib.redirect_stdout(io.StringIO()):
        began = time.perf_counter()
        files = context.read_v1_context(pathlib.Path(sys.argv[1]), [])
        taken = time.perf_counter() - began
    records = [f.to_json() for f in files] if line.strip() == "records" else len(files)
    print(json.dumps({"milliseconds": taken * 1000, "records": records}), flush=True)
`;

const root = await realpath(await mkdtemp(join(tmpdir(), "bench-pack-")));
try {
  await makeTree(join(root, "model"));
  await run(join(root, "model"));
} finally {
  await rm(root, { recursive: true, force: true });
}

async function run(modelDir) {
  const { packModel } = await importSource('export { packModel } from "./src/platform/node/pack-model.ts";');
  const records = await packModel({ modelDir });
  const files = records.filter(({ type }) => type === 48).map(({ path }) => join(modelDir, path));
  const contenders = { ours: async () => void (await packModel({ modelDir })), "bare calls": () => bareCalls(files) };
  const python = findPython();
  if (process.argv.includes("--profile") || python === undefined) {
    if (python === undefined) console.error("no Python with the package determined; set DETERMINED_PYTHON");
    const times = await interleave(contenders, { rounds, warmUp: 3 });
    report({ title: `packing ${files.length} files`, times, ours: "ours", rival: "bare calls", goal: 0 });
    return;
  }
  const theirs = startPython(python, program, [modelDir]);
  try {
    if (!isDeepStrictEqual(records, (await theirs.ask("records")).records)) throw new Error("the records differ");
    const times = await interleave(
      { ...contenders, "Python SDK": async () => (await theirs.ask()).milliseconds },
      { rounds, warmUp: 3 },
    );
    const title = `packing ${files.length} files (${records.length} records, equal to the Python SDK's)`;
    report({ title, times, ours: "ours", rival: "Python SDK", goal: 3 });
  } finally {
    await theirs.stop();
  }
}

/** What no packer can do without: one open, fstat, read and close a file, and base64. */
function bareCalls(files) {
  const buffer = Buffer.allocUnsafeSlow(2 ** 20);
  let length = 0;
  for (const file of files) {
    const handle = openSync(file, "r");
    const { size } = fstatSync(handle);
    if (size > 0) length += buffer.toString("base64", 0, readSync(handle, buffer, 0, size, null)).length;
    closeSync(handle);
  }
  if (length === 0) throw new Error("nothing was read");
}

async function makeTree(folder) {
  const put = async (name, content) => {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    return file;
  };
  await put(".detignore", "*.log\n!keep.log\n/data/raw\n**/cache/**/*.bin\nlogs*/\n!tmp/\n[ab]?.tmp\n");
  const text = "import torch\nfrom determined import pytorch\n".repeat(200);
  for (let index = 0; index < 3000; index += 1) {
    const kind = index % 20;
    const nest = `package-${index % 23}/module-${index % 7}`;
    // A few kilobytes, as sources have; some empty, some large.
    const content = kind === 0 ? "" : text.slice(0, kind === 1 ? undefined : 100 + ((index * 37) % 5000));
    const names = {
      2: `${nest}/größe-${index} ☃.py`,
      3: `${nest}/with blanks (${index}).txt`,
      4: `deep/${Array.from({ length: 2 + (index % 9) }, (_, level) => `level-${level}`).join("/")}/file-${index}.py`,
      5: `${nest}/.hidden-${index}`,
    };
    const file = await put(names[kind] ?? `${nest}/file-${index}.py`, content);
    if (kind === 6) await chmod(file, 0o755);
    if (kind === 7) await chmod(file, 0o444);
    if (kind === 8) await utimes(file, 1_000_000_000.5, 1_000_000_000.5 + index);
  }
  for (let index = 0; index < 300; index += 1) {
    const ignored = [".git/objects", "__pycache__", "data/raw", "logs-1", "cache/deep"][index % 5];
    await put(`${ignored}/${index}.bin`, text);
    await put(`package-${index % 23}/${index}.pyc`, text);
    await put(`package-${index % 23}/${index}.log`, text);
  }
  await put("keep.log", "kept");
  await put("sub/.detignore", "*");
  await put("line\nbreak.txt", "odd");
  await mkdir(join(folder, "empty"));
  await put("../outside/inner.txt", "beyond the model directory");
  await symlink("../outside", join(folder, "folder-link"));
  await symlink("../outside/inner.txt", join(folder, "file-link"));
  await symlink("nowhere", join(folder, "dangling"));
  await symlink("circle", join(folder, "circle"));
}
