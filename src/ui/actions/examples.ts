/** Opening an example, the first with the engine's answer for it. */
import { createdFile, type Migration, migratedFile, type SourceFile } from '../../engine/host.ts';
import { type Example, exampleById } from '../../project/examples/gallery.ts';

/** The example that a first visit shows. */
export const firstExample = 'inference-stack';

export interface LoadedExample extends Omit<Example, 'files'> {
  readonly files: readonly SourceFile[];
  /** The engine's answer for it, if the page was built with one. */
  readonly answer: Migration | null;
}

/** An example with its files; `null` if there is none with that id. */
export async function loadExample(id: string): Promise<LoadedExample | null> {
  const example = exampleById(id);
  if (!example) return null;
  const [files, built] = await Promise.all([
    example.files(),
    id === firstExample ? import('virtual:first-answer') : null,
  ]);
  return { ...example, files, answer: built && migrationOf(files, built.default) };
}

function migrationOf(
  files: readonly SourceFile[],
  { edits, created, ...rest }: typeof import('virtual:first-answer').default,
): Migration {
  const byPath = new Map(edits);
  const migrated = files.map((file) => migratedFile(file, byPath.get(file.path) ?? []));
  return { ...rest, files: [...migrated, ...created.map(createdFile)] };
}
