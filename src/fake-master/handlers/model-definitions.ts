import type { Handlers } from "../requests/call.js";
import { gzip, tar } from "../archives/tar.js";
import { refuse } from "../refusal.js";
import { experimentOf, plainExperimentOf } from "../state/lookup.js";
import type { ExperimentRecord, ModelFileRecord } from "../state/records.js";
import { fromMicros, wireTime } from "../state/stamp.js";
import { bytesOfBase64, toBase64 } from "../base64.js";

/** The model definition of an experiment, whole and file by file. */
export const modelDefinitionHandlers: Handlers = {
  GetModelDef: async ({ state, path }) => {
    const experiment = experimentOf(state, path.integer("experimentId"));
    return { b64Tgz: experiment.modelDefinition.length === 0 ? "" : toBase64(await definitionArchive(experiment)) };
  },
  GetModelDefTree: ({ state, path }) => {
    const { modelDefinition } = experimentOf(state, path.integer("experimentId"));
    if (modelDefinition.length === 0) throw refuse("internal", "EOF");
    return { files: tree(modelDefinition, "") };
  },
  GetModelDefFile: ({ state, path, body }) => {
    const { modelDefinition } = experimentOf(state, path.integer("experimentId"));
    const file = modelDefinition.find((one) => one.path === body.text("path") && !isDirectory(one));
    if (file === undefined) throw refuse("internal", "file does not exist");
    return { file: file.content };
  },
  "get-experiment-model-file": ({ state, path, query }) => {
    const wanted = query.text("path");
    if (wanted === "") throw refuse("invalid", "missing parameter: path");
    const experiment = plainExperimentOf(state, path.integer("experiment_id"));
    const file = experiment.modelDefinition.find((one) => one.path === wanted);
    if (file === undefined) throw refuse("internal", "file does not exist");
    const disposition = `attachment; filename="exp${experiment.id}/${wanted}"`;
    return new Response(bytesOfBase64(file.content), {
      headers: { "content-type": "text/plain; charset=utf-8", "content-disposition": disposition },
    });
  },
  "get-experiment-model-def": async ({ state, path }) => {
    const experiment = plainExperimentOf(state, path.integer("experiment_id"));
    const clean = experiment.name.replace(/[^\w \-()[\].{}]/g, "").slice(0, 50);
    return new Response(await definitionArchive(experiment), {
      headers: {
        "content-type": "application/x-gtar",
        "content-disposition": `attachment; filename="exp${experiment.id}_${clean}_model_def.tar.gz"`,
      },
    });
  },
};

/** Packs the model definition of a new experiment once, to know how large it is. */
export async function measureDefinition(experiment: ExperimentRecord): Promise<void> {
  if (experiment.modelDefinition.length === 0 || experiment.definitionSize > 0) return;
  experiment.definitionSize = (await definitionArchive(experiment)).length;
}

/** The model definition as a gzip tar. */
export function definitionArchive({ modelDefinition }: ExperimentRecord): Promise<Uint8Array<ArrayBuffer>> {
  return filesArchive(modelDefinition);
}

/** Files that were sent, as a gzip tar. */
export async function filesArchive(files: readonly ModelFileRecord[]): Promise<Uint8Array<ArrayBuffer>> {
  const entries = files.map((file) => ({
    path: file.path,
    bytes: bytesOfBase64(file.content),
    isDirectory: isDirectory(file),
    mode: file.mode,
    uid: file.uid,
    gid: file.gid,
    mtime: Number(file.mtime),
  }));
  return gzip(tar(entries));
}

function isDirectory(file: ModelFileRecord): boolean {
  return file.type === 53;
}

interface TreeNode {
  path: string;
  name: string;
  modifiedTime: string;
  contentLength: number;
  isDir: boolean;
  contentType: string;
  files: TreeNode[];
}

function tree(files: readonly ModelFileRecord[], parent: string): TreeNode[] {
  const names = new Set<string>();
  for (const { path } of files) if (path.startsWith(parent)) names.add(path.slice(parent.length).split("/")[0] ?? "");
  names.delete("");
  // In the order of the archive.
  return [...names].map((name) => {
    const path = `${parent}${name}`;
    const file = files.find((one) => one.path.replace(/\/$/, "") === path);
    const isDir = file === undefined || isDirectory(file);
    return {
      path,
      name,
      modifiedTime: wireTime(fromMicros(Number(file?.mtime ?? 0) * 1_000_000)),
      contentLength: file === undefined || isDir ? 0 : bytesOfBase64(file.content).length,
      isDir,
      contentType: isDir ? "" : contentType(name),
      files: isDir ? tree(files, `${path}/`) : [],
    };
  });
}

function contentType(name: string): string {
  if (name.endsWith(".json")) return "application/json";
  return /\.(py|txt|md|yaml|yml|sh|cfg|toml)$/.test(name) || !name.includes(".")
    ? "text/plain; charset=utf-8"
    : "application/octet-stream";
}
