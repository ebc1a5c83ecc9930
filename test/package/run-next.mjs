/** Builds a Next.js project with the packed package and asks its routes, in both runtimes, for the experiments of a fake master. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../free-port.mjs";
import { check, equal, notRun, run, summary } from "./check.mjs";
import { installFramework } from "./frameworks.mjs";
import { installPacked } from "./pack.mjs";
import { startFakeMaster } from "./start-fake-master.mjs";

process.chdir(fileURLToPath(new URL("../../", import.meta.url)));
if (!existsSync("dist/index.d.ts")) throw new Error("No dist/ with types: run npm run build first.");

const packed = installPacked();
try {
  const project = installFramework("next", { next: "." }, packed);
  const fake = await startFakeMaster(packed.consumer);
  try {
    await checkProject(project, fake);
  } finally {
    await fake.stop();
  }
} catch (error) {
  if (!/^Command failed: npm /.test(error.message)) throw error;
  notRun(`Next.js is not here: ${error.message.split("\n")[0]}`);
} finally {
  rmSync(packed.folder, { recursive: true, force: true });
}
process.exitCode = summary("Next.js");

async function checkProject(project, fake) {
  const next = join(project, "node_modules/next/dist/bin/next");
  const env = { NEXT_TELEMETRY_DISABLED: "1", DET_MASTER: fake.url, DET_USER_TOKEN: fake.token };
  await check("the project builds, types and all", async () => {
    const said = await run(process.execPath, project, [next, "build"], env, 150);
    for (const route of ["/api/server", "/api/edge"]) if (!said.includes(route)) throw new Error(said);
  });
  await check("openapi-react-query asks through createApiClient", async () =>
    equal(await run(process.execPath, project, ["query.mjs", fake.url, fake.token]), fake.names),
  );
  const port = await freePort();
  const server = spawn(process.execPath, [next, "start", "-p", String(port), "-H", "127.0.0.1"], {
    cwd: project,
    env: { PATH: process.env.PATH, HOME: project, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const gone = once(server, "close");
  try {
    await Promise.race([ready(server), gone]);
    const ask = (path) => fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(30_000) });
    for (const route of ["server", "edge"]) {
      await check(`the route in the ${route} runtime lists the experiments`, async () => {
        const answer = await ask(`/api/${route}`);
        const text = await answer.text();
        if (!answer.ok) throw new Error(`${answer.status} ${text.slice(0, 500)}`);
        equal(
          JSON.parse(text)
            .map(({ name }) => name)
            .join(),
          fake.names,
        );
      });
    }
    await check("the rewrite leads a page to the master", async () => {
      equal((await (await ask("/det/api/v1/master")).json()).version, "0.38.1");
    });
    await check("the page with the query is rendered", async () => {
      const text = await (await ask("/")).text();
      if (!text.includes("Loading")) throw new Error(text.slice(0, 500));
    });
  } finally {
    server.kill();
    await gone;
  }
}

async function ready(server) {
  let said = "";
  for await (const chunk of server.stdout) {
    said += chunk;
    if (/Ready/.test(said)) break;
  }
  server.stdout.resume();
  server.stderr.resume();
}
