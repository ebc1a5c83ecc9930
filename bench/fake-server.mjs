import { createServer } from "node:http";
import { parentPort, workerData } from "node:worker_threads";
import { importSource } from "./measure.mjs";

/** A fake master with many experiments, and beside it a bare server that answers the same bytes to the same requests. */
const { createFakeMaster } = await importSource('export { createFakeMaster } from "./src/testing.ts";');
const fake = await createFakeMaster({ clock: "virtual" });
const states = ["COMPLETED", "ERROR", "CANCELED", "COMPLETED"];
const began = performance.now();
for (let group = 0; group < 20; group += 1) {
  const finalState = states[group % states.length];
  const seed = { ago: "30d", runsFor: "2m", steps: 2, finalState, labels: [`group-${group}`], name: `sweep ${group}` };
  fake.experiments.add(seed, workerData.experiments / 20);
}
const seeding = performance.now() - began;
await fake.listen();
const authorization = `Bearer ${fake.token("determined")}`;

const answers = new Map();
for (const path of workerData.paths) {
  const response = await fake.fetch(fake.url + path, { headers: { authorization } });
  answers.set(path, Buffer.from(await response.arrayBuffer()));
}
const bare = createServer((request, response) => {
  const body = answers.get(request.url);
  response.writeHead(200, { "content-type": "application/json", "content-length": body.length }).end(body);
});
bare.listen(0, "127.0.0.1", () => {
  parentPort.postMessage({ fake: fake.url, bare: `http://127.0.0.1:${bare.address().port}`, authorization, seeding });
});
