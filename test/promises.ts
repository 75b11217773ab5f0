/**
 * The engine's promises as one question, for any input. What it answers is empty when all of them hold.
 */

import {
  applyEdits,
  type MigrationOptions,
  migrate,
  type SourceFile,
} from '../src/engine/index.ts';
import { sortEdits } from '../src/engine/text/edit.ts';
import { readToml } from '../src/engine/toml/document.ts';

/** Findings that say the engine itself failed. */
const ours = new Set(['verification-failed', 'internal-error']);
/** Findings that say a file could not be read, and so must be untouched. */
const unreadable = new Set(['toml-syntax', 'rust-unreadable']);

/** Each promise that `files` break, in a few words; none when all hold. */
export function brokenPromises(
  files: readonly SourceFile[],
  options: MigrationOptions = {},
): readonly string[] {
  const broken: string[] = [];
  const migration = migrate(files, options);
  files.forEach(({ path, text }, index) => {
    const file = migration.files[index];
    if (file?.path !== path || file.before !== text) broken.push(`${path} is not given back`);
    else if (JSON.stringify(sortEdits(text, file.edits)) !== JSON.stringify(file.edits)) {
      broken.push(`the edits of ${path} are not sorted and disjoint`);
    } else if (applyEdits(text, file.edits) !== file.after) {
      broken.push(`${path} is not its edits spliced in`);
    }
  });
  for (const { kind, path, before, after } of migration.files) {
    if (kind === 'manifest' && before !== after && readToml(after).problem) {
      broken.push(`${path} does not read any more`);
    }
  }
  for (const { code, path, message, from = 0, to = 0 } of migration.findings) {
    const file = migration.files.find((each) => each.path === path);
    if (ours.has(code)) broken.push(message);
    if (unreadable.has(code) && file?.before !== file?.after) broken.push(`${path} was unreadable`);
    const length = (file?.before ?? file?.after ?? '').length;
    if (path !== null && (from > to || to > length)) broken.push(`${code} points out of ${path}`);
  }
  const outputs = migration.files.map(({ path, after }) => ({ path, text: after }));
  for (const { path, before, after } of migrate(outputs, options).files) {
    if (before !== after) broken.push(`${path} changes a second time`);
  }
  return broken;
}
