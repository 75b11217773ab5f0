/**
 * What each file is, by its name alone: contents are judged by the readers.
 */
import { fileName } from '../../text/path.ts';
import type { FileKind } from '../migration.ts';

/** The kind of the file at `path`. Only exact names are Cargo's: `Cargo.toml.orig` is not a manifest. */
export function kindOf(path: string): FileKind {
  const name = fileName(path);
  if (name === 'Cargo.toml') return 'manifest';
  if (name === 'Cargo.lock') return 'lockfile';
  if (name.endsWith('.rs')) return 'rust';
  if (/\.(md|markdown)$/i.test(name)) return 'markdown';
  return 'other';
}
