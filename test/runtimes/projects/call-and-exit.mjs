// Importing msw opens a BroadcastChannel, which keeps Deno alive: ends the program once it says something.
import process from "node:process";

const { log } = console;
console.log = (...words) => {
  log(...words);
  process.exit();
};
await import(process.argv[2]);
