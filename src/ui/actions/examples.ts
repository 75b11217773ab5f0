/** The gallery, as the menu lists it and as the page opens an example of it. */
import type { SourceFile } from '../../engine/host.ts';
import { type Example, exampleById, examples } from '../../project/examples/gallery.ts';

export const exampleList: readonly Example[] = examples;

/** What a first visit shows. */
export const firstExample = 'inference-stack';

export type LoadedExample = Omit<Example, 'files'> & { readonly files: readonly SourceFile[] };

/** An example with its files, or `null` when there is none of that name. */
export async function loadExample(id: string): Promise<LoadedExample | null> {
  const example = exampleById(id);
  return example && { ...example, files: await example.files() };
}
