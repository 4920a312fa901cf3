/** Rows of cells as aligned lines; the last column is as long as it is. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, n) => Math.max(...rows.map((row) => row[n]?.length ?? 0)));
  return rows.map((row) =>
    row.map((cell, n) => (n === row.length - 1 ? cell : cell.padEnd(widths[n] ?? 0))).join('  '),
  );
}

/** A text in lines of at most `width` characters, each indented. */
export function wrapped(text: string, indent = '', width = Math.min(process.stdout.columns ?? 100, 100)): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && indent.length + line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].map((each) => `${indent}${each}`).join('\n');
}

/** One line of data for programs. */
export const jsonLine = (data: unknown): string => `${JSON.stringify(data)}\n`;
