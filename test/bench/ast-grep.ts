/**
 * Runs @ast-grep/cli over a folder: every identifier with one of the given names, with its replacement, on all cores.
 * It prints its edits and writes nothing, which is less than it would normally do; reading the files is part of its
 * time.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const binary = join('node_modules', '@ast-grep', 'cli', 'ast-grep');

export const hasAstGrep = existsSync(binary);

export function runAstGrep(folder: string, renames: Readonly<Record<string, string>>): void {
  const rules = Object.entries(renames).map(
    ([from, to]) =>
      `id: ${from}\nlanguage: rust\nrule: { kind: identifier, regex: '^${from}$' }\nfix: ${to}\n`,
  );
  const { status, stderr } = spawnSync(
    binary,
    ['scan', '--json=stream', '--inline-rules', rules.join('---\n'), folder],
    { maxBuffer: 1 << 30, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`ast-grep stopped: ${stderr}`);
}
