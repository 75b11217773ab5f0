/** The part of a project that a link of its changes alone holds: the files that change, and the manifests, which say why. */
import { fileName, type SourceFile } from '../engine/host.ts';

/** In the project's order. `changing`: the paths of the files that the migration changes. */
export function changesAlone(
  files: readonly SourceFile[],
  changing: readonly string[],
): readonly SourceFile[] {
  const wanted = new Set(changing);
  return files.filter(({ path }) => wanted.has(path) || fileName(path) === 'Cargo.toml');
}
