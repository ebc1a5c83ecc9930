import { createServer } from "node:http";
import process from "node:process";
import { importSource } from "./measure.mjs";

/**
 * Experiments and metrics as a master answers them, each request after a delay. The rows are written once, so that only the
 * readers are measured; what else is asked (a login, its user) the fake master answers.
 */
const [experiments, reports, latency] = process.argv.slice(2).map(Number);
const { createFakeMaster } = await importSource('export { createFakeMaster } from "./src/testing.ts";');
const fake = await createFakeMaster();
fake.experiments.add({ ago: "1d", labels: ["nightly"], description: "a sweep over the learning rate" });
const headers = { authorization: `Bearer ${fake.token("determined")}` };
const answer = await (await fake.fetch(`${fake.url}/api/v1/experiments`, { headers })).json();
const rows = Array.from({ length: experiments }, (_, index) =>
  JSON.stringify({ ...answer.experiments[0], id: index + 1, name: `sweep ${index}` }),
);

function page(query) {
  const [offset, limit] = [Number(query.get("offset") ?? 0), Number(query.get("limit") ?? 0) || 100];
  const after = Number(query.get("experimentIdFilter.gt") ?? 0);
  const total = experiments - after;
  const start = Math.min(offset, total);
  const end = Math.min(total, start + limit);
  const pagination = JSON.stringify({ offset, limit, startIndex: start, endIndex: end, total });
  return `{"experiments":[${rows.slice(after + start, after + end).join(",")}],"pagination":${pagination}}`;
}

const perMessage = 1000;
const messages = Array.from({ length: reports / perMessage }, (_, message) => {
  const metrics = Array.from({ length: perMessage }, (_, index) => {
    const id = message * perMessage + index + 1;
    const endTime = new Date(Date.UTC(2026, 0, 1) + id * 1000).toISOString();
    const values = { avg_metrics: { loss: 1 / id }, batch_metrics: null };
    return {
      trialId: 1,
      endTime,
      metrics: values,
      totalBatches: id,
      archived: false,
      id,
      trialRunId: 1,
      group: "training",
    };
  });
  return Buffer.from(`${JSON.stringify({ result: { metrics } })}\n`);
});

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, "http://localhost");
  if (pathname === "/api/v1/experiments") {
    setTimeout(() => {
      response.writeHead(200, { "content-type": "application/json" }).end(page(searchParams));
    }, latency);
  } else if (pathname === "/api/v1/trials/metrics/trial_metrics") {
    setTimeout(() => {
      response.writeHead(200, { "content-type": "application/json" });
      let next = 0;
      const fill = () => {
        while (next < messages.length) if (!response.write(messages[next++])) return response.once("drain", fill);
        response.end();
      };
      fill();
    }, latency);
  } else {
    pass(request, response).catch((error) => response.destroy(error));
  }
});

async function pass(request, response) {
  const chunks = await request.toArray();
  const { authorization = "" } = request.headers;
  const given = await fake.fetch(fake.url + request.url, {
    method: request.method,
    headers: { authorization, "content-type": "application/json" },
    body: chunks.length ? Buffer.concat(chunks) : null,
  });
  response.writeHead(given.status, { "content-type": "application/json" }).end(Buffer.from(await given.arrayBuffer()));
}

server.listen(0, "127.0.0.1", () => {
  process.send({ port: server.address().port, token: fake.token("determined") });
});
