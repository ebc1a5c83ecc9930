import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { examineLogin } from "../../../src/cli/doctor/examine-login.js";
import { createFakeMaster } from "../../../src/testing.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "cli-"));
  vi.stubEnv("DET_DEBUG_CONFIG_PATH", folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

test("Ctrl-C after the login ends the session that was begun", async () => {
  const fake = await createFakeMaster();
  const controller = new AbortController();
  const send: typeof fetch = (input, init) => {
    const { url } = new Request(input, init);
    if (url.endsWith("/api/v1/me")) controller.abort(new Error("Interrupted."));
    return fake.fetch(input, init);
  };
  const client = { master: fake.url, user: "determined", password: "", fetch: send };
  const findings = async (): Promise<void> => {
    for await (const _ of examineLogin(client, fake.url, controller.signal));
  };
  await expect(findings()).rejects.toThrow("Interrupted.");
  expect(fake.requests({ operation: "Login" })).toHaveLength(1);
  expect(fake.requests({ operation: "Logout" })).toHaveLength(1);
  await fake.close();
});
