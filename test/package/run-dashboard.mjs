import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { equal } from "./check.mjs";

const start = "node_modules/determined-client/examples/dashboard/start.mjs";

/** The example starts from an installed package, with the Vite, Preact and uPlot of the lock beside it. */
export async function checkDashboard({ consumer }, tool) {
  const { status, stderr } = spawnSync(process.execPath, [start], { cwd: consumer, encoding: "utf8" });
  const says =
    "The dashboard also needs vite, preact, and uplot. Install: npm install --save-dev vite@8 preact@11 uplot@1\n";
  equal([status, stderr], [1, says]);
  for (const name of ["vite", "preact", "uplot"]) symlinkSync(tool(name), join(consumer, "node_modules", name));
  const site = spawn(process.execPath, [start, "--port", "0"], { cwd: consumer, stdio: ["ignore", "pipe", "inherit"] });
  try {
    const [line] = await once(createInterface({ input: site.stdout }), "line");
    const url = /http:\/\/[\d.:]+/.exec(line)[0];
    const page = await (await fetch(url)).text();
    const src = /src="(\/src\/[\w.]+)"/.exec(page)[1];
    const script = await fetch(url + src);
    const imports = [...(await script.text()).matchAll(/from "(\/[^"]+)"/g)].map(([, path]) => path);
    equal([script.status, imports.some((path) => /preact_jsx/.test(path))], [200, true]);
    for (const path of imports) equal((await fetch(url + path)).status, 200);
  } finally {
    site.kill();
    await once(site, "close");
  }
}
