import { createServer } from "node:http";
import { expect, test } from "vitest";
import { builtIn } from "../../../src/fake-master/built-in.js";

test("a module of Node is the one that an import gives", () => {
  expect(builtIn("node:http", "listen()").createServer).toBe(createServer);
});

test("where there is none, the error names the method and what to use instead", () => {
  expect(() => builtIn("node:nothing" as "node:http", "listen()")).toThrow(
    "listen() needs Node, Bun or Deno; elsewhere use fake.fetch.",
  );
});
