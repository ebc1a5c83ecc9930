import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { operations, type Operation } from "../../../generated/operations.js";
import { formerRoutes } from "../../../generated/releases.js";
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

test("the cookbook names every operation that the fake does not play, and no other", () => {
  const page = readFileSync(fileURLToPath(new URL("../../../docs/cookbook/testing.md", import.meta.url)), "utf8");
  const [ofNewest = "", ofFormer = ""] = page
    .slice(page.indexOf("## What the fake does not play"))
    .split("Of older releases");
  const named = (text: string): string[] => [...text.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, names = ""]) => names.split(", ").map((name) => name.trim().slice(1, -1))); // prettier-ignore
  const missing = Object.keys(operations).filter((id) => !simulated.has(id));
  expect(named(ofNewest).sort()).toEqual(missing.sort());
  const all = Object.keys(operations).length;
  expect(ofNewest).toContain(
    `Of the ${all} operations that the client types, those of 0.38.1 and a few that masters have besides, the fake plays ${all - missing.length}.`,
  );
  expect(named(ofFormer).sort()).toEqual(formerRoutes.map(({ id }) => id as string).filter((id) => !simulated.has(id) && !(id in operations)).sort()); // prettier-ignore
});
