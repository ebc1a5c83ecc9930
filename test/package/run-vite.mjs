import { join } from "node:path";
import { check, equal, node, run } from "./check.mjs";
import { startFakeMaster } from "./start-fake-master.mjs";

/** Vite builds a page, and vitest runs a user's tests; both are those of the lock. */
export async function checkVite({ consumer }, tool) {
  await check("vite: a built page lists the experiments of a fake master", async () => {
    const folder = join(consumer, "vite");
    const said = await run(process.execPath, folder, [tool("vite/bin/vite.js"), "build"]);
    if (/warn|externalized/i.test(said)) throw new Error(said);
    const fake = await startFakeMaster(consumer);
    try {
      equal(await run(process.execPath, folder, ["run.mjs", fake.url, fake.token]), fake.names);
    } finally {
      await fake.stop();
    }
  });
  await check("vitest: tests on the fake master pass", () => {
    const said = node(join(consumer, "vitest"), tool("vitest/vitest.mjs"), "run", "--testTimeout", "60000");
    if (!/2 passed/.test(said)) throw new Error(said);
  });
}
