/**
 * What leaves the page: which files, under which names.
 */
import type { MigratedFile, Migration } from '../../engine/host.ts';
import { cleanPath } from '../paths.ts';
import type { CarriedFile } from '../snapshot.ts';

export interface OutFile {
  readonly path: string;
  /** Text goes out as UTF-8. */
  readonly data: string | Blob;
}

/** Files that the migration changes or creates, with their new text. */
export function changedFiles(migration: Migration): readonly OutFile[] {
  return migration.files
    .filter((file) => file.before !== file.after)
    .map(({ path, after }) => ({ path, data: after }));
}

/** Every file of the project as it is after the migration, those carried along included. */
export function wholeProject(
  migration: Migration,
  carried: readonly CarriedFile[],
): readonly OutFile[] {
  const text = (file: MigratedFile): OutFile => ({ path: file.path, data: file.after });
  const bytes = (file: CarriedFile): OutFile => ({ path: file.path, data: file.blob });
  return [...migration.files.map(text), ...carried.map(bytes)];
}

/** What to call a download of the project: `candle-migrated.zip`; `forklift` stands in for a missing name. */
export function downloadName(project: string, suffix: string): string {
  const plain = (cleanPath(project)?.path ?? '').replace(/[^\p{L}\p{N}._-]+/gu, '-');
  const name = plain.replace(/^[.-]+|[.-]+$/g, '').slice(0, 100);
  return `${name === '' ? 'forklift' : name}-${suffix}`;
}
