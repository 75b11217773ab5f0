/** The gallery, as the menu lists it and as the page opens an example of it. */
import { createdFile, type Migration, migratedFile, type SourceFile } from '../../engine/host.ts';
import { type Example, exampleById, examples } from '../../project/examples/gallery.ts';

export const exampleList: readonly Example[] = examples;

/** What a first visit shows. */
export const firstExample = 'inference-stack';

export interface LoadedExample extends Omit<Example, 'files'> {
  readonly files: readonly SourceFile[];
  /** What the engine says of it, where the page was built with that. */
  readonly answer: Migration | null;
}

/** An example with its files, or `null` when there is none of that name. */
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
