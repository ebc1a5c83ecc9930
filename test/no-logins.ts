import { existsSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** Where tests would keep logins if they used the default token store, which they must not. */
export const unusedDirectory: string = path.join(tmpdir(), `determined-client-test-logins-${process.pid}`);

/** Fails the run when a test used the default token store: the logins of the person who runs the tests lie there. */
export default function setup(): () => void {
  return () => {
    if (!existsSync(unusedDirectory)) return;
    process.exitCode = 1;
    rmSync(unusedDirectory, { recursive: true });
    throw new Error(
      "A test kept a login in the default token store; give its client tokenStore: false or a store of its own.",
    );
  };
}
