import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { operations, type Operation } from "../../../generated/operations.js";
import { simulatedOperations } from "../../../src/fake-master/requests/answer-request.js";

const simulated = new Set(simulatedOperations());

/** Method and path template of every call in the source of the client. */
function callsOfTheClient(): { method: string; path: string }[] {
  const folders = ["facade", "session", "checkpoint-files"].map((folder) =>
    fileURLToPath(new URL(`../../../src/${folder}/`, import.meta.url)),
  );
  const sources = folders.flatMap((folder) => readdirSync(folder, { recursive: true }).map(String).filter((name) => name.endsWith(".ts")).map((name) => readFileSync(folder + name, "utf8"))); // prettier-ignore
  const call = /\.(GET|POST|PUT|PATCH|DELETE|stream)\(\s*"(\/[^"]+)"/g;
  return sources.flatMap((source) =>
    [...source.matchAll(call)].map(([, method = "", path = ""]) => ({
      method: method === "stream" ? "GET" : method,
      path,
    })),
  );
}

test("every operation that the client calls is simulated", () => {
  const calls = callsOfTheClient();
  expect(calls.length).toBeGreaterThan(50);
  const missing = calls.flatMap(({ method, path }) => {
    const found = Object.entries<Operation>(operations).find(([, one]) => one.method === method && one.path === path);
    return found === undefined || simulated.has(found[0]) ? [] : [`${found[0]} ${method} ${path}`];
  });
  expect([...new Set(missing)]).toEqual([]);
});
