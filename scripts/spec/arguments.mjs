import { pathToFileURL } from "node:url";

/** A mistake of the person at the keyboard: printed without a stack, exit code 2. */
export class UsageError extends Error {}

/** The person asked how a script is called: its usage is printed, exit code 0. */
class HelpWanted extends Error {}

/**
 * Reads `--name value`, `--name=value` and `--flag` arguments; everything else is a usage error.
 * @param {string[]} argv
 * @param {{ values?: string[], flags?: string[], usage?: string }} known `usage` is printed for `--help`
 * @returns {Record<string, any>} strings of values, true for flags
 */
export function readArguments(argv, { values = [], flags = [], usage }) {
  const names = [...values.map((value) => `--${value} <value>`), ...flags.map((flag) => `--${flag}`)];
  const known = `Known: ${names.join(", ") || "none"}.`;
  /** @type {Record<string, any>} */
  const found = {};
  for (let index = 0; index < argv.length; index += 1) {
    const [, name, ownValue] = /^--([^=]+)(?:=([^]*))?$/.exec(argv[index]) ?? [];
    if (name === "help" || argv[index] === "-h") throw new HelpWanted(usage ?? known);
    if (flags.includes(name)) {
      if (ownValue !== undefined) throw new UsageError(`--${name} takes no value.`);
      found[name] = true;
    } else if (values.includes(name)) {
      found[name] = ownValue ?? argv[(index += 1)];
      if (!found[name]) throw new UsageError(`--${name} needs a value.`);
    } else {
      throw new UsageError(`Unknown argument "${argv[index]}". ${known}`);
    }
  }
  return found;
}

/** How a master is reached, in the scripts that read its spec. */
export const masterAccess = { values: ["user", "cert", "cert-name"], flags: ["noverify"] };

/**
 * Writes those of the arguments that another script knows as it takes them.
 * @param {Record<string, any>} given of `readArguments`
 * @param {{ values: string[], flags: string[] }} known
 */
export function writeArguments(given, { values, flags }) {
  return [
    ...values.filter((name) => given[name] !== undefined).map((name) => `--${name}=${given[name]}`),
    ...flags.filter((name) => given[name]).map((name) => `--${name}`),
  ];
}

/**
 * Runs a script's main function: its number is the exit code, what it throws is printed as one sentence.
 * @param {(argv: string[]) => Promise<number | void> | number | void} main
 */
export async function runScript(main) {
  try {
    process.exitCode = (await main(process.argv.slice(2))) ?? 0;
  } catch (error) {
    if (error instanceof HelpWanted) {
      process.stdout.write(`${error.message.trimEnd()}\n`);
      return;
    }
    const isSentence = error instanceof UsageError || error?.name === "GeneratorError";
    console.error(isSentence ? error.message : error);
    process.exitCode = isSentence ? 2 : 1;
  }
}

/** Whether a module is the script that was started, not one that a test imported. */
export function isMain(url) {
  return process.argv[1] !== undefined && url === pathToFileURL(process.argv[1]).href;
}
