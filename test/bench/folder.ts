/** A folder on disk as the page would take it in: leaves out the same files and reads the same ones as text. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFile } from '../../src/engine/index.ts';
import { carriedUnread, decodeText, leftOut } from '../../src/project/what-belongs.ts';

export function readFolder(folder: string): readonly SourceFile[] {
  const files: SourceFile[] = [];
  const walk = (within: string) => {
    for (const entry of readdirSync(join(folder, within), { withFileTypes: true })) {
      const path = within + entry.name;
      if (entry.isDirectory() && !leftOut(`${path}/`)) walk(`${path}/`);
      if (!entry.isFile() || leftOut(path)) continue;
      const place = join(folder, path);
      if (carriedUnread(path, statSync(place).size)) continue;
      const decoded = decodeText(path, readFileSync(place));
      if ('text' in decoded) files.push({ path, text: decoded.text });
    }
  };
  walk('');
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Millions of UTF-16 code units: MB, for sources that are nearly all ASCII. */
export function megabytes(files: readonly SourceFile[]): number {
  return files.reduce((sum, { text }) => sum + text.length, 0) / 1e6;
}
