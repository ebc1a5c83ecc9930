/** A mistake of the person at the keyboard: printed without a stack, exit code 2. */
export class UsageError extends Error {}

/**
 * Reads `--name value` and `--flag` arguments; everything else is a usage error.
 * @param {string[]} argv
 * @param {{ values?: string[], flags?: string[] }} known
 * @returns {Record<string, string | true | undefined>}
 */
export function readArguments(argv, { values = [], flags = [] }) {
  /** @type {Record<string, string | true | undefined>} */
  const found = {};
  for (let index = 0; index < argv.length; index += 1) {
    const name = argv[index].replace(/^--/, "");
    if (argv[index].startsWith("--") && flags.includes(name)) {
      found[name] = true;
    } else if (argv[index].startsWith("--") && values.includes(name)) {
      index += 1;
      if (argv[index] === undefined) throw new UsageError(`--${name} needs a value.`);
      found[name] = argv[index];
    } else {
      const names = [...values.map((value) => `--${value} <value>`), ...flags.map((flag) => `--${flag}`)];
      throw new UsageError(`Unknown argument "${argv[index]}". Known: ${names.join(", ")}.`);
    }
  }
  return found;
}

/**
 * Runs a script's main function: its number is the exit code, what it throws is printed as one sentence.
 * @param {(argv: string[]) => Promise<number | void> | number | void} main
 */
export async function runScript(main) {
  try {
    process.exitCode = (await main(process.argv.slice(2))) ?? 0;
  } catch (error) {
    console.error(error instanceof UsageError ? error.message : error);
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}

/** Tells whether a module is the script that was started, not one that a test imported. */
export function isMain(url) {
  return process.argv[1] !== undefined && url === new URL(`file://${process.argv[1]}`).href;
}
