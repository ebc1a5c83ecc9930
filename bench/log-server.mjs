import { createServer } from "node:http";
import { parentPort, workerData } from "node:worker_threads";

/** The given number of log lines as a master sends them; the chunks are made once, so that only the readers are measured. */
const { lines } = workerData;
const perChunk = 250;
const chunk = (first) => {
  let text = "";
  for (let id = first; id < first + perChunk; id += 1) {
    const timestamp = new Date(Date.UTC(2026, 0, 1) + id * 10).toISOString();
    const log = `[rank=0] step ${id} of ${lines}: loss=${(1 / id).toFixed(6)} accuracy=${(1 - 1 / id).toFixed(6)}\n`;
    const message = `[${timestamp}] baf5697f || INFO: ${log}`;
    text += `${JSON.stringify({ result: { id: String(id), timestamp, message, level: "LOG_LEVEL_INFO", trialId: 1, agentId: "agent-1", containerId: "baf5697f-9abe-45b2-b7ef-b14e8c23a0fc", rankId: 0, log, source: "task", stdtype: "stdout" } })}\n`;
  }
  return Buffer.from(text);
};
const chunks = Array.from({ length: lines / perChunk }, (_, index) => chunk(index * perChunk + 1));

const server = createServer((_, response) => {
  response.writeHead(200, { "content-type": "application/json" });
  let next = 0;
  const fill = () => {
    while (next < chunks.length) if (!response.write(chunks[next++])) return response.once("drain", fill);
    response.end();
  };
  fill();
});
server.listen(0, "127.0.0.1", () => parentPort.postMessage({ port: server.address().port }));
