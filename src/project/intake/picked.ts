/**
 * Files from an `<input type="file">` with `multiple` or `webkitdirectory`, and loose files in general. An archive
 * among them counts as the files inside it.
 */
import { archiveKind, foundInArchive } from './archive.ts';
import { gather, type Origin } from './gather.ts';
import type { Found, Intake, IntakeOptions } from './intake.ts';

/** Takes in what was picked. */
export function readPicked(files: Iterable<File>, options: IntakeOptions = {}): Promise<Intake> {
  const all = [...files];
  return gather(foundInFiles(all, options), archiveOrigin(all), options);
}

/** A single archive whose files share no folder is a project too, and has the archive's name. */
export function archiveOrigin(files: readonly File[]): Origin {
  const [only] = files;
  if (!only || files.length > 1 || !archiveKind(only.name)) return {};
  return { otherwise: only.name.replace(/(?:\.tar)?\.\w+$/, '') };
}

/** A loose file, or everything in it if it is an archive. */
export async function* foundInFiles(
  files: readonly File[],
  options: IntakeOptions,
): AsyncGenerator<Found> {
  for (const file of files) {
    // With `webkitdirectory`, a file knows its path from the chosen folder on.
    const path = file.webkitRelativePath || file.name;
    const kind = file.webkitRelativePath ? null : archiveKind(file.name);
    if (kind) {
      yield* foundInArchive(file, kind, options.bounds);
    } else {
      yield { kind: 'file', path, open: async () => file };
    }
  }
}
