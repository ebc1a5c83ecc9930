import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { sides } from "../scripts/sides.mjs";

const repository = fileURLToPath(new URL("..", import.meta.url));

/** The middle of some numbers. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * Runs each contender once a round, in an order that rotates, and gives its times in milliseconds. A contender may
 * resolve to its own time, for work that another process does.
 */
export async function interleave(contenders, { rounds, warmUp = 1 }) {
  const names = Object.keys(contenders);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + round + warmUp) % names.length];
      const began = performance.now();
      const own = await contenders[name](round + warmUp);
      const time = own ?? performance.now() - began;
      if (round >= 0) times[name].push(time);
    }
  }
  return times;
}

/** Median over the rounds of the ratio within a round, so that a slow second of the machine weighs on both. */
export function ratio(times, name, rival) {
  return median(times[name].map((time, round) => time / times[rival][round]));
}

/** Prints a table of medians in milliseconds, with the ratio of each contender to each rival, and all as one line of JSON. */
export function printRatios(title, times, rivals) {
  const names = Object.keys(times);
  const rows = names.map((name) => ({
    name,
    milliseconds: Number(median(times[name]).toFixed(4)),
    ratios: Object.fromEntries(rivals.map((rival) => [rival, Number(ratio(times, name, rival).toFixed(3))])),
  }));
  const rounds = times[names[0]].length;
  console.log(`${title}; medians of ${rounds} interleaved rounds, Node ${process.version}`);
  const width = Math.max(...names.map(({ length }) => length)) + 2;
  console.log(["".padEnd(width), "ms".padStart(10), ...rivals.map((rival) => `/ ${rival}`.padStart(24))].join(""));
  for (const { name, milliseconds, ratios } of rows) {
    const cells = rivals.map((rival) => ratios[rival].toFixed(3).padStart(24));
    console.log([name.padEnd(width), milliseconds.toFixed(4).padStart(10), ...cells].join(""));
  }
  console.log(JSON.stringify({ title, node: process.version, rounds, rows }));
}

/** Prints a title, a table of medians with the ratio of the first contender's rival to each, and all as one line of JSON. */
export function report({ title, times, ours, rival, goal, facts = {} }) {
  const rows = Object.keys(times).map((name) => ({
    name,
    milliseconds: Number(median(times[name]).toFixed(2)),
    speed: Number(ratio(times, rival, name).toFixed(2)),
  }));
  console.log(`${title}, ${times[ours].length} rounds, Node ${process.version}`);
  console.log(`${"".padEnd(24)} ${"ms".padStart(10)} ${`speed / ${rival}`.padStart(24)}`);
  for (const { name, milliseconds, speed } of rows) {
    console.log(`${name.padEnd(24)} ${milliseconds.toFixed(2).padStart(10)} ${speed.toFixed(2).padStart(24)}`);
  }
  const speed = rows.find(({ name }) => name === ours).speed;
  console.log(
    `goal: ${ours} at least ${goal} times the speed of ${rival}; measured ${speed.toFixed(2)}${speed >= goal ? "" : " (missed)"}`,
  );
  console.log(JSON.stringify({ title, node: process.version, goal, rows, ...facts }));
}

/**
 * Bundles sources of this repository for Node, as the build does, and imports the result: from below this package, whose
 * dependencies it finds, or from a folder, whose packages it finds and where it brings its own.
 */
export async function importSource(contents, folder) {
  const place = await mkdtemp(join(folder ?? repository, "node_modules", ".bench-"));
  try {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: repository, loader: "ts" },
      bundle: true,
      format: "esm",
      platform: "node",
      target: "es2022",
      ...(folder === undefined ? { packages: "external" } : { external: ["undici", "yaml"] }),
      alias: sides.node,
      write: false,
      logLevel: "error",
    });
    const file = join(place, "bundle.mjs");
    await writeFile(file, outputFiles[0].contents);
    return await import(pathToFileURL(file));
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
