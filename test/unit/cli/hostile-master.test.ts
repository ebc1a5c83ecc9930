import { spawn } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundleCommand, type BundledCommand } from "./bundled-command.js";

/** Names the window, clears the screen, goes to another line, and forges one; in each way that a terminal knows. */
const evil = "x\u001b]0;owned\u0007\u001b[2J\u009b2J\u202e\r\nok   login       admin\u2028ok   login       admin";

/** What a server in place of a master may say, by the path that is requested. */
type Answers = (path: string) => { status: number; body: unknown; location?: string };
let answers: Answers;
let command: BundledCommand;
let server: Server;
let master: string;

beforeAll(async () => {
  command = await bundleCommand();
  server = createServer((request, response) => {
    const { status, body, location } = answers(request.url!);
    response.writeHead(status, { "content-type": "application/json", ...(location && { location }) });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  master = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}, 60_000);
afterAll(async () => {
  server.close();
  await command.cleanUp();
});

async function run(...args: string[]): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "cli-"));
  const env = {
    PATH: process.env.PATH,
    DET_DEBUG_CONFIG_PATH: folder,
    DET_MASTER: master,
    DET_USER: "ada",
    DET_PASS: "x",
  };
  const child = spawn(process.execPath, [command.script, ...args], { env });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => (output += String(piece)));
  await new Promise((resolve) => child.on("close", resolve));
  return output;
}

const info = { version: "0.38.1", clusterName: "good" };
const user = { id: 1, username: evil, displayName: evil };
const hostile: [string, Answers][] = [
  [
    "names of a good master",
    (at) => ({ status: 200, body: at.includes("/master") ? { ...info, clusterName: evil } : { token: "t", user } }),
  ],
  ["a release", () => ({ status: 200, body: { version: `0.38.1${evil}`, clusterName: evil } })],
  ["a release that is not a string", () => ({ status: 200, body: { version: { a: evil }, clusterName: [evil] } })],
  ["words of an error", () => ({ status: 400, body: { error: { code: 3, reason: evil, error: evil } } })],
  [
    "words of a refused login",
    (at) => (at.includes("/master") ? { status: 200, body: info } : { status: 401, body: { message: evil } }),
  ],
  ["a page", () => ({ status: 502, body: `<html><title>${evil}</title>` })],
  ["text", () => ({ status: 500, body: evil })],
  ["a success that is not JSON", () => ({ status: 200, body: evil })],
  ["a redirect", () => ({ status: 302, body: "", location: "http://evil.example/\u009b2J" })],
];

test("names of experiments and lines of logs move no cursor and forge no line, as text and as JSON", async () => {
  const experiment = {
    id: 1,
    name: evil,
    state: `STATE_${evil}`,
    numTrials: 1,
    startTime: "2026-01-05T06:00:00Z",
    config: {},
  };
  const bodies: [string, unknown][] = [
    ["/logs", { result: { id: "1", message: evil, log: evil, level: evil, timestamp: "2026-01-05T06:00:00Z" } }],
    ["/trials", { trials: [{ id: 1, experimentId: 1 }], pagination: { endIndex: 1, total: 1 } }],
    ["/experiments/1", { experiment }],
    ["/experiments", { experiments: [experiment], pagination: { endIndex: 1, total: 1 } }],
    ["/login", { token: "t", user }],
  ];
  answers = (at) => ({ status: 200, body: bodies.find(([end]) => at.split("?")[0]!.endsWith(end))?.[1] ?? {} });
  const calls = [["experiments"], ["experiments", "--json"], ["logs", "1"], ["logs", "1", "--json"]];
  const outputs = await Promise.all(calls.map((call) => run(...call)));
  for (const [index, output] of outputs.entries()) {
    expect(output, calls[index]!.join(" ")).toContain("owned");
    expect(output.replaceAll(/[\n\t]/g, ""), calls[index]!.join(" ")).not.toMatch(
      /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u,
    );
    expect(output, calls[index]!.join(" ")).not.toMatch(/^ok/m);
  }
});

test.each(hostile)("%s moves no cursor and forges no line", async (_, given) => {
  answers = given;
  const names = given === hostile[0]![1] ? ["doctor", "login", "whoami", "logout"] : ["doctor", "login"];
  const outputs = await Promise.all(names.map((name) => run(name)));
  for (const [index, name] of names.entries()) {
    const output = outputs[index]!;
    expect(output, name).not.toBe("");
    expect(output.replaceAll("\n", ""), name).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u);
    const lines = output.trim().split("\n");
    const own =
      name === "doctor"
        ? /^(?:(?:ok|note|FAIL) +\w+ |Do first: |Then: )/
        : /^(?:determined-client|Logged in|Nobody|x\\x1b|\(node:|\(Use )/;
    for (const line of lines) expect(line, name).toMatch(own);
    if (name !== "doctor") expect(lines.filter((line) => line.startsWith("ok"))).toEqual([]);
    else expect(lines.filter((line) => /^ok +login/.test(line)).length).toBeLessThan(2);
  }
});
