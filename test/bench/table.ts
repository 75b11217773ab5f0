/** A table for the terminal and for Markdown alike. */
import { cpus, loadavg, totalmem } from 'node:os';

export interface Row {
  readonly what: string;
  readonly measured: string;
  readonly target?: string;
  /** Whether the target is met; nothing when there is none. */
  readonly met?: boolean;
}

export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ what, measured, target = '', met }) => [
    what,
    measured,
    target,
    met === undefined ? '' : met ? 'yes' : 'NO',
  ]);
  const all = [['What', 'Measured', 'Target', 'Met'], ...cells];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...all.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [line(all[0] ?? []), rule, ...cells.map(line)].join('\n');
}

/** What the figures were measured on, and how busy it was with other work: above its cores, only ratios mean anything. */
export function machine(): string {
  const processors = cpus();
  const model = processors[0]?.model.replace(/\s+/g, ' ').trim() ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  const load = (loadavg()[0] ?? 0).toFixed(1);
  return `${processors.length} cores of ${model}, ${memory} GiB, load ${load}, Node ${process.versions.node}, ${process.platform}`;
}

export const fixed = (value: number, digits = 1): string => value.toFixed(digits);

/** Time and speed of work over so many MB. */
export function speed(megabytes: number, milliseconds: number): string {
  return `${fixed(milliseconds)} ms, ${fixed((megabytes / milliseconds) * 1000, 0)} MB/s`;
}
