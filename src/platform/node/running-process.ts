import process from "node:process";
import { systemCode } from "./files.js";

/** True when a process of this number runs on this machine. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // One of another user may not be signalled.
    return systemCode(error) !== "ESRCH";
  }
}
