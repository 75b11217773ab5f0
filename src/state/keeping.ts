/** Leaving changes out and applying them again: which decisions to add, and which to remove. */
import type { Edit, MigratedFile } from '../engine/host.ts';
import { type Keep, keepEdit, keptEdits, withMoved } from '../project/keep.ts';

/** Indices of the edits of `file` that begin in `[from, to]`, and of those that are made with them. */
function within(file: MigratedFile, from: number, to: number): readonly number[] {
  const flags = file.edits.map((edit) => edit.from >= from && edit.from <= to);
  return withMoved(file, flags).flatMap((flag, index) => (flag ? [index] : []));
}

/** `kept`, with the edits in this range declined. */
export function keepRange(
  file: MigratedFile,
  from: number,
  to: number,
  kept: readonly Keep[],
): readonly Keep[] {
  const already = keptEdits(file, kept);
  const added = within(file, from, to)
    .filter((index) => !already[index])
    .map((index) => keepEdit(file, index))
    .filter((keep) => keep !== null);
  return added.length === 0 ? kept : [...kept, ...added];
}

/**
 * `kept`, with the edits in this range applied again. If the whole file was declined, that decision becomes one for
 * each of its other edits.
 */
export function takeRange(
  file: MigratedFile,
  from: number,
  to: number,
  kept: readonly Keep[],
): readonly Keep[] {
  const taken = new Set(within(file, from, to));
  const flags = keptEdits(file, kept);
  const rest = kept.filter(({ path }) => path !== file.path);
  const others = file.edits.flatMap((_, index) =>
    flags[index] && !taken.has(index) ? (keepEdit(file, index) ?? []) : [],
  );
  return [...rest, ...others];
}

/** `kept`, with all changes of these files declined. */
export function keepFiles(paths: readonly string[], kept: readonly Keep[]): readonly Keep[] {
  const named = new Set(paths);
  const others = kept.filter(({ path }) => !named.has(path));
  return [...others, ...paths.map((path) => ({ scope: 'file', path }) as const)];
}

/** `kept`, with all changes of these files applied. */
export function takeFiles(paths: readonly string[], kept: readonly Keep[]): readonly Keep[] {
  const named = new Set(paths);
  return kept.filter(({ path }) => !named.has(path));
}

/** `kept`, with some edits of all files declined or applied; `which` selects them. */
export function decideEdits(
  files: readonly MigratedFile[],
  which: (edit: Edit, file: MigratedFile) => boolean,
  apply: boolean,
  kept: readonly Keep[],
): readonly Keep[] {
  const whole = new Set(kept.flatMap((keep) => (keep.scope === 'file' ? [keep.path] : [])));
  return files.flatMap((file): readonly Keep[] => {
    const meant = withMoved(
      file,
      file.edits.map((edit) => which(edit, file)),
    );
    const now = keptEdits(file, kept);
    const flags = now.map((flag, index) => (meant[index] ? !apply : flag));
    // A file that is declined as a whole stays so, whatever changes in it later.
    if (whole.has(file.path) && !flags.includes(false)) return [{ scope: 'file', path: file.path }];
    return file.edits.flatMap((_, index) => (flags[index] ? (keepEdit(file, index) ?? []) : []));
  });
}
