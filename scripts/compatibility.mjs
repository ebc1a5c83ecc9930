// Writes the tables of docs/compatibility.md from what the methods do on the fake master of every release:
// node scripts/compatibility.mjs [--check]
import { spawnSync } from "node:child_process";

const isCheck = process.argv.includes("--check");
const { status } = spawnSync(
  process.execPath,
  ["node_modules/vitest/vitest.mjs", "run", "--project", "main", "test/contract/compatibility"],
  {
    cwd: new URL("..", import.meta.url),
    stdio: "inherit",
    env: { ...process.env, COMPATIBILITY: isCheck ? "check" : "write" },
  },
);
process.exitCode = status ?? 1;
