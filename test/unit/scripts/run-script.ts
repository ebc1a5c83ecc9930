import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = new URL("../../../", import.meta.url);

export interface ScriptResult {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs one of `scripts/` as a maintainer would, in the root of the repository. */
export function runScript(name: string, ...args: string[]): Promise<ScriptResult> {
  return runScriptIn(fileURLToPath(root), name, ...args);
}

/** Runs one of `scripts/` in another folder. */
export function runScriptIn(cwd: string, name: string, ...args: string[]): Promise<ScriptResult> {
  const script = fileURLToPath(new URL(`scripts/${name}.mjs`, root));
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [script, ...args], { cwd }, (_, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr });
    });
  });
}

export function fixture(name: string): string {
  return fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
}

/** A folder that `cleanUp` removes. */
export async function temporaryFolder(): Promise<{ path: string; cleanUp: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "determined-scripts-"));
  return { path, cleanUp: () => rm(path, { recursive: true, force: true }) };
}
