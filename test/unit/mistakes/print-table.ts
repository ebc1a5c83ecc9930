import { provoke, showOutcome } from "./provoke.js";
import { mistakes } from "./rows/index.js";

/** Prints what was done, and the message that it got. */
export async function printTable(print: (line: string) => void): Promise<void> {
  let count = 0;
  for (const [subject, rows] of Object.entries(mistakes)) {
    print(`\n## ${subject}\n`);
    for (const row of rows) print(`${String(++count).padStart(3)}  ${row[0]}\n     ${showOutcome(await provoke(row))}`);
  }
}
