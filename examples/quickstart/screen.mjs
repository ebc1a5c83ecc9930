const BAR_WIDTH = 30;

/** Lines that scroll above one moving progress bar; where the output is not a terminal, plain lines only. */
export function createScreen(output = process.stdout) {
  let bar = "";
  let lastPlain = "";
  const clear = () => output.isTTY && bar && output.write("\r\x1b[2K");
  const draw = () => output.isTTY && bar && output.write(bar);

  return {
    line(text = "") {
      clear();
      output.write(`${text}\n`);
      draw();
    },
    progress(fraction, label) {
      const percent = `${Math.round(fraction * 100)}%`.padStart(4);
      if (!output.isTTY) {
        const plain = `${percent} ${label}`;
        if (plain !== lastPlain) output.write(`${plain}\n`);
        lastPlain = plain;
        return;
      }
      const filled = Math.round(fraction * BAR_WIDTH);
      clear();
      bar = `${"█".repeat(filled)}${"░".repeat(BAR_WIDTH - filled)}${percent}  ${label}`;
      draw();
    },
    endProgress() {
      if (output.isTTY && bar) output.write("\n");
      bar = "";
      lastPlain = "";
    },
    table(headers, rows) {
      const widths = headers.map((header, column) => Math.max(header.length, ...rows.map((row) => row[column].length)));
      const format = (cells) => `  ${cells.map((cell, column) => cell.padEnd(widths[column])).join("  ")}`.trimEnd();
      this.line(format(headers));
      this.line(format(widths.map((width) => "─".repeat(width))));
      for (const row of rows) this.line(format(row));
    },
  };
}
