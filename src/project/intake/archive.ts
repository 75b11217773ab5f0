/**
 * Recognises archives by their names, and loads their readers when the first one comes. Everything inside is untrusted:
 * paths go through `gather` like any others, and inflated bytes are counted while they are inflated, so nothing is
 * inflated past the limits, whatever sizes an archive claims.
 */
import { type Found, type IntakeBounds, intakeBounds } from './intake.ts';

export type ArchiveKind = 'zip' | 'tar' | 'tar.gz';

/** The kind of archive that a file's name promises. A `.crate` is a gzipped tar (Cargo reference, `cargo package`). */
export function archiveKind(name: string): ArchiveKind | null {
  if (/\.zip$/i.test(name)) return 'zip';
  if (/\.(?:tar\.gz|tgz|crate)$/i.test(name)) return 'tar.gz';
  return /\.tar$/i.test(name) ? 'tar' : null;
}

/** Every file of an archive, and the problems with it. Ends early if the archive is damaged or too large. */
export async function* foundInArchive(
  archive: File,
  kind: ArchiveKind,
  bounds: IntakeBounds = intakeBounds,
): AsyncGenerator<Found> {
  if (kind === 'zip') {
    const { foundInZip } = await import('./zip.ts');
    yield* foundInZip(archive, bounds);
  } else {
    const { foundInTar } = await import('./tar.ts');
    yield* foundInTar(archive, kind === 'tar.gz', bounds);
  }
}
