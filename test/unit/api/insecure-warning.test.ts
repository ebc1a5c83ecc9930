import { afterAll, afterEach, expect, test } from "vitest";
import { isLoopback } from "../../../src/api/insecure-warning.js";
import { createApiClient, type ApiClientOptions } from "../../../src/api/index.js";

const warnings: Error[] = [];
const listen = (warning: Error): void => void warnings.push(warning);
process.on("warning", listen);
afterAll(() => void process.off("warning", listen));
afterEach(() => void (warnings.length = 0));

async function call(options: Partial<ApiClientOptions>): Promise<string[]> {
  const fetch = async (): Promise<Response> => new Response("{}");
  await createApiClient({ master: "http://plain.example:8080", fetch, ...options }).GET("/api/v1/agents");
  await new Promise((resolve) => setImmediate(resolve));
  return warnings.filter((warning) => (warning as { code?: string }).code === "DETERMINED_INSECURE_AUTH").map(String);
}

test("a token over plain http to another machine is a warning, once", async () => {
  const [warning, ...more] = [...(await call({ token: "t0ken" })), ...(await call({ token: "t0ken" })).slice(1)];
  expect(warning).toContain("http://plain.example:8080");
  expect(warning).not.toContain("t0ken");
  expect(more).toEqual([]);
});

test.each([
  ["this machine", { master: "http://fake-1.localhost", token: "t" }],
  ["https", { master: "https://secure.example", token: "t" }],
  ["no token", { master: "http://open.example" }],
  ["allowInsecureAuth", { master: "http://allowed.example", token: "t", allowInsecureAuth: true }],
])("no warning for %s", async (_, options) => expect(await call(options)).toEqual([]));

test.each([
  ["http://localhost:8080", true],
  ["http://fake-1.localhost:80", true],
  ["http://127.9.9.9:1", true],
  ["http://[::1]:1", true],
  ["http://localhost.example.com:80", false],
  ["http://127.example.com:80", false],
  ["http://10.0.0.1:80", false],
])("%s is loopback: %s", (master, expected) => expect(isLoopback(master)).toBe(expected));
