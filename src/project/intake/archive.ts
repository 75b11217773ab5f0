/**
 * Archives, by their names; the readers are fetched when the first one comes. Everything inside is
 * untrusted: paths go through `gather` like any others, and what is inflated is counted while it is
 * inflated. Nothing is inflated past the bounds, whatever an archive says of its sizes.
 */
import { type Found, type IntakeBounds, intakeBounds } from './intake.ts';

export type ArchiveKind = 'zip' | 'tar' | 'tar.gz';

/** What kind of archive a file's name promises. A `.crate` is a gzipped tar (Cargo reference, `cargo package`). */
export function archiveKind(name: string): ArchiveKind | null {
  if (/\.zip$/i.test(name)) return 'zip';
  if (/\.(?:tar\.gz|tgz|crate)$/i.test(name)) return 'tar.gz';
  return /\.tar$/i.test(name) ? 'tar' : null;
}

/** Every file of an archive, with the problems met; ends early where the archive is damaged or too large. */
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
