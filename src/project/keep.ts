/**
 * "Keep mine": changes of the migration that the user declined, as data that survives typing, undo and reloads. It only
 * says which edits are dropped; the engine and the store work out what follows.
 */
import { type Edit, type MigratedFile, migratedFile } from '../engine/host.ts';

export type Keep =
  /** All changes of a file. */
  | { readonly scope: 'file'; readonly path: string }
  /**
   * One change, identified by the text it replaces, the text it inserts, and its number among equal changes of the file
   * (`nth`, from 0). Offsets would be wrong after the next keystroke above it.
   */
  | {
      readonly scope: 'edit';
      readonly path: string;
      readonly removed: string;
      readonly insert: string;
      readonly nth: number;
    };

/** The decision that keeps the user's text at `file.edits[index]`; `null` if there is no such edit. */
export function keepEdit(file: MigratedFile, index: number): Keep | null {
  const edit = file.edits[index];
  if (!edit || file.before === null) return null;
  const removed = file.before.slice(edit.from, edit.to);
  let nth = 0;
  for (const earlier of file.edits.slice(0, index)) {
    if (isSameChange(file.before, earlier, removed, edit.insert)) nth++;
  }
  return { scope: 'edit', path: file.path, removed, insert: edit.insert, nth };
}

/** For each edit of `file`, whether a decision keeps the user's text there. */
export function keptEdits(file: MigratedFile, keeps: readonly Keep[]): readonly boolean[] {
  const { before } = file;
  if (before === null || keeps.length === 0) return file.edits.map(() => false);
  const seen = new Map<string, number>();
  const keys = new Set(keeps.map(keepKey));
  const wholeFile = keys.has(keepKey({ scope: 'file', path: file.path }));
  const flags = file.edits.map((edit) => {
    const removed = before.slice(edit.from, edit.to);
    const kind = JSON.stringify([removed, edit.insert]);
    const nth = seen.get(kind) ?? 0;
    seen.set(kind, nth + 1);
    return (
      wholeFile ||
      keys.has(keepKey({ scope: 'edit', path: file.path, removed, insert: edit.insert, nth }))
    );
  });
  return withMoved(file, flags);
}

/** Extends `flags` to both edits of moved lines if one of them is flagged. */
export function withMoved({ edits }: MigratedFile, flags: readonly boolean[]): readonly boolean[] {
  const moved = new Set(
    edits.flatMap(({ moves, declaration }, index) => (moves && flags[index] ? [declaration] : [])),
  );
  if (moved.size === 0) return flags;
  return edits.map(
    ({ moves, declaration }, index) => flags[index] || (moves === true && moved.has(declaration)),
  );
}

/** Whether the user declined a file that the migration would create. */
export function isLeftOut(
  { before, optional, path }: MigratedFile,
  keeps: readonly Keep[],
): boolean {
  return (
    before === null &&
    optional === true &&
    keeps.some((keep) => keep.scope === 'file' && keep.path === path)
  );
}

/** `file` without the edits that the user declined; the same object if none was declined. */
export function withoutKept(file: MigratedFile, keeps: readonly Keep[]): MigratedFile {
  if (file.before === null || file.edits.length === 0) return file;
  const kept = keptEdits(file, keeps);
  if (!kept.includes(true)) return file;
  const edits = file.edits.filter((_, index) => !kept[index]);
  return migratedFile({ path: file.path, text: file.before }, edits);
}

function isSameChange(before: string, edit: Edit, removed: string, insert: string): boolean {
  return edit.insert === insert && before.slice(edit.from, edit.to) === removed;
}

function keepKey(keep: Keep): string {
  switch (keep.scope) {
    case 'file':
      return JSON.stringify(['file', keep.path]);
    case 'edit':
      return JSON.stringify(['edit', keep.path, keep.removed, keep.insert, keep.nth]);
  }
}
