// Runs one step: `step.mjs <file> <name> <what it needs, as JSON>`. Nothing may keep the process alive afterwards.
import process from "node:process";

const [file, name, context] = process.argv.slice(2);
const { steps } = await import(`./${file}`);
await steps[name].run(JSON.parse(context));
console.log("done");
