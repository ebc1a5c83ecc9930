import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { FakeMaster } from "../../src/testing.js";
import { listenByRequests } from "./request-clock.js";
import { recordingsDirectory } from "./recordings-directory.js";

/** How one exchange went, as the judge writes it down. */
export interface Verdict {
  file: string;
  seq: number;
  /** Method and path, `{}` for what stands for one resource. */
  operation: string;
  request: string;
  status: number | null;
  result: "equal" | "different" | "not simulated" | "not replayable";
  /** How many differences the judge's own rules excused. */
  excused: number;
  differences: Difference[];
}

/** One value that is not as recorded. */
export interface Difference {
  /** JSON pointer into the answer; `status`, `stream` and `header/NAME` besides. */
  pointer: string;
  recorded: unknown;
  got: unknown;
}

/** The replayer that stands beside this repository: it shares nothing with the fake. */
export const judgeDirectory = process.env["FIDELITY_JUDGE"] ?? path.resolve(recordingsDirectory(), "../tools/replay");

/** Why nothing can be judged here; empty when it can. */
export const whyNot = existsSync(path.join(judgeDirectory, "replay.mjs"))
  ? ""
  : ` (skipped: there is no replayer in ${judgeDirectory}; FIDELITY_JUDGE says where it is)`;

/** What no answer teaches the judge. */
export interface Known {
  /** A number of another call, such as `trial 8=7`. */
  number?: string;
  /** Recorded uuids and those that they are here. */
  uuids?: Readonly<Record<string, string>>;
}

/** Lets the judge replay recordings, one after the other, against a fake that listens. */
export async function judge(
  fake: FakeMaster,
  files: readonly string[],
  password: string,
  { number, uuids = {} }: Known = {},
): Promise<Verdict[]> {
  await using server = await listenByRequests(fake);
  const directory = mkdtempSync(path.join(tmpdir(), "fidelity-"));
  const output = path.join(directory, "verdicts.jsonl");
  const copies = files.map((file) => {
    const copy = path.join(directory, path.basename(file));
    const text = readFileSync(file, "utf8");
    writeFileSync(
      copy,
      Object.entries(uuids).reduce((all, [from, to]) => all.replaceAll(from, to), text),
    );
    return copy;
  });
  const options = ["--url", server.url, "--password", password, "--wait", "1200", "--json", output];
  const words = [...options, ...(number === undefined ? [] : ["--map", number]), copies.join("+")];
  try {
    const said = await run([path.join(judgeDirectory, "replay.mjs"), ...words]);
    if (!existsSync(output)) throw new Error(`The replayer gave no verdicts for ${files.join(", ")}. ${said}`);
    const lines = readFileSync(output, "utf8").trim().split("\n");
    return lines.map((line) => relevant(JSON.parse(line) as Verdict));
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** Runs a program of Node to its end; what it said on its error output. */
function run(words: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, words, { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => resolve(said));
  });
}

/** Without the differences that the judge only counts. */
function relevant(verdict: Verdict): Verdict {
  const mediaType = (value: unknown): string => String(value).split(";")[0] ?? "";
  const counts = ({ pointer, recorded, got }: Difference): boolean =>
    pointer !== "header/vary" && !(pointer === "header/content-type" && mediaType(recorded) === mediaType(got));
  return { ...verdict, differences: verdict.differences.filter(counts) };
}
